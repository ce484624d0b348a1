import { expect } from 'chai';
import { withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { start } from '../support/program.js';
import { type LibraryProcess, openTwoProcesses, stopped, type TwoLibraries } from '../support/two-libraries.js';
import { clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { looksAway, looksBack, mark } from './support/looking.js';

withBrowser('a page that hears by itself what happens', () => {
  let two: TwoLibraries<LibraryProcess>;
  let at: AtBrowser;
  before(async function () {
    this.timeout(180_000);
    two = await openTwoProcesses();
    await addUser(two.lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(two.lender.desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
  });
  after(async () => {
    // Not the one that it was opened with.
    if (two) await stopped(two.lender.process);
    await two?.close();
  });
  beforeEach(async () => {
    at = await openWindow(two.lender.desk);
    at.page.setDefaultTimeout(20_000);
  });
  afterEach(async () => {
    await at.close();
  });

  const sent = async (title: string) => {
    const rota = [two.lender.desk.library.code];
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title, rota });
    await two.borrower.desk.act(externalId, 'send');
    const { id } = await two.lender.desk.until(externalId, 'created');
    return { externalId, id };
  };
  const banner = () => at.page.locator('[data-connection="lost"]');

  it('FA34: says when it is cut off and why writing waits, keeps what is typed, catches up by itself and takes the alert away', async function () {
    this.timeout(90_000);
    const { externalId, id } = await sent('Read in a tunnel');
    await signIn(at, 'roy', `/lending/${id}`);
    const { page, context } = at;
    const desk = clickingAt(at, page.locator('main'));
    await desk.says('Created lending request');
    const there = await mark(page);
    await context.setOffline(true);
    await banner()
      .getByText(/^Connection lost at \d/)
      .waitFor();
    await page.getByRole('img', { name: 'Connection lost' }).waitFor();

    const composer = page.locator('[data-composer="message activeNote internalNote"]');
    await composer.getByText('Internal note', { exact: true }).click();
    await composer.getByRole('textbox').fill('Written in the tunnel.');
    await composer.getByRole('button', { name: 'Add Note' }).click();
    await composer.getByText('The connection was lost.').waitFor();
    await composer.getByText('We could not confirm that your action was saved.', { exact: false }).waitFor();
    expect(await composer.getByRole('textbox').inputValue()).to.equal('Written in the tunnel.');
    await two.lender.desk.act(externalId, 'willSupply');

    await context.setOffline(false);
    await banner().waitFor({ state: 'detached' });
    await page.locator('[data-announcer="polite"]').filter({ hasText: 'Caught up.' }).waitFor({ state: 'attached' });
    await composer.locator('[role="alert"]').waitFor({ state: 'detached' });
    await desk.says('Will supply');
    await composer.getByRole('button', { name: 'Add Note' }).click();
    await page.locator('#section-notes').getByText('Written in the tunnel.').waitFor();
    expect(await there.isStillThere()).to.equal(true);
    expect(at.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).to.deep.equal([]);
  });

  it('outlives a node that is started anew, and shows what happened while it was away', async function () {
    this.timeout(120_000);
    const { externalId, id } = await sent('Kept through a restart');
    await signIn(at, 'roy', '/lending');
    const row = at.page.locator(`tr[data-id="${id}"]`);
    await row.getByText('Created lending request').waitFor();
    const there = await mark(at.page);
    await stopped(two.lender.process);
    await banner().waitFor();
    const again = start(['serve'], two.lender.env);
    two.lender.process = again;
    await again.until(/ is open: /);
    await two.borrower.desk.act(externalId, 'generalMessage', { note: 'Hello again.' });
    await banner().waitFor({ state: 'detached', timeout: 30_000 });
    await at.page.getByRole('button', { name: '1 – General messages: Kept through a restart' }).waitFor();
    await two.lender.desk.act(externalId, 'willSupply');
    await row.getByText('Will supply', { exact: true }).waitFor();
    expect(await there.isStillThere()).to.equal(true);
  });

  it('names in a note what has arrived for a request that this person worked on, and for no other', async function () {
    this.timeout(90_000);
    const mine = await sent('Worked on today');
    const foreign = await sent('Nobody’s business');
    await signIn(at, 'cote', `/lending/${mine.id}`);
    const desk = clickingAt(at, at.page.locator('main'));
    await desk.doesInDialog('Will Supply');
    await at.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Partners' }).click();
    await at.page.getByRole('heading', { level: 1, name: /Partners/ }).waitFor();
    await two.borrower.desk.act(foreign.externalId, 'generalMessage', { note: 'For somebody else.' });
    await two.borrower.desk.act(mine.externalId, 'generalMessage', { note: 'When will it come?' });
    // What he did himself has its own word: “BORROW Library will be told that you will supply it.”
    const toast = at.page.locator('.mantine-Notification-root').filter({ hasText: 'General Message' });
    await toast.getByText('BORROW Library: General Message. Status: Will supply').waitFor();
    expect(await toast.allTextContents()).to.deep.equal([
      'Worked on todayBORROW Library: General Message. Status: Will supply',
    ]);
    await at.page
      .locator('[data-announcer="polite"]')
      .filter({ hasText: 'Worked on today: BORROW Library: General Message' })
      .waitFor({ state: 'attached' });
    await toast.click();
    await at.page.getByRole('heading', { level: 1, name: 'Worked on today' }).waitFor();
    await at.page.getByRole('button', { name: /^Notifications: \d+ unread/ }).click();
    await at.page.getByRole('listitem').filter({ hasText: 'Worked on today' }).waitFor();
    expect(at.faults).to.deep.equal([]);
  });

  it('names in a note what a colleague has assigned, and what then comes for it', async function () {
    this.timeout(90_000);
    const { externalId, id } = await sent('Given to Alain');
    await signIn(at, 'cote', '/partners');
    await at.page.getByRole('heading', { level: 1, name: /Partners/ }).waitFor();
    const { version } = (await two.lender.desk.request(id)) ?? { version: 0 };
    await two.lender.desk.call('POST', `/requests/${id}/assign`, { version, to: 'cote' });
    const toasts = at.page.locator('.mantine-Notification-root').filter({ hasText: 'Given to Alain' });
    await toasts.getByText(/: Assigned\. Status: Created lending request$/).waitFor();
    await two.borrower.desk.act(externalId, 'generalMessage', { note: 'Any news?' });
    await toasts.getByText('BORROW Library: General Message. Status: Created lending request').waitFor();
  });

  it('counts in the title of its tab what is new while nobody looks, each request once', async function () {
    this.timeout(90_000);
    const { externalId, id } = await sent('Counted once');
    await signIn(at, 'cote', `/lending?open=${id}`);
    const desk = clickingAt(at);
    await desk.doesInDialog('Will Supply');
    await desk.says('Will supply');
    const title = (is: RegExp) => eventually(`the title is ${is}`, async () => is.test(await at.page.title()), 10_000);
    await title(/^Lending Requests – Interlend$/);
    await looksAway(at.page);
    await two.borrower.desk.act(externalId, 'generalMessage', { note: 'One.' });
    await title(/^\(1\) Lending Requests – Interlend$/);
    await two.borrower.desk.act(externalId, 'generalMessage', { note: 'Two.' });
    await sent('Newly arrived');
    await title(/^\(2\) Lending Requests – Interlend$/);
    await at.page.getByRole('button', { name: /1 new – show/ }).waitFor();
    await looksBack(at.page);
    await title(/^Lending Requests – Interlend$/);
    expect(at.faults).to.deep.equal([]);
  });
});
