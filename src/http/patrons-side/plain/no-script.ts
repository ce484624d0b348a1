import { languages, localeOf } from '../../../words/languages.js';
import { markup } from './html.js';
import { sayOnPage } from './page-words.js';
import { plainBase } from './plain-context.js';

/** What a patrons’ page says where no script runs, in each language: the ways to the pages that need none. `address`: the page’s own. */
export function withoutScript(address: string): string {
  const same = (begin: string) => (address.startsWith(`/my${begin}`) ? address.slice('/my'.length) : begin);
  return markup`<main class="my-main">${languages.map((each) => {
    const link = (path: string, word: 'blankForm' | 'myRequests') =>
      markup`<p><a href="${`${plainBase}/${each}${same(path)}`}">${sayOnPage(each, word)}</a></p>`;
    return markup`<div lang="${localeOf[each]}"><p>${sayOnPage(each, 'withoutScript')}</p>${link('/ask', 'blankForm')}${link('/requests', 'myRequests')}</div>`;
  })}</main>`.text;
}
