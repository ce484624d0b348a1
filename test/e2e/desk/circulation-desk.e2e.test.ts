import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { localDate } from '../../../src/domain/calendar/calendar.js';
import { withBrowser } from '../../support/browser.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** A day as the desk writes it where the year is not needed, or is. */
const dayWords = (day: string) =>
  new RegExp(new Intl.DateTimeFormat('en-CA', { month: 'short', day: 'numeric' }).format(new Date(`${day}T12:00:00Z`)));

/** Whether all of it is seen: nothing of it is cut off by its own box. */
const isWhole = (what: Locator) =>
  what.evaluate((each) => {
    const box = each as unknown as Record<'scrollWidth' | 'clientWidth' | 'scrollHeight' | 'clientHeight', number>;
    return box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1;
  });

withBrowser('the users’ instructions, walked by a circulation desk operator', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    for (const { desk } of [two.borrower, two.lender]) {
      await addUser(desk, 'pham', 'circulationDeskOperator', 'Minh Pham');
      await addUser(desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    }
    await two.borrower.desk.call('POST', '/patrons', { id: 'P1', name: 'Daniel Okoro' });
    await two.borrower.desk.call('POST', '/patrons', { id: 'P2', name: 'Julie Tremblay' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const at = async (side: 'borrower' | 'lender', user: string, to: string, language: 'en' | 'fr' = 'en') => {
    const window = await openWindow(two[side].desk, { language });
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, user, to);
    return window.page;
  };
  let count = 0;
  const arrived = async (title: string, patron = 'P1') => {
    const [borrower, lender] = [two.borrower.desk, two.lender.desk];
    const made = await borrower.create({ serviceType: 'Loan', title, rota: ['LEND'], patron: { id: patron } });
    await borrower.act(made.externalId, 'send');
    const { id } = await lender.until(made.externalId, 'created');
    await lender.act(id, 'ship', { barcodes: [`CD-${++count}`], dueDate: inDays(35) });
    await borrower.until(made.externalId, 'shippedPhysically');
    await borrower.act(made.externalId, 'receive');
    await lender.until(id, 'receivedByPartner');
    return { borrowing: made.id, lending: id, externalId: made.externalId, title };
  };
  const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });

  it('reads whose each step is, in whole words, and who writes to the partner', async function () {
    this.timeout(120_000);
    const { externalId, id } = await two.borrower.desk.create({ serviceType: 'Loan', title: 'Ru', rota: ['LEND'] });
    await two.borrower.desk.act(externalId, 'send');
    const lending = await two.lender.desk.until(externalId, 'created');

    const home = await at('lender', 'pham', '/');
    const line = home.locator(`tr[data-id="${lending.id}"]`);
    await line.getByText('A Fulfillment Services Operator must answer the request.').waitFor({ state: 'attached' });
    expect(await isWhole(line.locator('[aria-hidden]', { hasText: 'Fulfillment Services Operator' }))).to.equal(true);

    await home.goto('/lending');
    const row = home.locator(`tr[data-id="${lending.id}"]`);
    const ask = row.getByRole('button', { name: 'Ask for the next step: Ru' });
    await ask.waitFor();
    expect(await isWhole(ask), 'the button is not cut off').to.equal(true);
    expect(await isWhole(row.locator('[aria-hidden]', { hasText: 'Fulfillment Services Operator' }))).to.equal(true);

    const request = await at('borrower', 'pham', `/borrowing/${id}`);
    await request.getByText('A Fulfillment Services Operator writes messages and notes.').waitFor();
    expect(await request.locator('[data-composer]').count()).to.equal(0);
    const french = await at('borrower', 'pham', `/borrowing/${id}`, 'fr');
    await french
      .getByText('Les messages et les notes reviennent au rôle «\u00a0Opérateur des services aux usagers\u00a0».')
      .waitFor();
  });

  it('lends to the patron: the dialog names the patron and the day, and the page then says when the patron brings it', async function () {
    this.timeout(120_000);
    const { borrowing, title } = await arrived('Medicine Walk');
    const page = await at('borrower', 'pham', `/borrowing/${borrowing}`);
    await page.getByRole('button', { name: `Loan to patron: ${title}` }).click();
    const dialog = dialogOf(page, 'Loan to patron');
    await dialog.getByText('Daniel Okoro').waitFor();
    const proposed = await dialog.getByRole('textbox', { name: 'Due Date' }).inputValue();
    await dialog.locator('[data-submit]').click();
    await page.getByText('Waiting for the patron to return the item.').waitFor();
    const { patronDue = '', dueDay = '' } = (await two.borrower.desk.request(borrowing)) ?? {};
    const day = localDate(new Date(patronDue), 'America/Toronto');
    expect(day < dueDay, 'the lender’s day is a later one').to.equal(true);
    expect(proposed).to.match(dayWords(day));
    const next = await page.getByRole('region', { name: 'What happens next' }).innerText();
    expect(next)
      .to.match(/^The patron: Waiting for the patron to return the item\. By /)
      .and.match(dayWords(day));
    expect(next).to.not.match(dayWords(dueDay));
  });

  it('R114: declares the lender’s item lost with its fee, which the borrower then reads', async function () {
    this.timeout(120_000);
    const { externalId, lending, borrowing, title } = await arrived('Never seen again');
    await two.borrower.desk.act(externalId, 'reportLost', { note: 'Left on the bus.', where: 'patron' });
    await two.lender.desk.until(lending, 'lostReported');
    const page = await at('lender', 'pham', `/lending/${lending}`);
    await page.getByRole('button', { name: `Lost: ${title}` }).click();
    const dialog = dialogOf(page, 'Declare the item lost');
    await dialog.getByLabel('Current Lost Fee').fill('45.00');
    await dialog.getByLabel('Message').fill('We invoice by mail.');
    await dialog.locator('[data-submit]').click();
    await page.getByText('Declared lost. BORROW Library will be told.').first().waitFor();
    await page.getByText('Waiting for the borrower to pay the fee or to return the item.').waitFor();
    await two.borrower.desk.until(externalId, 'declaredLost');
    const told = await at('borrower', 'pham', `/borrowing/${borrowing}`);
    await told.getByText('$45.00').first().waitFor();
  });

  it('R114: declares the patron’s loan lost without a fee of its own, and reads who could name one', async function () {
    this.timeout(120_000);
    const { borrowing, title } = await arrived('Deep River');
    await two.borrower.desk.act(borrowing, 'loanToPatron');
    const page = await at('borrower', 'pham', '/patrons/P1');
    const row = page.getByRole('row', { name: title });
    await row.locator('[aria-haspopup="menu"]').click();
    await page.getByRole('menuitem', { name: 'Lost Item' }).click();
    const dialog = dialogOf(page, 'Lost Item');
    await dialog
      .getByText(
        'The amount in the policy is charged. A Fulfillment Services Manager or Physical Inventory Operator can charge another amount.',
      )
      .waitFor();
    expect(await dialog.getByLabel('Current Lost Fee').count()).to.equal(0);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' });
    await row.getByText('Lost', { exact: true }).waitFor();
  });

  it('scans what a patron brings back, and leaves what concerns the partner to an operator, by name', async function () {
    this.timeout(120_000);
    const { borrowing, lending, externalId } = await arrived('Forest Ecology', 'P2');
    await two.borrower.desk.act(borrowing, 'loanToPatron');
    const barcode = `CD-${count}`;
    const page = await at('borrower', 'pham', '/scan/return');
    await page.getByText('Nothing scanned today').waitFor();
    const scan = async () => {
      await page.keyboard.type(barcode);
      await page.keyboard.press('Enter');
    };
    await scan();
    await page
      .getByText(
        'The patron has returned it. Give it to a Fulfillment Services Operator, who returns it to LEND Library.',
      )
      .first()
      .waitFor();
    await two.borrower.desk.until(borrowing, 'returnedByPatron');
    expect((await two.lender.desk.request(lending))?.state, 'the lender hears nothing yet').to.equal(
      'receivedByPartner',
    );

    await two.borrower.desk.act(externalId, 'returnToPartner');
    await two.lender.desk.until(lending, 'returnedByPartner');
    const lender = await at('lender', 'pham', '/scan/in');
    await lender.getByText('Nothing scanned today').waitFor();
    await lender.keyboard.type(barcode);
    await lender.keyboard.press('Enter');
    await lender
      .getByText('Nothing was done. A Fulfillment Services Operator scans what comes from a partner or goes to one.')
      .first()
      .waitFor();
    expect((await two.lender.desk.request(lending))?.state).to.equal('returnedByPartner');
  });

  it('FA7: the list of what was scanned says why in words for staff, not for programs', async function () {
    this.timeout(120_000);
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title: 'Too soon', rota: ['LEND'] });
    await two.borrower.desk.act(externalId, 'send');
    await two.lender.desk.until(externalId, 'created');
    const page = await at('borrower', 'cote', '/scan/receive');
    await page.getByText('Nothing scanned today').waitFor();
    await page.keyboard.type(externalId);
    await page.keyboard.press('Enter');
    const line = page.locator(`tr[data-code="${externalId}"]`);
    await line.getByText('LEND Library has not shipped this').first().waitFor();
    expect(await line.innerText())
      .to.include('Receive it anyway?')
      .and.not.match(/confirmed|field/);
  });

  it('FA16: a code that only the partner knows is shown as the partner wrote it', async function () {
    this.timeout(120_000);
    const made = await two.borrower.desk.create({
      serviceType: 'Loan',
      title: 'Kiss of the Fur Queen',
      rota: ['LEND'],
      copyrightCompliance: 'CA-House',
    });
    await two.borrower.desk.act(made.externalId, 'send');
    const { id } = await two.lender.desk.until(made.externalId, 'created');
    const page = await at('lender', 'cote', `/lending/${id}`);
    await page.getByText('CA-House', { exact: true }).waitFor();
  });
});
