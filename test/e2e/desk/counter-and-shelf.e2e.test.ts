import { expect } from 'chai';
import pg from 'pg';
import { codesOn, readPdf } from '../../slips/reader.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { inDays, workdayIn } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { onItsWay } from './support/at-the-scanner.js';
import { type AtBrowser, addUser, openWindow, signIn, urlOf, type Visitor } from './support/desk-in-browser.js';

withBrowser('the counter and the shelf behind it', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (to: string, visitor: Visitor = {}): Promise<AtBrowser> => {
    const window = await openWindow(two.borrower.desk, visitor);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window;
  };
  const received = async (patron: string) => {
    const story = await onItsWay(two, { patron });
    await two.borrower.desk.act(story.id, 'receive');
    return story;
  };

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    for (const [id, name] of [
      ['P100', 'Julie Tremblay'],
      ['P200', 'Jules Trembley'],
      ['P300', 'Anouk Lemay'],
      ['P400', 'Paul Roy'],
    ])
      await two.borrower.desk.call('POST', '/patrons', { id, name });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('finds a patron by card or by the beginning of a name', async function () {
    this.timeout(60_000);
    const { page } = await at('/patrons');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('trem');
    await page.getByRole('row', { name: 'Jules Trembley' }).waitFor();
    expect(await page.locator('tbody tr').count()).to.equal(2);
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'Julie Tremblay' }).click();
    await page.getByRole('heading', { name: 'Julie Tremblay' }).waitFor();
    expect(await page.title()).to.equal('Julie Tremblay – Manage Patron Services – Interlend');
    await page.getByLabel('Scan a card or type a name').fill('P300');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Anouk Lemay' }).waitFor();
  });

  it('a loan that the lender has recalled is named at the loan desk of the patron who has it', async function () {
    this.timeout(120_000);
    const { id, title } = await received('P400');
    await two.borrower.desk.act(id, 'loanToPatron');
    const { page } = await at('/patrons/P400');
    const row = page.getByRole('row', { name: title });
    await row.getByText('On loan').waitFor();
    await two.lender.desk.until(id, 'receivedByPartner');
    await two.lender.desk.act(id, 'recall', { dueDate: inDays(12), note: 'A course needs it.' });
    await two.borrower.desk.until(id, 'recalled');
    await page.reload();
    await row.getByText('Recalled: ask for it back').waitFor();
    expect(await row.getByText('On loan').count()).to.equal(0);
  });

  it('R46 R65–R72 lends, changes the date, loses with a fee, finds, loses again, deletes the loan and keeps the fee', async function () {
    this.timeout(120_000);
    const { id, title } = await received('P100');
    const { page } = await at('/patrons/P100');
    await page.getByLabel('Scan Item barcode to lend').waitFor();
    await page.keyboard.type(id);
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: title });
    await row.getByText('On loan').waitFor();
    const menu = async (item: string) => {
      await row.getByRole('button', { name: `More actions: ${title}` }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('dialog').waitFor();
    };
    const closed = () => page.getByRole('dialog').waitFor({ state: 'detached' });

    await menu('Change due date…');
    await page.getByLabel('Patron due').fill(workdayIn(90));
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('dialog').getByText('The lender', { exact: false }).first().waitFor();
    await page.getByLabel('Patron due').fill(workdayIn(5));
    await page.getByRole('button', { name: 'OK' }).click();
    await closed();
    await row.getByText(/^[4-7] days left/).waitFor();

    await menu('Lost Item…');
    await page.getByLabel('Current Lost Fee').fill('35.00');
    await page.getByRole('button', { name: 'OK' }).click();
    await closed();
    await row.getByText('Lost', { exact: true }).waitFor();
    await page.getByText('Owes $35.00').waitFor();
    await menu('Found Item…');
    await page.getByRole('button', { name: 'Found Item' }).click();
    await closed();
    await row.getByText('On loan').waitFor();
    await page.getByText('Owes nothing').waitFor();

    await menu('Lost Item…');
    await page.getByLabel('Current Lost Fee').fill('40.00');
    await page.getByRole('button', { name: 'OK' }).click();
    await closed();
    await menu('Delete Loan…');
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await closed();
    await page.getByText('No loans').waitFor();
    await page.getByRole('tab', { name: 'Fines/Fees' }).click();
    const fee = page.getByRole('row', { name: /40\.00/ });
    await fee.getByText('Owed').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await fee.getByRole('button', { name: /^Paid/ }).click();
    await fee
      .getByText(/^Paid .*/)
      .first()
      .waitFor();
    await page.getByText('Owes nothing').waitFor();

    // What is refused stays as it was typed, with the reason at its field; what was done leaves an empty form.
    const [amount, note] = ['Amount', 'Note'].map((name) => page.getByRole('textbox', { name }));
    await amount?.fill('two dollars');
    await note?.fill('Book bag');
    await page.getByRole('button', { name: 'Charge a fee' }).click();
    await page.locator('[data-path="amount"][aria-invalid="true"]').waitFor();
    expect([await amount?.inputValue(), await note?.inputValue()]).to.deep.equal(['two dollars', 'Book bag']);
    await amount?.fill('2,00');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /2\.00.*Book bag/ }).waitFor();
    expect([await amount?.inputValue(), await note?.inputValue()]).to.deep.equal(['', '']);
  });

  it('R47 takes back at the counter what was lent there, and shows it among All Loans', async function () {
    this.timeout(90_000);
    const { id, title } = await received('P300');
    await two.borrower.desk.act(id, 'loanToPatron');
    const { page } = await at('/patrons/P300');
    await page.getByRole('button', { name: `Return: ${title}` }).click();
    await page.getByText('No loans').waitFor();
    await two.borrower.desk.until(id, 'returnedByPatron');
    await page.getByText('All Loans').click();
    await page
      .getByRole('row', { name: title })
      .getByText(/^Returned/)
      .waitFor();
    await page.getByRole('tab', { name: 'Requests' }).click();
    await page.getByRole('row', { name: title }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('R44 R45 gives a hold more time, and sends home what nobody fetched, many at once, by itself on every screen', async function () {
    this.timeout(150_000);
    const [longer, ...late] = [await received('P200'), await received('P200'), await received('P200')];
    const { page } = await at('/holds');
    const row = page.getByRole('row', { name: longer?.title ?? '' });
    await row.getByRole('button', { name: /^Extend/ }).click();
    await page.getByLabel('Held until').fill(workdayIn(12));
    await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click();
    await row.getByText(/^1[1-4] days left/).waitFor();

    const rows = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    await rows.connect();
    for (const { id } of late)
      await rows.query(
        `update hold set expires_at = now() - interval '1 day' where request_id = (select id from request where external_id = $1)`,
        [id],
      );
    await rows.end();
    await two.borrower.desk.call('POST', '/jobs/expire-holds/run');
    await page.getByText('Expired', { exact: true }).click();
    for (const { title } of late) await page.getByRole('row', { name: title }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByLabel('Select all').check();
    await page.getByRole('button', { name: 'Return the ticked to their partners' }).click();
    await page.getByText('2 were done.').waitFor();
    await page.getByText('Nothing has expired.').waitFor();
    for (const { id } of late) await two.lender.desk.until(id, 'returnedByPartner');
  });

  it('prints the slips that wait as one PDF, marks them as printed, and prints one again', async function () {
    this.timeout(90_000);
    const stories = [await received('P200'), await received('P300')];
    for (const { id } of stories) await two.borrower.desk.act(id, 'returnToPartner');
    const { page } = await at('/print');
    const opened = async (name: RegExp) => {
      const link = page.getByRole('link', { name }).first();
      expect(await link.getAttribute('target')).to.equal('_blank');
      // What the tab would be given, asked for as this person.
      const answer = await page.request.get(`${urlOf(two.borrower.desk)}${await link.getAttribute('href')}`);
      expect([answer.status(), answer.headers()['content-type']]).to.deep.equal([200, 'application/pdf']);
      const pages = await readPdf(await answer.body());
      return { text: pages.map(({ text }) => text).join('\n'), codes: (await Promise.all(pages.map(codesOn))).flat() };
    };
    const print = /^Print \d+ slips? \(PDF\)/;
    const all = await opened(print);
    for (const { id, title } of stories) {
      expect(all.text).to.include(title);
      expect(all.codes).to.include(id);
    }
    expect(all.text).to.include('RETURN TO');
    const popup = page.waitForEvent('popup');
    await page.getByRole('link', { name: print }).click();
    await (await popup).close();
    await page.getByRole('button', { name: 'Yes, mark as printed' }).click();
    await page.getByText('No slips are waiting to be printed.').waitFor();
    await page.getByText('Printed', { exact: true }).click();
    await page
      .getByRole('row', { name: stories[0]?.title ?? '' })
      .first()
      .waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    const once = await opened(new RegExp(`^Print again: .*${stories[0]?.id}`));
    expect(once.codes).to.include(stories[0]?.id);
    expect(once.codes).not.to.include(stories[1]?.id);
  });
});
