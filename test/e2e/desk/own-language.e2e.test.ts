import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signInOnScreen } from './support/desk-in-browser.js';

withBrowser('everybody reads the desk in their own language', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(two.borrower.desk, 'smith', 'fulfillmentServicesOperator', 'Ann Smith');
    await addUser(two.borrower.desk, 'lavoie', 'fulfillmentServicesOperator', 'Jean Lavoie');
    await two.borrower.desk.create({ serviceType: 'Loan', title: 'Bonheur d’occasion', rota: ['LEND'] });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });
  /** A browser in which nobody has chosen anything yet. */
  const atNewBrowser = async (): Promise<AtBrowser> => {
    const window = await openWindow(two.borrower.desk, { untouched: true });
    windows.push(window);
    window.page.setDefaultTimeout(15_000);
    return window;
  };
  const reads = async (page: Page, language: 'en' | 'fr') => {
    const heading = language === 'fr' ? /^Demandes sortantes/ : /^Borrowing Requests/;
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const status = language === 'fr' ? 'Prêt à être envoyé' : 'Ready to be sent';
    await page
      .getByRole('row', { name: /Bonheur/ })
      .getByText(status)
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).to.equal(language === 'fr' ? 'fr-CA' : 'en-CA');
  };
  const choosesFrench = async (page: Page, name = 'Mireille Roy') => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await page.keyboard.press('Escape');
  };
  const signOut = async (page: Page, name: string, out: string) => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('menuitem', { name: out }).click();
    await page.waitForURL(({ pathname, search }) => pathname === '/sign-in' && search === '');
  };

  it('changes it by two clicks on any page, finds it after loading anew, and in another browser', async function () {
    this.timeout(60_000);
    const here = await atNewBrowser();
    await signInOnScreen(here, 'roy', '/borrowing');
    await reads(here.page, 'en');
    await choosesFrench(here.page);
    await reads(here.page, 'fr');
    expect(await here.page.title()).to.equal('Demandes sortantes – Interlend');
    expect(await flawsOf(here.page)).to.deep.equal([]);
    await here.page.reload();
    await reads(here.page, 'fr');

    const elsewhere = await atNewBrowser();
    await signInOnScreen(elsewhere, 'roy', '/borrowing');
    await reads(elsewhere.page, 'fr');
  });

  it('gives the next person at the same computer their own, and the first one’s back', async function () {
    this.timeout(60_000);
    const { page, ...rest } = await atNewBrowser();
    const here = { page, ...rest };
    await signInOnScreen(here, 'lavoie', '/borrowing');
    await reads(page, 'en');
    await choosesFrench(page, 'Jean Lavoie');
    await reads(page, 'fr');
    await signOut(page, 'Jean Lavoie', 'Se déconnecter');
    await signInOnScreen(here, 'smith', '/borrowing');
    await reads(page, 'en');
    await signOut(page, 'Ann Smith', 'Sign out');
    await signInOnScreen(here, 'lavoie', '/borrowing');
    await reads(page, 'fr');
  });

  it('may be chosen before signing in', async function () {
    this.timeout(60_000);
    const here = await atNewBrowser();
    await here.page.goto('/sign-in');
    await here.page.getByRole('button', { name: 'Français' }).click();
    await here.page.getByRole('button', { name: 'Ouvrir une session' }).waitFor();
    await signInOnScreen(here, 'smith', '/borrowing');
    await reads(here.page, 'fr');
  });
});
