import { expect } from 'chai';
import pg from 'pg';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, type Visitor } from './support/desk-in-browser.js';

const openId = {
  // Nobody signs in with it here: the mapping is read, the provider is not asked.
  INTERLEND_OPENID_ISSUER: 'http://127.0.0.1:9',
  INTERLEND_OPENID_CLIENT_ID: 'interlend-of-tests',
  INTERLEND_OPENID_CLIENT_SECRET: 'a-secret-of-the-provider',
  INTERLEND_OPENID_ROLES: 'ill-staff=fulfillmentServicesOperator;systems=generalSystemAdministrator',
};

withBrowser('what systems people look after', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  const window = async (path: string, visitor: Visitor = {}) => {
    at = await openWindow(two.borrower.desk, visitor);
    at.page.setDefaultTimeout(30_000);
    await signIn(at, 'roy', path);
    return at.page;
  };
  /** In the database of the library, as nothing in the product does it. */
  const inDatabase = async (statement: string) => {
    const client = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries(openId);
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at?.faults ?? []).to.deep.equal([]);
    await at?.close();
  });

  it('System settings are read in words, secrets are not, and the OpenID mapping names roles', async function () {
    this.timeout(120_000);
    const page = await window('/administration');
    await page.getByRole('link', { name: 'System settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'System settings' }).waitFor();
    const row = (name: string) => page.locator(`[data-setting="${name}"]`);
    expect(await row('name').innerText())
      .to.include('Name of the library')
      .and.include('BORROW Library');
    expect(await row('processes').innerText()).to.include('a whole number from 1 to 32.');
    expect(await row('databaseUrl').innerText(), 'without user and password').to.not.include('@');
    expect(await row('openIdClientSecret').innerText()).to.include('Set; not shown');
    expect(await page.locator('main').innerText())
      .to.not.include('a-secret-of-the-provider')
      .and.not.include('a-secret-key-of')
      .and.not.include('a-staff-token');
    const roles = page.getByRole('table', { name: 'What the provider says, and the role it gives' });
    expect((await roles.getByRole('row', { name: /^ill-staff/ }).innerText()).replaceAll(/\s+/g, ' ')).to.equal(
      'ill-staff Fulfillment Services Operator at all libraries',
    );
    await page.getByRole('button', { name: 'Change: Loans and renewals' }).click();
    const form = page.getByRole('dialog', { name: 'Loans and renewals' });
    await form.getByText('Holds within five seconds').waitFor();
    await form.getByText('Value: a whole number from 1 to 10,000.').first().waitFor();
    await form.getByLabel('Longest loan with renewals (days from receipt)').fill('60');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await row('renewalCapDays').getByText('60').waitFor();
    await row('renewalCapDays').getByText('Not the default').waitFor();
    await page.getByRole('textbox', { name: 'Find a setting' }).fill('time zone');
    expect(await page.locator('[data-setting]').count()).to.equal(1);
    await page.getByRole('textbox', { name: 'Find a setting' }).fill('nothing is called so');
    await page.getByText('No setting fits “nothing is called so”.').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('FF8: only a practice partner ticks its step; the first steps start it, and offer to certify it and nobody else', async function () {
    this.timeout(180_000);
    const page = await window('/start');
    const step = (name: string) => page.locator(`[data-step="${name}"]`);
    await step('partner').waitFor();
    // LEND is in the directory, and is a real partner.
    expect(await step('partner').getAttribute('data-done')).to.equal('false');
    expect(await page.getByRole('link', { name: /^Certify/ }).count()).to.equal(0);
    await page.getByRole('button', { name: 'Start the practice partner' }).click();
    await page.locator('[data-step="partner"][data-done="true"]').waitFor();
    expect(await page.getByRole('link', { name: /^Certify/ }).allTextContents()).to.deep.equal([
      'Certify Practice partner',
    ]);
    const { items } = await two.borrower.desk.call<{ items: { name: string; ok: boolean }[] }>(
      'POST',
      '/partners/PRACTICE/test',
    );
    expect(items.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(await two.borrower.desk.call('POST', '/practice-partner'), 'it runs already').to.include({
      code: 'PRACTICE',
      practice: true,
    });
    const certifications = '/partners/PRACTICE/certifications';
    await two.borrower.desk.call('POST', certifications, {});
    const isDone = async () => {
      const { items } = await two.borrower.desk.call<{ items: { state: string }[] }>('GET', certifications);
      return items.some(({ state }) => state === 'done');
    };
    await eventually('the practice partner is certified', isDone, 90_000);
    await page.reload();
    await page.locator('[data-step="certify"][data-done="true"]').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('FF12: a policy that a directory imposes is marked, says who decides, and cannot be typed over', async function () {
    this.timeout(120_000);
    const file = {
      format: 'interlend-directory',
      formatVersion: 1,
      issuer: 'ISIL:CA-OLA',
      name: 'Ontario colleges',
      version: 1,
      issuedAt: '2026-11-20T10:00:00.000Z',
      sections: { policies: { imposed: true, records: [{ name: 'holdShelfDays', value: 9 }] } },
    };
    await two.borrower.desk.call('POST', '/directory/imports', { file });
    const page = await window('/policies');
    const field = page.locator('input[name="holdShelfDays"]');
    await field.waitFor();
    expect([await field.inputValue(), await field.isDisabled()]).to.deep.equal(['9', true]);
    expect(await page.getByText('Imposed by Ontario colleges', { exact: true }).count()).to.equal(1);
    await page.getByText('Only Ontario colleges can change it', { exact: false }).waitFor();
    expect(await page.locator('input[name="recallDays"]').isDisabled()).to.equal(false);
    expect(await flawsOf(page)).to.deep.equal([]);
    await at.close();
    const french = await window('/policies', { language: 'fr' });
    await french.getByText('Imposée par Ontario colleges', { exact: true }).waitFor();
  });

  it('FF14: who signs in with the account of the organization is asked for no current password', async function () {
    this.timeout(120_000);
    const page = await window('/me');
    await page.getByLabel('Current password').waitFor();
    await inDatabase(`delete from staff_password where staff_code = 'roy'`);
    await page.reload();
    await page.getByText('Its password is changed there, not here.').waitFor();
    expect(await page.getByLabel('Current password').count()).to.equal(0);
    await two.borrower.desk.call('PUT', '/users/roy/password', { password: 'a-long-password-of-tests' });
  });

  it('FF14: a pasted directory file that is bad is still in its field after the refusal', async function () {
    this.timeout(120_000);
    const page = await window('/directory');
    const text = page.getByRole('textbox', { name: /directory file/i });
    const bad = '{"format":"interlend-directory","formatVersion":1}';
    await text.fill(bad);
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.waitForURL(/\/directory\/import\/new/);
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('link', { name: 'Directory' }).last().click();
    expect(await text.inputValue()).to.equal(bad);
  });

  it('a key for a library that follows the directory needs no guessing', async function () {
    this.timeout(120_000);
    const page = await window('/directory?tab=own');
    await page.getByRole('link', { name: 'Add a key for a follower' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('Resource Sharing Partners Manager', { exact: false }).first().waitFor();
    await form.getByRole('textbox', { name: 'What it is for' }).fill('Follower');
    const ends = form.getByRole('textbox', { name: 'Ends' });
    await ends.fill('Jan 31, 2020');
    await ends.press('Tab');
    await form.getByText(/Jan 31, 2020 is too early here: the first possible day is/).waitFor();
    await ends.fill('Dec 31, 2098');
    await ends.press('Tab');
    await form.getByRole('button', { name: 'Create a key' }).click();
    await form.getByText('Authorization: Bearer').first().waitFor();
    const { items } = await two.borrower.desk.call<{ items: { name: string; only?: string[]; roles: object[] }[] }>(
      'GET',
      '/keys',
    );
    expect(items.find(({ name }) => name === 'Follower')).to.deep.include({
      only: ['seePartners'],
      roles: [{ role: 'resourceSharingPartnersManager' }],
    });
    const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
    await page.keyboard.press('Escape');
    expect(await rowOf('Follower').innerText()).to.match(/Dec 31, 2098\s+valid/);
    await inDatabase(`update api_key set expires_at = now() - interval '1 hour' where name = 'Follower'`);
    await page.goto('/keys');
    await rowOf('Follower').getByText('expired').waitFor();
  });

  it('removed partners are listed with who removed them, and lead to their past requests', async function () {
    this.timeout(120_000);
    const page = await window('/partners?removed=1');
    await page.getByText('No partner has been removed.').waitFor();
    const { desk } = two.borrower;
    const made = await desk.create({ serviceType: 'Loan', title: 'A past loan', rota: ['LEND'] });
    await desk.act(made.externalId, 'send');
    await two.lender.desk.until(made.externalId, 'created');
    await inDatabase('update request set closed_at = now()');
    await desk.call('DELETE', '/partners/LEND');
    await page.goto('/partners');
    await page.getByRole('button', { name: 'Removed partners' }).click();
    const row = page.getByRole('row', { name: /LEND Library/ });
    await row.waitFor();
    expect(await row.innerText()).to.match(/ by \S+/);
    expect(await flawsOf(page)).to.deep.equal([]);
    await row.getByRole('link', { name: 'Borrowing Requests' }).click();
    await page.waitForURL(/\/borrowing\?activity=all&partner=LEND/);
    await page.getByText('A past loan').first().waitFor();
  });
});
