import { expect } from 'chai';
import { withBrowser } from '../../support/browser.js';
import { urlOf } from '../desk/support/desk-in-browser.js';
import { long, markup, odd, poison, shownOn, watchFor } from '../desk/support/hostile.js';
import { keepPicture } from '../desk/support/place.js';
import { walker } from '../desk/support/walk.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { openPatronWindow, signInHere } from './patron-in-browser.js';
import { openTwoColleges } from './two-colleges.js';

/** What was typed is looked into once nobody types on. */
const asksLater = /^\/(my\/ask|openurl)/;

withBrowser('every text that the patrons’ pages are told, written by somebody who means ill (E9, E10, D23)', () => {
  let two: TwoLibraries;
  let number = '';

  before(async function () {
    this.timeout(240_000);
    two = await openTwoColleges();
    const { desk } = two.borrower;
    const { library } = two.lender.desk;
    const made = await desk.create({
      serviceType: 'Loan',
      title: 'Nana',
      author: 'Zola',
      patron: { id: '20417' },
      rota: [library.code],
    });
    await desk.act(made.externalId, 'send');
    number = made.externalId;
  });
  after(() => two?.close());

  for (const [name, texts, width] of [
    ['markup', markup, 1000],
    ['odd', odd, 390],
    ['long', long, 390],
  ] as const)
    it(`runs nowhere, breaks no page and is shown as text: ${name}, ${width} pixels wide`, async function () {
      this.timeout(240_000);
      const window = await openPatronWindow(two.borrower.desk, { width, height: 844 });
      const { page } = window;
      const walk = walker(page);
      const watched = await watchFor(page, urlOf(two.borrower.desk));
      await page.goto('/my/sign-in');
      await signInHere(page);
      await page.waitForURL((url) => url.pathname !== '/my/sign-in');
      await poison(page, '/api/patron/v1', () => texts);
      const said = encodeURIComponent(texts[0] ?? '').slice(0, 1500);
      const flaws: string[] = [];
      const silent: string[] = [];
      for (const view of [
        '/my',
        '/my?q=nana',
        `/my?q=${said.slice(0, 400)}`,
        `/my/title?title=${said}&author=${said}&isbn=${said.slice(0, 60)}&year=${said.slice(0, 60)}`,
        `/my/ask?title=${said}&author=${said}&genre=article&issn=${said.slice(0, 60)}&doi=${said.slice(0, 60)}&trouble=${said.slice(0, 60)}`,
        `/openurl?ctx_ver=Z39.88-2004&rft.btitle=${said}&rft.au=${said}&rft.date=${said.slice(0, 60)}&rft_id=javascript%3Aalert(1)`,
        '/my/requests',
        `/my/requests/${number}`,
        `/my/sent/${number}`,
        `/my/requests/${said.slice(0, 200)}`,
        '/my/me',
        `/my/sign-in?trouble=${said.slice(0, 200)}&back=${encodeURIComponent('javascript:window.hurt=1')}`,
        `/my/sign-in?back=${encodeURIComponent('//evil.invalid/my')}`,
        `/my/${said.slice(0, 200)}`,
      ]) {
        await page.goto(view);
        await page.locator('h1').first().waitFor();
        if (asksLater.test(view)) await page.waitForLoadState('networkidle');
        await walk.atRest();
        const short = view.slice(0, 40);
        const { isShown, tooWide, wide } = await shownOn(page);
        if (tooWide > 0) flaws.push(`${short} goes ${tooWide} pixels beyond its window: ${wide}`);
        if (!isShown) silent.push(short);
        flaws.push(...(await watched.harm()).map((flaw) => `${short} ${flaw}`));
        flaws.push(...window.faults.splice(0).map((flaw) => `${short} ${flaw}`));
        await keepPicture(page, `hostile-my-${name}-${width}`, short);
      }
      expect(flaws.join('\n')).to.equal('');
      for (const view of ['/my?q=nana', '/my/requests', `/my/requests/${number}`])
        expect(silent, 'shown as text').not.to.include(view);
      await window.close();
    });
});
