import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { nothingFor } from '../../support/nothing-for.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: lists that follow what happens', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async () => {
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
  });
  afterEach(() => at.close());

  const wish = (title: string) =>
    two.borrower.desk.create({ serviceType: 'Loan', title, author: 'Lemay, A.', rota: [two.lender.desk.library.code] });

  it('R4: signs in, opens the list, sees a row change by itself, and nothing of it offends axe or the policy', async () => {
    const { externalId, id } = await wish('Rivers of the north');
    await signIn(at, 'roy', '/borrowing');
    const row = at.page.locator(`tr[data-id="${id}"]`);
    await row.getByText('Ready to be sent').waitFor();
    expect(await flawsOf(at.page)).to.deep.equal([]);
    await two.borrower.desk.act(externalId, 'send');
    await row.getByText('Request sent to partner').waitFor({ timeout: 5000 });
    await two.lender.desk.until(externalId, 'created');
    await two.lender.desk.act(externalId, 'willSupply', { note: 'Tomorrow.' });
    await row.getByText('Will supply').waitFor({ timeout: 10_000 });
    expect(at.faults).to.deep.equal([]);
  });

  it('R19 R23: opens a request beside the list, does its usual next step by its button, and tells the partner', async () => {
    const { externalId, id } = await wish('Lakes of the north');
    await signIn(at, 'roy', '/borrowing');
    const link = at.page.getByRole('link', { name: 'Lakes of the north' });
    await link.waitFor();
    await nothingFor(2100, 'an answer that was asked for on the way is no longer taken for new');
    const asked: string[] = [];
    at.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await link.click();
    const pane = at.page.getByRole('complementary', { name: 'Details' });
    await pane.getByRole('heading', { name: 'Lakes of the north' }).waitFor();
    expect(asked).to.include(`/api/v1/requests/${id}`);
    expect(asked, 'the list is not read again for it').to.not.include('/api/v1/requests');
    expect(new URL(at.page.url()).searchParams.get('open')).to.equal(id);
    expect(await flawsOf(at.page)).to.deep.equal([]);
    await pane.getByRole('button', { name: 'Send: Lakes of the north' }).click();
    await pane.getByText('Request sent to partner').first().waitFor();
    await two.lender.desk.until(externalId, 'created');
    expect(at.faults).to.deep.equal([]);
  });

  it('FA27: a row whose new status the filter has too is not said to have left, and what I just made is shown at once', async function () {
    this.timeout(90_000);
    const { id, externalId } = await wish('Capes of the north');
    await signIn(at, 'roy', '/borrowing?state=readyToSend&state=requestSent');
    const row = at.page.locator(`tr[data-id="${id}"]`);
    await row.getByRole('button', { name: /^Send/ }).click();
    await row.getByText('Request sent to partner').first().waitFor({ timeout: 10_000 });
    await two.lender.desk.until(externalId, 'created');
    expect(await row.textContent()).not.to.include('No longer in this list');

    await at.page.goto('/borrowing');
    await row.waitFor();
    // By way of the menu: the list that was read a moment ago is still in the memory of the page.
    await at.page.getByRole('button', { name: 'Create Request' }).click();
    await at.page.getByRole('menuitem', { name: 'Book' }).click();
    await at.page.getByRole('textbox', { name: /^Title/ }).fill('Bays of the north');
    await at.page.getByRole('button', { name: 'Save', exact: true }).click();
    await at.page.waitForURL(/\/borrowing\?open=/);
    await at.page.getByRole('table').getByRole('link', { name: 'Bays of the north' }).waitFor();
    expect(await at.page.getByRole('button', { name: /new – show/ }).count()).to.equal(0);
  });

  it('keeps new rows back until they are asked for, and a row that left the list where it is', async () => {
    const { externalId, id } = await wish('Hills of the north');
    await signIn(at, 'roy', '/borrowing?state=readyToSend');
    await at.page.locator(`tr[data-id="${id}"]`).waitFor();
    await two.borrower.desk.act(externalId, 'send');
    await at.page.locator(`tr[data-id="${id}"]`).getByText('No longer in this list.').waitFor({ timeout: 10_000 });
    // No answer of the list speaks of it any more: what becomes of it is told all the same.
    await two.lender.desk.until(externalId, 'created');
    await two.lender.desk.act(externalId, 'willSupply');
    await at.page
      .locator(`tr[data-id="${id}"]`)
      .getByText('No longer in this list. Status: Will supply')
      .waitFor({ timeout: 10_000 });
    const other = await wish('Woods of the north');
    const pill = at.page.getByRole('button', { name: /1 new – show/ });
    await pill.waitFor({ timeout: 10_000 });
    expect(await at.page.locator(`tr[data-id="${other.id}"]`).count()).to.equal(0);
    await pill.click();
    await at.page.locator(`tr[data-id="${other.id}"]`).waitFor();
    expect(await at.page.locator(`tr[data-id="${id}"]`).count()).to.equal(0);
  });

  it('shows a hostile title as the text it is', async () => {
    await wish('<img src=x onerror="document.title=1"> & <b>bold</b>');
    await signIn(at, 'roy', '/borrowing');
    await at.page.getByRole('link', { name: '<img src=x onerror="document.title=1"> & <b>bold</b>' }).waitFor();
    expect(await at.page.locator('main img').count()).to.equal(0);
    expect(at.faults).to.deep.equal([]);
  });

  it('R63: changes the status of many at once, and says what came of each', async () => {
    const made = [await wish('One of two'), await wish('Two of two')];
    await signIn(at, 'roy', '/borrowing?state=readyToSend');
    for (const { title } of made) await at.page.getByRole('checkbox', { name: `Select ${title}` }).check();
    await at.page.getByRole('region', { name: 'Selected requests' }).getByRole('button', { name: 'Send (2)' }).click();
    const dialog = at.page.getByRole('dialog');
    await dialog.getByText('2 can be done.').waitFor();
    expect(await flawsOf(at.page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Send (2)' }).click();
    await dialog.getByText('2 of 2 done').waitFor();
    for (const { externalId } of made) await two.lender.desk.until(externalId, 'created');
  });

  it('speaks French', async () => {
    await at.close();
    at = await openWindow(two.borrower.desk, { language: 'fr', theme: 'dark' });
    await wish('Bonheur d’occasion');
    await signIn(at, 'roy', '/borrowing');
    await at.page.getByRole('heading', { level: 1, name: /Demandes sortantes/ }).waitFor();
    await at.page
      .getByRole('row', { name: /Bonheur/ })
      .getByText('Prêt à être envoyé')
      .waitFor();
    expect(await at.page.locator('html').getAttribute('lang')).to.equal('fr-CA');
    expect(await flawsOf(at.page)).to.deep.equal([]);
  });
});
