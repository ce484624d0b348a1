import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { rolePermissions } from '../../../src/domain/staff/permissions.js';
import { roleRows, staffRoles } from '../../../src/domain/staff/staff.js';
import { say } from '../../../src/words/index.js';
import { withBrowser } from '../../support/browser.js';
import { nothingFor } from '../../support/nothing-for.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, password, signIn } from './support/desk-in-browser.js';

withBrowser('each role sees its part of the desk', () => {
  let two: TwoLibraries;
  let id = '';
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const { desk } = two.lender;
    await addUser(desk, 'counter', 'circulationDeskOperator', 'Counter Person');
    await addUser(desk, 'operator', 'fulfillmentServicesOperator', 'Operator Person');
    await addUser(desk, 'partners', 'resourceSharingPartnersManager', 'Partners Person');
    await addUser(desk, 'admin', 'fulfillmentAdministrator', 'Admin Person');
    for (const role of staffRoles)
      await addUser(desk, `as-${role}`.toLowerCase(), role, say(roleRows[role].label, 'en'));
    await desk.call('POST', '/users', { code: 'nobody', name: 'Nobody Yet', password, roles: [] });
    const { externalId } = await two.borrower.desk.create({
      serviceType: 'Loan',
      title: 'Seen by some',
      rota: ['LEND'],
    });
    await two.borrower.desk.act(externalId, 'send');
    id = (await desk.until(externalId, 'created')).id;
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const at = async (user: string, to: string): Promise<Page> => {
    const window = await openWindow(two.lender.desk);
    window.page.setDefaultTimeout(15_000);
    windows.push(window);
    await signIn(window, user, to);
    return window.page;
  };
  const menuOf = (page: Page) => page.getByRole('navigation', { name: 'Main menu' });
  const entriesOf = async (page: Page): Promise<string[]> => {
    await menuOf(page).getByRole('link', { name: 'Partners', exact: true }).waitFor();
    const words = await menuOf(page).getByRole('link').locator('> span:first-of-type').allTextContents();
    return words;
  };
  /** Administration as this person sees it, by the names of its pages. */
  const administers = async (page: Page): Promise<string[]> => {
    await menuOf(page).getByRole('link', { name: 'Admin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor();
    return page.locator('main section li > a:not(time)').allTextContents();
  };
  const missing = async (page: Page, address: string, permission: string) => {
    await page.goto(address);
    await page.getByText(`This page needs the permission to ${permission}.`).waitFor();
  };

  it('the circulation desk reads requests and works at the counter, and moves no request', async function () {
    this.timeout(90_000);
    const page = await at('counter', '/lending');
    expect(await entriesOf(page)).to.deep.equal([
      'Home',
      'Find',
      'Borrowing',
      'Lending',
      'Scan',
      'Shelf',
      'Patrons',
      'Partners',
      'Reports',
      'Admin',
    ]);
    await page.getByRole('row').filter({ hasText: 'Seen by some' }).waitFor();
    for (const name of ['Will Supply: Seen by some', 'More actions: Seen by some'])
      expect(await page.getByRole('button', { name }).count(), name).to.equal(0);
    await page.getByRole('checkbox', { name: 'Select Seen by some' }).check();
    expect(await page.getByRole('region', { name: 'Selected requests' }).count()).to.equal(0);
    await page.goto(`/lending/${id}`);
    await page.getByRole('region', { name: 'Conversation' }).waitFor();
    for (const name of [/^Will Supply/, /^More actions/])
      expect(await page.getByRole('button', { name }).count()).to.equal(0);
    expect(await page.locator('[data-composer]').count()).to.equal(0);
    await page.keyboard.press('Control+Enter');
    await missing(page, '/scan/ship', 'work on requests');
    await missing(page, '/borrowing/new?type=book', 'work on requests');
    expect((await two.lender.desk.request(id))?.state).to.equal('created');
  });

  it('the operator of resource sharing works on requests, and changes no rule, partner or account', async function () {
    this.timeout(90_000);
    const page = await at('operator', `/lending/${id}`);
    await page.getByRole('button', { name: 'Will Supply: Seen by some' }).waitFor();
    expect(await administers(page))
      .to.include.members(['Rota templates', 'Closures'])
      .and.not.include.members(['Jobs', 'Access keys', 'Audit log']);
    await page.goto('/staff');
    await page.getByRole('heading', { level: 1, name: /Staff/ }).waitFor();
    await page.getByText('Counter Person').waitFor();
    expect(await page.getByRole('button', { name: /^Add/ }).count()).to.equal(0);
    await page.goto('/partners/BORROW?tab=general');
    await page.getByRole('heading', { level: 1, name: 'BORROW Library' }).waitFor();
    for (const name of ['Save', 'Hold: BORROW Library'])
      expect(await page.getByRole('button', { name }).count(), name).to.equal(0);
    await missing(page, '/keys', 'keep users, roles and keys');
    await missing(page, '/audit', 'read the audit log');
  });

  it('the manager of partners keeps partners and messages, and sees no request', async function () {
    this.timeout(90_000);
    const page = await at('partners', '/partners/BORROW');
    await page.getByRole('button', { name: 'Hold: BORROW Library' }).waitFor();
    expect(await entriesOf(page)).to.deep.equal(['Home', 'Messages', 'Partners', 'Admin']);
    await missing(page, `/lending/${id}`, 'see requests');
    expect(await page.getByText('Seen by some').count()).to.equal(0);
    await page.goto('/exchange');
    await page.getByRole('heading', { level: 1, name: /Messages/ }).waitFor();
  });

  it('the administrator of fulfilment configures and reads, and moves no request', async function () {
    this.timeout(90_000);
    const page = await at('admin', `/lending/${id}`);
    await page.getByRole('region', { name: 'Conversation' }).waitFor();
    expect(await page.getByRole('button', { name: /^More actions/ }).count()).to.equal(0);
    expect(await entriesOf(page)).to.not.include('Scan');
    const pages = await administers(page);
    expect(pages).to.include.members(['Jobs', 'Audit log']);
    expect(pages).to.not.include('Access keys');
  });

  const connected = (page: Page) => page.getByRole('img', { name: 'Connected', exact: true }).waitFor();
  /** Longer than the page bears a line that does not open, before it says so. */
  const isStillConnected = async (page: Page) => {
    await nothingFor(2500, 'the page does not say that the connection is lost');
    expect(await page.getByText(/Connection lost/).count()).to.equal(0);
    await connected(page);
  };

  for (const role of staffRoles) {
    it(`FF1: ${say(roleRows[role].label, 'en')} has a Home without a refusal, and a live line that stays`, async function () {
      this.timeout(60_000);
      const page = await at(`as-${role}`.toLowerCase(), '/');
      await page.getByRole('heading', { level: 1, name: /^Good (morning|afternoon|evening), / }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Your turn' }).waitFor();
      await page.getByText(/^1 partner (is available|not reached yet)$/).waitFor();
      if (!(rolePermissions[role] as readonly string[]).includes('seeRequests'))
        await page.getByText('Nothing needs you now.').waitFor();
      const other = await at(`as-${role}`.toLowerCase(), '/partners');
      await other.getByRole('heading', { level: 1, name: 'Partners' }).waitFor();
      await Promise.all([page, other].map(isStillConnected));
    });
  }

  it('FF1: an account without a role has a Home that says whom to ask, and a live line', async function () {
    this.timeout(60_000);
    const page = await at('nobody', '/');
    await page.getByText('Your roles include no requests and no partners.').waitFor();
    await page.getByText(/Ask a General System Administrator/).waitFor();
    await isStillConnected(page);
  });
});
