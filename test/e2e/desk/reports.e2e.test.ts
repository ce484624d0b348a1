import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { lend, openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the reports', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    const { borrower, lender } = two;
    await addUser(borrower.desk, 'roy');
    await lend({ borrower: borrower.desk, lender: lender.desk }, 'Filled once');
    const { externalId } = await borrower.desk.create({
      serviceType: 'Loan',
      title: 'Not to be had',
      rota: [lender.desk.library.code],
    });
    await borrower.desk.act(externalId, 'send');
    await lender.desk.until(externalId, 'created');
    await lender.desk.act(externalId, 'reject', { reason: '1' });
    await borrower.desk.until(externalId, 'rejectedByPartner');
    await borrower.desk.call('POST', '/jobs/count-figures/run');
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });
  after(async function () {
    this.timeout(60_000);
    await two?.close();
  });

  const at = async (path: string, language: 'en' | 'fr' = 'en') => {
    const window = await openWindow(two.borrower.desk, { language });
    windows.push(window);
    await signIn(window, 'roy', path);
    return window.page;
  };
  const picture = async (page: AtBrowser['page'], name: string) => {
    const folder = process.env['INTERLEND_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  it('tells what was filled, why not, how long it took and with whom; each number leads to its requests', async function () {
    this.timeout(90_000);
    const page = await at('/reports');
    await page.getByRole('heading', { name: 'Fill rate, borrowing' }).waitFor();
    const tile = page.getByRole('region', { name: 'Fill rate, borrowing' });
    expect(await tile.textContent())
      .to.include('100%')
      .and.include('1 request filled, 0 not filled')
      .and.include('1 request is still under way.');
    expect(await page.locator('[data-figure="balance"]').textContent()).to.equal('−1');
    const reason = page.locator('[data-reason="borrowing reject.1"]');
    expect(await reason.textContent()).to.match(/^In use\/on loanLenders1100%$/);
    expect(await page.locator('[data-partner]').textContent()).to.equal('LEND Library10−1100%');
    await page.locator('[data-stage="travel"]').waitFor();
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await page.getByText('Show as a table (1 row)').first().click();
    const weeks = page.getByRole('table', { name: 'Requests by week' });
    expect(await weeks.getByRole('row').last().textContent()).to.match(/20$/);
    expect(await page.getByLabel('Library', { exact: true }).count(), 'there is one library only').to.equal(0);
    await picture(page, 'reports');
    expect(await flawsOf(page)).to.deep.equal([]);
    await reason.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Borrowing requests that a lender refused' }).waitFor();
    await page.getByRole('link', { name: 'Not to be had' }).waitFor();
    expect(await page.getByRole('link', { name: 'Filled once' }).count()).to.equal(0);
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'All reports' }).click();
    await tile.getByRole('link', { name: '1 request is still under way.' }).click();
    await page.getByRole('heading', { level: 1, name: 'Borrowing requests still under way' }).waitFor();
    await page.getByRole('link', { name: 'Not to be had' }).waitFor();
    expect(await page.getByRole('link', { name: 'Filled once' }).count()).to.equal(0);
    await page.goBack();
    await tile.getByRole('link', { name: '1 request filled' }).click();
    await page.getByRole('heading', { level: 1, name: 'Borrowing requests that were filled' }).waitFor();
    await page.getByRole('link', { name: 'Filled once' }).waitFor();
    expect(await page.getByRole('link', { name: 'Not to be had' }).count()).to.equal(0);
    await page.goBack();
    await page.getByText('Show as a table (1 row)').first().click();
    await weeks.getByRole('row').last().getByRole('link', { name: '2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Borrowing requests created' }).waitFor();
    await page.getByRole('link', { name: 'Filled once' }).waitFor();
    await page.getByRole('link', { name: 'Not to be had' }).waitFor();
    await page.goto('/reports?from=2020-01-01&to=2020-12-31');
    await page.getByText('No requests in this period').waitFor();
  });

  it('tells the libraries of one node apart', async function () {
    this.timeout(60_000);
    const { desk } = two.borrower;
    const own = (await desk.call('GET', '/libraries')) as { items: { code: string; name: string }[] };
    await desk.call('POST', '/libraries', { code: 'EAST', name: 'East Campus' });
    const page = await at('/reports');
    await page.getByRole('region', { name: 'Fill rate, borrowing' }).waitFor();
    await page.getByRole('combobox', { name: 'Library' }).click();
    await page.getByRole('option', { name: 'East Campus' }).click();
    await page.getByText('No requests in this period').waitFor();
    expect(page.url()).to.include('library=EAST');
    await page.goto(`/reports?library=${own.items[0]?.code}`);
    const tile = page.getByRole('region', { name: 'Fill rate, borrowing' });
    await eventually('the figures are read', async () =>
      ((await tile.textContent()) ?? '').includes('1 request filled, 0 not filled'),
    );
    await tile.getByRole('link', { name: '1 request filled' }).click();
    await page.getByRole('link', { name: 'Filled once' }).waitFor();
    expect(page.url()).to.include(`library=${own.items[0]?.code}`);
  });

  it('reads in French, with the period and the partner in its address', async function () {
    this.timeout(60_000);
    const page = await at(`/reports?partner=${two.lender.desk.library.code}`, 'fr');
    await page.getByRole('region', { name: 'Taux de satisfaction, emprunts' }).waitFor();
    const read = async () => ((await page.locator('#page').textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
    await eventually('the figures are read', async () =>
      (await read()).includes('1 demande satisfaite, 0 non satisfaite'),
    );
    expect(await read())
      .to.include('De l’expédition à la réception')
      .and.include('Motifs de refus');
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    const legends = await page.locator('.recharts-legend-wrapper').allInnerTexts();
    expect(
      legends.map((names) => names.trim().split(/\n+/)),
      'in the order of the bars',
    ).to.deep.equal([
      ['Demandes sortantes', 'Demandes entrantes'],
      ['Demandes sortantes', 'Demandes entrantes'],
      ['Prêts', 'Copies'],
    ]);
    const year = new Date().getFullYear();
    const months = page.locator('[aria-labelledby="rates"] .recharts-cartesian-axis-tick-value');
    expect((await months.allTextContents())[0], 'a month and its year').to.match(
      new RegExp(`^\\p{L}+\\.?\\s${year}$`, 'u'),
    );
    await picture(page, 'reports-fr');
  });
});
