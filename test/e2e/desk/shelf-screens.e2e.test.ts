import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { onItsWay } from './support/at-the-scanner.js';
import { addUser, openWindow, signIn } from './support/desk-in-browser.js';

const screens = [
  ...['/scan/receive', '/scan/ship', '/scan/in', '/scan/return'],
  ...['/patrons?q=tremb', '/patrons/P100', '/patrons/P100?tab=requests', '/patrons/P100?tab=fees'],
  ...['/holds', '/holds?tab=expired', '/pick', '/monitor', '/monitor?tab=away', '/lost', '/lost?tab=overdue', '/print'],
];
/** As the walk of every screen does not look: dark at the desk, light at the shelf. */
const looks = [
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'fr', theme: 'light', width: 820 },
] as const;

withBrowser('the screens of scanner, counter and shelf', () => {
  let two: TwoLibraries;
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
    const [, lent] = [await onItsWay(two), await onItsWay(two), await onItsWay(two)];
    await desk.act(lent?.id ?? '', 'receive');
    await desk.act(lent?.id ?? '', 'loanToPatron');
    const held = await onItsWay(two, {
      title: `<b>${'Endless title without a space'.replaceAll(' ', '')}</b>`.repeat(6),
    });
    await desk.act(held.id, 'receive');
    await desk.call('POST', '/fees', { patron: 'P100', amount: '12.00', note: 'Coffee on page 40.' });
  });
  after(() => two?.close());

  for (const look of looks) {
    it(`have no flaw in ${look.language}, ${look.theme}, ${look.width} pixels wide`, async function () {
      this.timeout(240_000);
      const window = await openWindow(two.borrower.desk, look);
      const { page, faults } = window;
      await signIn(window, 'roy', '/scan/receive');
      for (const screen of screens) {
        await page.goto(screen);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
        expect(await flawsOf(page), screen).to.deep.equal([]);
        const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
        expect(wide, `${screen} is wider than the window`).to.be.at.most(0);
        await shot(
          page,
          `${screen.replaceAll(/[^a-z0-9]+/gi, '-').slice(1)}-${look.language}-${look.theme}-${look.width}`,
        );
      }
      expect(faults).to.deep.equal([]);
      await window.close();
    });
  }
});
