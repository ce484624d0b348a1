import { mkdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('jobs of a library', () => {
  let two: TwoLibraries;
  let window: AtBrowser;
  const titles = ['Wild geese', 'Wild roses'];

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    const { borrower, lender } = two;
    await addUser(lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(lender.desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    for (const title of titles) {
      const { externalId } = await borrower.desk.create({
        serviceType: 'Loan',
        title,
        rota: [lender.desk.library.code],
      });
      await borrower.desk.act(externalId, 'send');
      await lender.desk.until(externalId, 'created');
    }
    await lender.desk.call('POST', '/views', { side: 'lending', name: 'Wild things', search: 'q=wild' });
    window = await openWindow(lender.desk, {});
    await signIn(window, 'cote', '/jobs');
  });
  after(async function () {
    this.timeout(60_000);
    await window?.close();
    await two?.close();
  });

  const picture = async (page: AtBrowser['page'], name: string) => {
    const folder = process.env['INTERLEND_PICTURES'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  it('an operator makes one from a shared view, sees what it would do, saves it and runs it', async function () {
    this.timeout(120_000);
    const { page } = window;
    await page.getByText('No job of your own yet.').waitFor();
    await page.getByRole('button', { name: 'New job from a view' }).click();
    const form = page.getByRole('dialog', { name: 'New job' });
    await form.getByLabel('Name').fill('Pull slips, wild');
    await form.getByLabel('Works on').selectOption({ label: 'Wild things' });
    expect(await form.getByLabel('Does').locator('option').allTextContents()).to.not.include('Cancel requests');
    await form.getByLabel('Does').selectOption({ label: 'Print slips' });
    await form.getByRole('button', { name: 'Save job' }).click();
    await form.getByText('Choose which slip.').first().waitFor();
    await form.getByLabel('Slip').selectOption({ label: 'Incoming request slip' });
    await form.getByText('Working days at 08:00').waitFor();
    expect(await form.getByText(/\* \*/).count(), 'KB20: no expression of a program').to.equal(0);
    await form.getByRole('button', { name: 'Show what it would do now' }).click();
    await form.getByRole('button', { name: 'Incoming request slip: 2' }).click();
    await form.getByRole('link', { name: 'Wild roses' }).waitFor();
    await picture(page, 'own-job-form-en');
    expect(await flawsOf(page)).to.deep.equal([]);
    await form.getByRole('button', { name: 'Save job' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Pull slips, wild' });
    await row
      .getByText('Puts “Incoming request slip” of each request of the view “Wild things” into the print queue')
      .waitFor();
    await row.getByText('Made by Alain Côté. It runs with their permissions.').waitFor();
    await row.getByText('Has not run yet').waitFor();

    await row.getByRole('button', { name: 'Open: Pull slips, wild' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Run now: 2 requests' }).click();
    await panel.getByText('run by Alain Côté').waitFor();
    await panel
      .getByText('Nothing would be done now.')
      .or(panel.getByText('Skipped: the slip was written before: 2'))
      .first()
      .waitFor();
    await picture(page, 'own-job-run-en');
    expect(await flawsOf(page)).to.deep.equal([]);
    await panel.getByRole('button', { name: 'Incoming request slip: 2' }).first().click();
    const link = panel.getByRole('link', { name: 'Wild geese' }).first();
    const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
    const { items } = (await two.lender.desk.call('GET', `/requests/${id}/history`)) as { items: { rule?: string }[] };
    expect(items.map(({ rule }) => rule)).to.include('Job “Pull slips, wild” of Alain Côté');
    await link.click();
    await page.getByRole('heading', { name: 'Wild geese' }).first().waitFor();
    await page.goto('/print');
    await page.getByText('Wild geese').first().waitFor();
  });

  it('exports a report to a file that is downloaded from the run', async function () {
    this.timeout(90_000);
    const { page } = window;
    await page.goto('/reports/overdue');
    await page.getByRole('link', { name: 'Mail on a schedule…' }).click();
    const form = page.getByRole('dialog', { name: 'New job' });
    await form.getByLabel('Name').fill('Overdue, weekly');
    expect(await form.getByLabel('Does').inputValue()).to.equal('export');
    await form.getByLabel('File').selectOption('csv');
    await form.getByLabel('E-mail to').fill('director');
    await form.getByRole('button', { name: 'Save job' }).click();
    await form.getByText('“director” is not an e-mail address. Write it as name@library.ca.').first().waitFor();
    await form.getByLabel('E-mail to').fill('');
    await form.getByRole('button', { name: 'Save job' }).click();
    await page.getByRole('button', { name: 'Open: Overdue, weekly' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Run now' }).click();
    const link = panel.getByRole('link', { name: 'Download lending-requests-days-overdue.csv' }).first();
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await download.path(), 'utf8')).to.match(/^\uFEFFExternal Identifier,Status,Title,/);
    await panel.getByRole('button', { name: 'Edit…' }).waitFor();
    await panel.getByRole('button', { name: 'Remove…' }).click();
    await page.getByRole('dialog', { name: 'Remove this job?' }).getByRole('button', { name: 'Remove job' }).click();
    await page.getByRole('button', { name: 'Open: Overdue, weekly' }).waitFor({ state: 'detached' });
  });

  it('says in both languages that its maker left, and the administrator takes it over', async function () {
    this.timeout(120_000);
    await two.lender.desk.call('PATCH', '/users/cote', { active: false });
    const other = await openWindow(two.lender.desk, { language: 'fr' });
    try {
      await signIn(other, 'roy', '/jobs');
      const { page } = other;
      const read = async () => ((await page.locator('#page').textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
      await page.getByRole('heading', { name: 'Traitements de votre bibliothèque' }).waitFor();
      await page.getByText('n’a plus de compte ici').waitFor();
      expect(await read()).to.include(
        'Alain Côté, qui a créé ce traitement, n’a plus de compte ici : il ne s’exécute pas.',
      );
      await picture(page, 'own-jobs-fr');
      expect(await flawsOf(page)).to.deep.equal([]);
      await page.getByRole('button', { name: 'Ouvrir : Pull slips, wild' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Modifier…' }).click();
      const form = page.getByRole('dialog', { name: 'Modifier le traitement' });
      await form.getByText('Alain Côté a créé ce traitement.').waitFor();
      await picture(page, 'own-job-form-fr');
      await form.getByRole('button', { name: 'Enregistrer le traitement' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByText('Créé par Mireille Roy.').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Avis d’échec…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Avis d’échec' });
      await dialog.getByLabel('Courriel à').fill('systemes@lend.example');
      await picture(page, 'readers-fr');
      await dialog.getByRole('button', { name: 'Enregistrer les adresses' }).click();
      await dialog.waitFor({ state: 'detached' });
      const { items } = (await two.lender.desk.call('GET', '/job-readers')) as { items: string[] };
      expect(items).to.deep.equal(['systemes@lend.example']);
    } finally {
      await other.close();
    }
  });
});
