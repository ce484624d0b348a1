import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: what a list is worked with', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  /** More than a page. */
  const many = 53;

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    const rota = [two.lender.desk.library.code];
    for (let count = 0; count < many; count += 1)
      await desk.create({ serviceType: 'Loan', title: `Volume ${String(count).padStart(2, '0')}`, rota });
    await desk.call('POST', '/libraries', { code: 'MAIN', name: 'Main Library' });
    for (const [code, name] of [
      ['ONE', 'First desk'],
      ['TWO', 'Second desk'],
    ])
      await desk.call('POST', '/libraries/MAIN/desks', { code, name });
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
    at.page.setDefaultTimeout(20_000);
  });
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  it('assigns everything that matches, beyond the page: what will happen is seen first, and one refusal stops nothing', async function () {
    this.timeout(180_000);
    const { desk } = two.borrower;
    const { items } = (await desk.call('GET', '/requests?side=borrowing&q=Volume%2007')) as {
      items: { id: string; version: number }[];
    };
    const [taken] = items;
    await desk.call('POST', `/requests/${taken?.id}/assign`, { version: taken?.version, to: 'cote' });
    await signIn(at, 'roy', '/borrowing?state=readyToSend');
    const { page } = at;
    await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
    await page.getByRole('button', { name: `Select all ${many} that match` }).click();
    const bar = page.getByRole('region', { name: 'Selected requests' });
    await bar.getByText(`${many} selected`).waitFor();
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Assign To…' }).click();
    const dialog = page.getByRole('dialog');
    const whom = dialog.getByRole('combobox', { name: 'Assign to' });
    await whom.fill('Alain');
    await page.getByRole('option', { name: 'Alain Côté' }).click();
    await dialog.getByRole('button', { name: 'See what will happen' }).click();
    await dialog.getByText(`${many - 1} can be done. 1 cannot: the reason stands beside it.`).waitFor();
    await dialog.getByText('It is the task of cote').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: `Assign To (${many - 1})` }).click();
    await page.getByRole('dialog', { name: `${many - 1} of ${many} done` }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Keep 1 that was not done selected' }).click();
    await bar.getByText('1 selected').waitFor();
    const counts = (await desk.call('GET', '/requests/facets?side=borrowing&assignedTo=cote')) as {
      total: { count: number };
    };
    expect(counts.total.count).to.equal(many);
  });

  it('keeps a view for everybody at a desk, and begins with it there alone; filters stay in the address', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/borrowing?q=Volume+07&sort=title');
    const { page } = at;
    await page.getByRole('button', { name: /I am at/ }).click();
    await page.getByRole('menuitem', { name: /First desk/ }).click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save view' });
    await dialog.getByRole('textbox', { name: 'Name of the view' }).fill('The seventh');
    await dialog.getByRole('radio', { name: 'Everybody here' }).check();
    await dialog.getByRole('checkbox', { name: 'At First desk this list begins with it' }).check();
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'View: The seventh' }).waitFor();
    await page.goto('/borrowing');
    await page.waitForURL(/q=Volume\+07/);
    await page.getByRole('button', { name: 'View: The seventh' }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await page.goBack();
    await page.waitForURL(/q=Volume\+07/);
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Search within results' }).inputValue()).to.equal('Volume 07');
    await page.getByRole('button', { name: 'Export' }).click();
    const href = await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href');
    await page.keyboard.press('Escape');
    const csv = await page.request.get(String(href));
    const lines = (await csv.text()).trim().split('\n');
    expect([csv.status(), lines.length], 'its head, and that one').to.deep.equal([200, 2]);
    await page.getByRole('button', { name: /I am at/ }).click();
    await page.getByRole('menuitem', { name: /Second desk/ }).click();
    await page.goto('/borrowing');
    await page.getByText(`1–50 of ${many}`).waitFor();
    expect(new URL(page.url()).search).to.equal('');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'All views…' }).click();
    await page.getByRole('dialog').getByText('Begins at: ONE').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Remove the view The seventh' }).click();
    await page.getByRole('dialog').getByText('The seventh').waitFor({ state: 'detached' });
  });

  it('is worked by keys alone: ticked in a range, assigned, a note begun, the keys listed in Help', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/borrowing?sort=title');
    const { page } = at;
    await page.getByRole('link', { name: 'Volume 00' }).waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        // Slower than a scanner.
        await page.waitForTimeout(60);
        await page.keyboard.press(key);
      }
    };
    await press('j', 'x', 'j', 'j', 'X');
    const bar = page.getByRole('region', { name: 'Selected requests' });
    await bar.getByText('3 selected').waitFor();
    await press('a');
    await page
      .getByRole('dialog', { name: 'Assign To' })
      .getByRole('button', { name: 'See what will happen' })
      .waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await page.getByRole('link', { name: 'Volume 02' }).focus();
    await press('n');
    const pane = page.getByRole('complementary', { name: 'Details' });
    await pane.getByRole('heading', { name: 'Volume 02' }).waitFor();
    await eventually('one writes in the note', () =>
      page.evaluate<boolean>('document.activeElement?.tagName === "TEXTAREA"'),
    );
    await page.goto('/help/keys');
    await page
      .getByRole('table', { name: 'In lists' })
      .getByRole('row', { name: /Shift \+ X/ })
      .waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });
});
