import { expect } from 'chai';
import { shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { walker } from './support/walk.js';

/** What stands out of the window at the right, for whoever mends it. */
const standingOut = `[...document.querySelectorAll('main *')]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !each.closest('[class*=scrollContainer], .mantine-ScrollArea-root'))
  .slice(0, 5).map((each) => each.tagName + '.' + each.className + ': ' + (each.textContent ?? '').slice(0, 40))`;

/** What a page says that does not exist. */
const lost = { en: 'There is no page at this address.', fr: 'Il n’y a pas de page à cette adresse.' };

withBrowser('the desk on a telephone of 390 pixels', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
  const card = `C${'4'.repeat(58)}`;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', undefined, `${word} Roy`);
    await desk.call('POST', '/patrons', { id: card, name: `${word} Example`, email: `${'e'.repeat(60)}@example.ca` });
    await desk.call('POST', `/partners/${two.lender.desk.library.code}/credentials`, { kind: 'token' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  for (const language of ['en', 'fr'] as const)
    it(`no page scrolls sideways, whatever the length of a word: one’s own, credentials, a patron, a person (${language})`, async function () {
      this.timeout(120_000);
      const window = await openWindow(two.borrower.desk, { language, width: 390 });
      windows.push(window);
      const { page } = window;
      const walk = walker(page);
      await signIn(window, 'roy', '/me');
      const partner = two.lender.desk.library.code;
      for (const path of [
        '/me',
        `/partners/${partner}?tab=credentials`,
        `/partners/${partner}`,
        `/patrons/${card}`,
        '/staff/roy',
      ]) {
        await walk.go(path);
        expect(await page.getByText(lost[language]).count(), path).to.equal(0);
        const [wide, room] = (await page.evaluate(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        )) as [number, number];
        expect(wide, `${path}: ${JSON.stringify(await page.evaluate(standingOut))}`).to.be.at.most(room);
        await shot(page, `narrow-${path.replaceAll(/\W+/g, '-').slice(1, 20)}-${language}`);
      }
    });
});
