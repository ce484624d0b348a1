import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

withBrowser('the desk in a browser: a library closes itself for a period', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async () => {
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(() => at?.close());

  it('says at the field what is wrong, keeps what was typed, and tells the partner whose request waits', async () => {
    const rota = [two.lender.desk.library.code];
    const wish = await two.borrower.desk.create({ serviceType: 'Loan', title: 'Snow', author: 'Roy, G.', rota });
    await two.borrower.desk.act(wish.externalId, 'send');
    await two.lender.desk.until(wish.externalId, 'created');
    at = await openWindow(two.lender.desk);
    const { page } = at;
    await signIn(at, 'roy', '/closures');
    await page.getByText('No closure ahead').waitFor();
    await page.getByRole('button', { name: /^Close for a day/ }).press('Enter');
    const form = page.getByRole('dialog');
    const put = async (label: string, value: string) => {
      await form.getByRole('textbox', { name: label }).fill(value);
      await form.getByRole('textbox', { name: label }).press('Tab');
    };
    await put('First day', inDays(20));
    await put('Last day', inDays(10));
    await put('Note', 'Winter holidays');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.locator('[data-field="until"][aria-invalid="true"]').waitFor();
    expect(await form.getByLabel('Note').inputValue()).to.equal('Winter holidays');
    expect(await flawsOf(page)).to.deep.equal([]);
    await put('Last day', inDays(30));
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByText('1 partner is told, on 1 request.').first().waitFor();
    await page.getByRole('row', { name: /Winter holidays.*1 partner, 1 request/ }).waitFor();
    expect(at.faults).to.deep.equal([]);
  });

  it('opens again in French, asked once, and in the dark', async () => {
    at = await openWindow(two.lender.desk, { language: 'fr', theme: 'dark' });
    const { page } = at;
    await signIn(at, 'roy', '/closures');
    await page
      .getByRole('row', { name: /Winter holidays/ })
      .getByRole('button')
      .press('Enter');
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Rouvrir' }).press('Enter');
    await page.getByText(/1 partenaire averti apprendra que la fermeture est levée/).waitFor();
    await page.getByRole('button', { name: 'Oui, continuer' }).press('Enter');
    await page.getByText('Aucune fermeture à venir').waitFor();
    expect(at.faults).to.deep.equal([]);
  });
});
