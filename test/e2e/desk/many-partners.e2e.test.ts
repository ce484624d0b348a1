import { expect } from 'chai';
import pg from 'pg';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { addPartners } from '../../support/many-partners.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** What a screen may fetch of a directory of 3,000 partners: a page of them and a few names. */
const bytesAtMost = 200 * 1024;

withBrowser('FH3: the desk of a library with 3,000 partners', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  /** Bytes of each answer about partners since the last look. */
  let read: number[] = [];

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const database = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    await database.connect();
    await addPartners((sql) => database.query(sql), 3000);
    await database.end();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    at = await openWindow(two.borrower.desk);
    at.page.on('response', (response) => {
      if (/\/api\/v1\/partners(\?|$)/.test(response.url())) read.push(Number(response.headers()['content-length']));
    });
    await signIn(at, 'roy', '/partners');
  });
  after(async () => {
    await at?.close();
    await two?.close();
  });

  const readLittle = async () => {
    expect(read.length, 'answers about partners').to.be.greaterThan(0);
    expect(read.reduce((sum, each) => sum + each, 0)).to.be.below(bytesAtMost);
    read = [];
  };
  const table = () => at.page.getByRole('table', { name: 'Partners' });

  it('lists fifty with the number of all, those in trouble first, and goes on to the next', async function () {
    this.timeout(60_000);
    const { page } = at;
    await page.getByRole('heading', { level: 1, name: /^Partners\s*3,001$/ }).waitFor();
    const rows = table().locator('tbody tr');
    expect(await rows.count()).to.equal(50);
    expect(await rows.first().textContent()).to.match(/^Bibliothèque de Québec 500C0500/);
    await page.getByRole('button', { name: 'Next partners' }).click();
    await page.getByRole('button', { name: 'Back to the first partners' }).waitFor();
    await table().getByText('Bibliothèque de Québec 500', { exact: true }).waitFor({ state: 'detached' });
    expect(await rows.count()).to.equal(50);
    expect(await flawsOf(page)).to.deep.equal([]);
    await readLittle();
  });

  it('finds the 2,900th by typing, and says so when nobody fits', async function () {
    this.timeout(60_000);
    const { page } = at;
    await page.getByRole('textbox', { name: 'Search partners' }).fill('quebec 2900');
    await page.getByRole('link', { name: 'Bibliothèque de Québec 2900' }).waitFor();
    await page.getByRole('heading', { level: 1, name: /^Partners\s*1$/ }).waitFor();
    expect(await table().locator('tbody tr').count()).to.equal(1);
    await table().getByRole('cell', { name: 'Interlend', exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Search partners' }).fill('nobody at all');
    await page.getByText('No partner fits “nobody at all”.').waitFor();
    await readLittle();
  });

  it('takes the 2,900th into a request and a rota by typing, and shows it by its name afterwards', async function () {
    this.timeout(60_000);
    const { page } = at;
    await page.goto('/borrowing/new?type=book');
    const rota = page.getByRole('combobox', { name: 'Ask these partners' });
    await rota.fill('library');
    await page.getByRole('option', { name: /^1,4\d\d more partners: type part of a name$/ }).waitFor();
    expect(await page.locator('[data-combobox-option]').count()).to.equal(21);
    await rota.fill('c2900');
    await page.getByRole('option', { name: 'Bibliothèque de Québec 2900' }).click();
    await page.getByRole('textbox', { name: /^Title/ }).fill('A rare book');
    await page.getByRole('region', { name: 'When you save' }).getByText('Bibliothèque de Québec 2900').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/\/borrowing\?open=/);
    const { items } = await two.borrower.desk.call<{ items: { partner: string }[] }>('GET', '/requests?q=rare');
    expect(items.map(({ partner }) => partner)).to.deep.equal(['C2900']);
    await readLittle();
  });

  it('filters messages and reports by the 2,900th, and both keep its name when they are opened again', async function () {
    this.timeout(60_000);
    const { page } = at;
    for (const address of ['/exchange', '/reports?tab=figures']) {
      await page.goto(address);
      const choice = page.getByRole('combobox', { name: 'Partner', exact: true });
      await choice.fill('quebec 2900');
      await page.getByRole('option', { name: 'Bibliothèque de Québec 2900' }).click();
      await page.waitForURL(/partner=C2900/);
      await page.reload();
      await page.locator('input[value="Bibliothèque de Québec 2900"]').waitFor();
      await readLittle();
    }
  });
});
