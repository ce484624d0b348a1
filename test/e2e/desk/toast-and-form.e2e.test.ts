import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const said = {
  en: ['Request sent to LEND Library.', 'LEND Library: Will supply'],
  fr: ['Demande envoyée à LEND Library.', 'LEND Library\u00a0: Sera fourni'],
} as const;

withBrowser('what a partner does while a form is open', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', undefined, 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  for (const language of ['en', 'fr'] as const)
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
    ] as const)
      it(`is said above it, and never on its buttons (${language}, ${width}×${height})`, async function () {
        this.timeout(60_000);
        const [borrower, lender] = [two.borrower.desk, two.lender.desk];
        const title = `Rivers ${language} ${width}`;
        const { id, externalId } = await borrower.create({ serviceType: 'Loan', title, rota: ['LEND'] });
        at = await openWindow(borrower, { language, width, height });
        const { page } = at;
        await signIn(at, 'roy', `/borrowing/${id}`);
        const toast = page.locator('.mantine-Notification-root');
        // Who sent it is told what becomes of it.
        await page.locator('#page [data-action="send"]:not([data-inert])').first().click();
        await lender.until(externalId, 'created', 'locateFailed');
        const more = page.locator('#page').getByRole('button', { name: /^(More actions|Plus d’actions).*: / });
        await more.and(page.locator(':not([data-inert])')).first().click();
        await page.locator('[role="menuitem"][data-action="cancel"]').click();
        if (width === 1280) await toast.getByText(said[language][0]).waitFor();
        const dialog = page.getByRole('dialog').filter({ has: page.locator('[data-submit]') });
        await dialog.getByRole('textbox').first().fill('No longer needed.');
        await lender.act(externalId, 'willSupply');
        await toast.getByText(said[language][1]).waitFor();
        expect(await toast.getByText(said[language][0]).isVisible(), 'the last one alone').to.equal(false);
        await shot(page, `toast-and-form-${language}-${height}`);
        for (const button of await dialog.getByRole('button').and(page.locator(':not([tabindex="-1"])')).all())
          await button.click({ trial: true, timeout: 1000 });
        expect(await flawsOf(page)).to.deep.equal([]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await toast.getByText(said[language][1]).waitFor();
      });
});
