import { mkdirSync } from 'node:fs';
import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the page of the jobs', () => {
  let two: TwoLibraries;
  let window: AtBrowser;

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    window = await openWindow(two.lender.desk, {});
    await signIn(window, 'roy', '/jobs');
  });
  after(async () => {
    await window?.close();
    await two?.close();
  });

  const picture = async (name: string) => {
    const folder = process.env['INTERLEND_PICTURES'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await window.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  it('says when each job runs and what it does, and shows what a run would do before it is ordered', async function () {
    this.timeout(120_000);
    const { page } = window;
    const row = page.getByRole('row').filter({ hasText: 'Expire lending requests' });
    await row.getByText('Every hour, 10 minutes past').waitFor();
    await picture('jobs-en');
    expect(await flawsOf(page)).to.deep.equal([]);
    await row.getByRole('button', { name: 'Open: Expire lending requests' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Nothing would be done now.').waitFor();
    await panel.getByRole('button', { name: 'Run now' }).click();
    await panel.getByText('run by Mireille Roy').waitFor();
  });

  it('takes another schedule in words, with the next five runs, and refuses one that never fires', async function () {
    this.timeout(60_000);
    const { page } = window;
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Repeats').selectOption('workingDay');
    await panel.getByLabel('Time').fill('08:00');
    await panel.getByText('Working days at 08:00').waitFor();
    expect(await panel.getByText(/\* \*/).count(), 'KB20: no expression of a program').to.equal(0);
    await picture('job-en');
    expect(await flawsOf(page)).to.deep.equal([]);
    await panel.getByLabel('Repeats').selectOption('year');
    await panel.getByLabel('Month', { exact: true }).selectOption('2');
    await panel.getByLabel('Day of the month').fill('30');
    await panel.getByText('February never has a day 30, so the job would never run. Choose another day.').waitFor();
    expect(await panel.getByRole('button', { name: 'Save schedule' }).isDisabled()).to.equal(true);
    await panel.getByLabel('Repeats').selectOption('workingDay');
    await panel.getByRole('button', { name: 'Save schedule' }).click();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    const row = page.getByRole('row').filter({ hasText: 'Expire lending requests' });
    await row.getByText('Working days at 08:00').waitFor();
    await row.getByRole('switch').click({ force: true });
    await row.getByText('Switched off').waitFor();
  });

  it('reads in French', async function () {
    this.timeout(60_000);
    const other = await openWindow(two.lender.desk, { language: 'fr' });
    try {
      await signIn(other, 'roy', '/jobs');
      const row = other.page.getByRole('row').filter({ hasText: 'Faire expirer les demandes entrantes' });
      await row.getByText('Les jours ouvrables à 08 h 00').waitFor();
      await row.getByText('Désactivé').waitFor();
      const folder = process.env['INTERLEND_PICTURES'];
      if (folder) await other.page.screenshot({ path: `${folder}/jobs-fr.png`, fullPage: true });
    } finally {
      await other.close();
    }
  });
});
