import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { faultsOf, lineOf } from '../../look/judge.js';
import { withBrowser } from '../../support/browser.js';
import { type AtBrowser, addUser, openWindow, signIn } from '../desk/support/desk-in-browser.js';
import { keepPicture } from '../desk/support/place.js';
import { type LibraryOnItsOwn, openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';

withBrowser('the page that compares libraries', () => {
  let folder: string;
  let two: TwoLibraries;
  let window: AtBrowser;
  let request: string;

  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'interlend-test-compare-'));
    const file = join(folder, 'fleet.json');
    two = await openTwoLibraries({ INTERLEND_FLEET_FILE: file });
    await writeFile(file, JSON.stringify({ nodes: await Promise.all([two.borrower, two.lender].map(entryFor)) }), {
      mode: 0o600,
    });
    const [borrower, lender] = [two.borrower.desk, two.lender.desk];
    await addUser(borrower, 'roy', 'fulfillmentAdministrator', 'Mireille Roy');
    await addUser(borrower, 'cote', 'fulfillmentServicesManager', 'Line Côté');
    const draft = { serviceType: 'Loan' as const, title: 'Kukum', rota: [lender.library.code] };
    request = (await borrower.create(draft)).externalId;
    await borrower.act(request, 'send');
    await lender.until(request, 'created');
    await lender.act(request, 'ship');
    await borrower.until(request, 'shippedPhysically');
    window = await openWindow(borrower);
    await signIn(window, 'roy', '/compare');
  });
  after(async () => {
    await window?.close();
    await two?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  async function entryFor({ desk, env }: LibraryOnItsOwn) {
    const order = { name: 'fleet', roles: [{ role: 'fulfillmentAdministrator' }], only: ['compareLibraries'] };
    const { secret } = await desk.call<{ secret: string }>('POST', '/keys', order);
    return { name: desk.library.name, url: env['INTERLEND_URL'], key: secret };
  }
  /** As a hand in the lender’s database would. */
  async function change(sql: string, values: unknown[]): Promise<void> {
    const client = new pg.Client({ connectionString: two.lender.env['DATABASE_URL'] });
    await client.connect();
    const { rowCount } = await client.query(sql, values).finally(() => client.end());
    expect(rowCount).to.equal(1);
  }
  const countsOn = async (page: Page): Promise<string[]> =>
    Promise.all(
      (await page.locator('dl > div').all()).map(async (each) => (await each.innerText()).replace(/\n+/g, ' ')),
    );
  const checkNow = async (page: Page): Promise<void> => {
    const answered = page.waitForResponse(
      (answer) => answer.url().endsWith('/fleet-report') && answer.request().method() === 'GET',
    );
    await page.getByRole('button', { name: 'Check now' }).click();
    await answered;
  };

  it('says that nothing was compared yet, and compares at once when asked', async function () {
    this.timeout(60_000);
    const { page } = window;
    await page.getByText('The libraries have not been compared yet.').waitFor();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Nothing differs. The next comparison is tonight.').waitFor();
    expect(await countsOn(page)).to.deep.equal([
      'Requests they share 1 Seen at both libraries',
      'Agree 1 Status, dates, price, volumes',
      'In flight 0 A message is on its way',
      'Differ 0 Nothing to do',
      'Pairs of libraries 1 1 pair agrees about each other',
    ]);
    await page.getByText(/^2 libraries, checked .+, next .+ 04:45$/).waitFor();
    expect(await page.getByRole('button', { name: 'Download CSV' }).count()).to.equal(0);
  });

  it('names each difference with what both libraries say and what to do, and saves them as a file', async function () {
    this.timeout(60_000);
    const { page } = window;
    await change(`update request set due_day = '2099-01-08' where external_id = $1`, [request]);
    await two.borrower.desk.call('PATCH', `/partners/${two.lender.desk.library.code}`, { name: 'Old College' });
    await checkNow(page);
    const requests = page.getByRole('table', { name: 'Requests that differ' });
    const kukum = requests.getByRole('row').filter({ hasText: request });
    await kukum.waitFor();
    const said = (await kukum.innerText()).split(/[\t\n]+/);
    expect(said.slice(0, 3)).to.deep.equal(['Kukum', request, 'BORROW Library']);
    expect(said[3])
      .to.match(/^Due date: .+ 20\d\d$/)
      .and.not.contain('2099');
    expect(said.slice(4, 6)).to.deep.equal(['LEND Library', 'Due date: Jan 8, 2099']);
    expect(said.slice(7)).to.deep.equal([
      'LEND Library: Shipped, message 1 of 1',
      'BORROW Library asks LEND Library for the status.',
    ]);
    expect((await countsOn(page)).slice(1, 4).map((each) => each.replace(/since .*/, 'since …'))).to.deep.equal([
      'Agree 0 Status, dates, price, volumes',
      'In flight 0 A message is on its way',
      'Differ 1 Oldest since …',
    ]);
    const partners = page.getByRole('table', { name: 'What they know of each other' });
    const row = partners.getByRole('row').filter({ hasText: 'BORROW Library about LEND Library' });
    await row.waitFor();
    expect((await row.innerText()).split(/[\t\n]+/)).to.deep.equal([
      'BORROW Library about LEND Library',
      'Name',
      'Old College',
      'LEND Library',
      'BORROW Library corrects the name in its directory of partners.',
    ]);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const text = await readFile(await saved.path(), 'utf8');
    expect(text).to.contain('Name,,BORROW Library,Old College,LEND Library,LEND Library,,,BORROW Library corrects');
    expect(text).to.contain(`Kukum,${request},BORROW Library,"Due date:`);
    expect(saved.suggestedFilename()).to.equal('libraries-that-differ.csv');
  });

  it('can be read in both languages, on a small screen too, and without a flaw', async function () {
    this.timeout(120_000);
    for (const look of [
      { language: 'en', width: 1280, height: 800 },
      { language: 'en', width: 640, height: 400 },
      { language: 'fr', width: 1280, height: 800 },
      { language: 'fr', width: 640, height: 400 },
    ] as const) {
      const at = await openWindow(two.borrower.desk, look);
      await signIn(at, 'roy', '/compare');
      await at.page
        .getByText(look.language === 'fr' ? 'Demandes qui diffèrent' : 'Requests that differ')
        .first()
        .waitFor();
      await keepPicture(at.page, 'compare', `${look.language}-${look.width}`);
      expect((await faultsOf(at.page, { language: look.language })).map(lineOf)).to.deep.equal([]);
      expect(at.faults).to.deep.equal([]);
      await at.close();
    }
  });

  it('is the notice at Home, and closed to those who may not run jobs', async function () {
    this.timeout(60_000);
    const { page } = window;
    await page.goto('/');
    await page.getByText('The page Compare libraries names each difference with its remedy.').waitFor();
    const at = await openWindow(two.borrower.desk);
    await signIn(at, 'cote', '/compare');
    await at.page.getByText('run jobs').first().waitFor();
    expect(await at.page.getByText('Kukum').count()).to.equal(0);
    const answer = await at.page.request.get('/api/v1/fleet-report');
    expect(answer.status()).to.equal(403);
    await at.close();
  });
});
