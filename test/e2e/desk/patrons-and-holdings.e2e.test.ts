import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { writeIso2709 } from '../../../src/catalogue/marc/iso2709.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('KB7: patrons and holdings in the browser', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (to: string, user = 'roy'): Promise<AtBrowser> => {
    const window = await openWindow(two.borrower.desk);
    windows.push(window);
    await signIn(window, user, to);
    return window;
  };
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('a patron is added, changed and blocked, and the block is lifted', async function () {
    this.timeout(90_000);
    const { page } = await at('/patrons');
    await page.getByRole('button', { name: 'Add patron' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Card', exact: true }).fill('21000100');
    await form.getByLabel('Name').fill('Tremblay, Julie');
    await form.getByLabel('E-mail').fill('julie@college.example');
    expect(await flawsOf(page)).to.deep.equal([]);
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Tremblay, Julie' }).waitFor();

    await page.getByRole('button', { name: 'Edit patron' }).click();
    await form.getByLabel('Card valid until').fill('2030-04-30');
    await form.getByLabel('Group').fill('Student');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Card valid until Apr 30, 2030').waitFor();
    await page.getByText('Student').waitFor();

    await page.getByRole('button', { name: 'Block…' }).click();
    await form.getByLabel('Reason').fill('Fee over 30 days');
    await form.getByRole('button', { name: 'Block patron' }).click();
    await page.getByText(/Blocked since .*Fee over 30 days/).waitFor();
    await page.getByRole('button', { name: 'Lift the block' }).click();
    await page.getByText(/Blocked since/).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Block…' }).click();
    await form.getByLabel('Reason').fill('Returns an atlas');
    await form.getByLabel('Until').fill('2099-12-31');
    await form.getByRole('button', { name: 'Block patron' }).click();
    await page.getByText(/Blocked since .* until .*Dec.* 2099: Returns an atlas/).waitFor();
  });

  it('KB7: a file of patrons is tried, then imported without the row that has a problem, and has a page of its own', async function () {
    this.timeout(90_000);
    const { page } = await at('/imports/patrons');
    await page.locator('input[type=file]').setInputFiles({
      name: 'patrons.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id,name,email\r\n501,Anouk Lemay,anouk@college.example\r\n502,,\r\n'),
    });
    await page.getByRole('button', { name: 'Try without saving' }).click();
    await page.getByText('Dry run: nothing was saved').first().waitFor();
    await page.getByText('1 new, 0 changed, 0 unchanged, 1 with a problem.').waitFor();
    await page.getByRole('row', { name: /502.*Not imported.*Name \(name\): / }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download this report as CSV' }).click();
    const saved = readFileSync(await (await report).path(), 'utf8');
    expect(saved).to.match(/^\uFEFFLine,.*\r\n2,501,New,\r\n3,502,Not imported,.*Name \(name\): /);
    await page.getByLabel('Import without the 1 row that has a problem').check();
    await page.getByRole('button', { name: 'Import patrons' }).click();
    await page.getByText('Imported', { exact: true }).first().waitFor();
    const { name } = await two.borrower.desk.call<{ name: string }>('GET', '/patrons/501');
    expect(name).to.equal('Anouk Lemay');

    await page.getByRole('link', { name: 'Open this import' }).click();
    await page.getByRole('heading', { name: 'patrons.csv' }).waitFor();
    await page.getByText(/^Imported by .+, .*\d/).waitFor();
    await page.getByText('1 new, 0 changed, 0 unchanged, 1 with a problem.').waitFor();
    await page.getByRole('row', { name: /3.*502.*Not imported.*Name \(name\): / }).waitFor();
    expect(await page.getByRole('row', { name: /501/ }).count(), 'what was taken is no line to correct').to.equal(0);
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'Import patrons' }).click();
    await page.getByRole('row', { name: /patrons\.csv.*1 new, 0 changed, 0 unchanged, 1 with a problem\./ }).waitFor();
  });

  it('a file with columns that do not exist, or with a quote that never ends, is refused by what is wrong in it', async function () {
    this.timeout(90_000);
    const tried = async (page: Page, csv: string, button: string) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'patrons.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await page.getByRole('button', { name: button }).click();
      return await page.getByRole('main').getByRole('alert').innerText();
    };
    const { page } = await at('/imports/patrons');
    const alert = await tried(page, 'id,surname,id\r\n501,Lemay,501\r\n', 'Try without saving');
    expect(alert.split('\n')[0]).to.equal('Correct the file, then try it again');
    expect(alert)
      .to.include('There is no column “surname”. The columns are: id, name,')
      .and.include('The file has no column “name”.')
      .and.include('The column “id” is there twice: keep one.');
    await shot(page, 'import-columns');
    const quoted = await tried(page, 'id,name\r\n501,Anouk\r\n502,"Sam\r\n', 'Try without saving');
    expect(quoted).to.include('Line 3: A quote is opened here and never closed.');
  });

  it('an item is added, found, changed and gets a second copy', async function () {
    this.timeout(90_000);
    const { items } = await two.borrower.desk.call<{ items: { code: string; name: string }[] }>('GET', '/libraries');
    const [library] = items;
    await two.borrower.desk.call('POST', `/libraries/${library?.code}/locations`, {
      ...{ code: 'STACKS', name: 'Main stacks', kind: 'shelf' },
    });
    const place = `${library?.name} · Main stacks`;
    const { page } = await at('/holdings');
    await page.getByRole('button', { name: 'Add item' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Barcode').fill('39345000310');
    await form.getByRole('textbox', { name: 'Title' }).fill('Introduction to Algorithms');
    await form.getByLabel('ISBN').fill('978-0-262-04630-5');
    await form.getByLabel('Location').selectOption({ label: place });
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Introduction to Algorithms' }).waitFor();
    await page.getByText('1 can be lent now').waitFor();
    await page.getByRole('row', { name: /39345000310.*Available/ }).waitFor();

    await page.getByRole('button', { name: 'Add copy' }).click();
    await form.getByLabel('Barcode').fill('39345000311');
    await form.getByLabel('Lending').selectOption({ label: 'Not for loan' });
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('row', { name: /39345000311.*Not for loan/ }).waitFor();
    await page.getByText('2 copies').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);

    await page.getByRole('button', { name: 'Edit item 39345000310' }).click();
    await form.getByLabel('Call number').fill('QA 76.6 .C662');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('row', { name: /39345000310.*QA 76\.6 \.C662/ }).waitFor();

    await page.goto(new URL('/holdings', page.url()).href);
    await page.getByLabel('Search holdings').fill('39345000311');
    await page.getByRole('row', { name: /Introduction to Algorithms.*39345000311/ }).waitFor();
  });

  it('MARC records are tried, imported as one batch, and the batch has a page', async function () {
    this.timeout(90_000);
    const { page } = await at('/imports/holdings');
    const record = writeIso2709({
      leader: '00000nam a2200000 a 4500',
      control: [['001', '99104433']],
      data: [{ tag: '245', ind1: '0', ind2: '0', subfields: [['a', 'Split Tooth']] }],
    });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'records.mrc', mimeType: 'application/marc', buffer: record });
    await page.getByRole('button', { name: 'Try without saving' }).click();
    await page.getByRole('row', { name: /99104433.*Split Tooth/ }).waitFor();
    await page.getByRole('button', { name: 'Import items' }).click();
    await page.getByRole('link', { name: 'Open this import' }).click();
    await page.getByRole('heading', { name: 'records.mrc' }).waitFor();
    await page.getByText('Every record was taken.').waitFor();
    await page.getByText('1 new, 0 changed', { exact: false }).waitFor();
  });

  it('KB9: the audit log says what a change was from and to, and takes it back', async function () {
    this.timeout(90_000);
    await two.borrower.desk.call('POST', '/patrons', { id: '777', name: 'Paul Roy', group: 'Student' });
    await two.borrower.desk.call('PATCH', '/patrons/777', { group: 'Staff', email: 'paul@college.example' });
    const { page } = await at('/audit?thing=patron&id=777');
    const row = page.getByRole('row', { name: /Group: Student → Staff/ });
    await row.getByText('E-mail changed').waitFor();
    expect(await page.content()).to.not.contain('paul@college');
    await row.getByRole('button', { name: /^Show/ }).click();
    expect(await flawsOf(page)).to.deep.equal([]);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const text = readFileSync(await (await file).path(), 'utf8');
    expect(text).to.match(/Changed: patron,patron 777,done,Group,Student,Staff/);
    await page.getByRole('button', { name: 'Revert this change' }).click();
    await page.getByRole('row', { name: /Group: Staff → Student/ }).waitFor();

    const { items } = await two.borrower.desk.call<{ items: { list: string; code: string; label: string }[] }>(
      'GET',
      '/reasons',
    );
    const [reason] = items;
    await two.borrower.desk.call('PATCH', `/reasons/${reason?.list}/${reason?.code}`, { label: 'Bound with another' });
    await two.borrower.desk.call('POST', '/rota-templates', { code: 'NEAR', name: 'Nearby first', members: ['LEND'] });
    await two.borrower.desk.call('PATCH', '/rota-templates/NEAR', { members: [] });
    await page.goto(new URL('/audit', page.url()).href);
    const { name } = await two.borrower.desk.call<{ name: string }>('GET', '/partners/LEND');
    await page.getByRole('row', { name: new RegExp(`rota template Nearby first.*Partners: ${name} → `) }).waitFor();
    await page.getByLabel('Words before or after the change').fill('bound another');
    await page
      .getByRole('row', { name: /Partners: / })
      .first()
      .waitFor({ state: 'detached' });
    const changed = page.getByRole('row', { name: /→ Bound with another/ });
    await changed.getByRole('button', { name: /^Show/ }).click();
    await page.getByRole('button', { name: 'Revert this change' }).click();
    await page.getByRole('row', { name: new RegExp(`Bound with another → ${reason?.label}`) }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('KB8: a bad directory file says where it is wrong', async function () {
    this.timeout(60_000);
    const { page } = await at('/directory');
    await page.getByRole('textbox').first().fill('{"format":"interlend-directory","sections":{}}');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('issuer: Fill in this field.').waitFor();
    await page.getByText('formatVersion: Fill in this field.').waitFor();
  });

  it('KB13: the parameters of a partner stand in groups, with days to choose and reasons by name', async function () {
    this.timeout(60_000);
    const { page } = await at(`/partners/LEND?tab=parameters`);
    const waits = page.getByRole('group', { name: 'Waiting, reminders and expiry' });
    await waits.getByLabel('Automatic claim').waitFor();
    expect(await page.getByText('as usual').count()).to.equal(0);
    await page.getByRole('group', { name: 'When it is closed' }).getByLabel('Closed from').fill('2030-12-24');
    await waits.getByLabel('Reason of the automatic cancel').first().click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').first().waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('KB17: Administration says that no backup is made, and which library has no address to reply to', async function () {
    this.timeout(60_000);
    const { page } = await at('/administration');
    await page.getByText('No backup is made by itself.', { exact: false }).waitFor();
    await page.getByText('has no e-mail address', { exact: false }).waitFor();
    const state = page.getByRole('region', { name: /^(Before you open|State of this system)$/ });
    await state.getByText('Its slips would not say where an item goes back to.').waitFor();
    await state.getByRole('button', { name: 'Show' }).click();
    await state
      .locator('[data-check="symbol"][data-state="well"]')
      .getByText(/^Name and symbol: .* Library, ISIL:CA-/)
      .waitFor();
    await page.getByRole('link', { name: 'Open the library' }).first().click();
    await page.getByRole('dialog').waitFor();
  });
});
