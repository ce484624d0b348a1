import { expect } from 'chai';
import { withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, password, signIn } from './support/desk-in-browser.js';

withBrowser('forms of the administration', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
    at.page.setDefaultTimeout(30_000);
  });
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  it('FF9: what is typed of a partner outlives another tab and a new page; errors stand at their fields, in words', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/partners/LEND?tab=parameters');
    const { page } = at;
    const nextYear = new Date().getFullYear() + 1;
    const until = page.getByRole('textbox', { name: 'Closed until' });
    await until.fill(`${nextYear}-02-30`);
    await page.getByRole('tab', { name: 'Contact Information' }).click();
    await page.getByRole('button', { name: 'Add a contact' }).click();
    await page.getByLabel('E-mail').fill('nobody');
    await page.getByRole('tab', { name: 'Parameters' }).click();
    expect(await until.inputValue()).to.equal(`${nextYear}-02-30`);
    await page.getByText('What you typed before is still here.').waitFor();
    await page.reload();
    expect(await until.inputValue()).to.equal(`${nextYear}-02-30`);

    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`There is no such date: ${nextYear}-02-30. Choose a date that the calendar has.`).waitFor();
    expect(await until.inputValue()).to.equal(`${nextYear}-02-30`);

    await page.getByRole('tab', { name: 'Contact Information' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    // FF14: both at once, each at its own field.
    const said = async (label: string) => {
      const field = page.getByRole('textbox', { name: label, exact: true }).first();
      const described = (await field.getAttribute('aria-describedby')) ?? '';
      const texts = await Promise.all(described.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()));
      return texts.join(' ');
    };
    await page.getByText('Correct the 2 marked fields.').waitFor();
    expect(await said('Name')).to.include('Fill in this field.');
    expect(await said('E-mail')).to.include('Write an e-mail address, for example name@college.example.');
    expect(await page.locator('main').textContent()).to.not.match(/contacts\.0|must |pattern/);

    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.getByRole('tab', { name: 'Parameters' }).click();
    await until.fill(`${nextYear}-02-28`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: false }).first().waitFor();
    const partner = await two.borrower.desk.call<{ closedUntil?: string }>('GET', '/partners/LEND');
    expect(partner.closedUntil).to.equal(`${nextYear}-02-28`);
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByText(`Until Feb 28, ${nextYear}`, { exact: true }).waitFor();
    await two.borrower.desk.call('PATCH', '/partners/LEND', { closedFrom: `${nextYear}-01-04`, closedUntil: null });
    const inFrench = await openWindow(two.borrower.desk, { language: 'fr' });
    await signIn(inFrench, 'roy', '/partners/LEND');
    await inFrench.page.getByText(`À partir du 4 janv. ${nextYear}, jusqu’à nouvel ordre`, { exact: true }).waitFor();
    await inFrench.close();
  });

  it('FF10: a person gets the roles that stand in the form; FF9: Escape loses nothing of it', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/staff?new=1');
    const { page } = at;
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Ines Novak');
    await form.getByRole('textbox', { name: 'User name' }).fill('novak');
    await form.getByRole('textbox', { name: 'Password' }).fill(password);
    await form.getByRole('combobox', { name: 'Add a role' }).click();
    await page.getByRole('option', { name: 'Circulation Desk Operator' }).click();
    await form.getByRole('group', { name: 'Circulation Desk Operator at all libraries' }).waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Add a person' }).click();
    expect(await form.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).to.equal('Ines Novak');
    expect(await form.getByRole('textbox', { name: 'Password' }).inputValue()).to.equal(password);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/\/staff\/novak/);
    const { roles } = await two.borrower.desk.call<{ roles: object[] }>('GET', '/users/novak');
    expect(roles).to.deep.equal([{ role: 'circulationDeskOperator' }]);
  });

  it('FF4: a credential is shown with its user, to be copied whole', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/partners/LEND?tab=credentials');
    const { page } = at;
    await page.getByRole('combobox', { name: 'Kind' }).first().click();
    await page.getByRole('option', { name: 'User and password' }).click();
    await page.getByRole('button', { name: 'Issue', exact: false }).first().click();
    const shown = page.getByRole('dialog', { name: 'New credential for LEND Library' });
    expect(await shown.locator('[data-part="user"]').textContent()).to.equal('LEND');
    expect(await shown.locator('[data-part="password"]').textContent()).to.match(/^ilb_/);
    expect(await shown.locator('[data-part="address"]').textContent()).to.match(/\/iso18626$/);
    await shown.getByRole('button', { name: 'Copy everything' }).waitFor();
  });

  it('FF3: a partner that was never called is not said to answer, on its page and at Home', async function () {
    this.timeout(60_000);
    await signIn(at, 'roy', '/partners/LEND');
    const { page } = at;
    await page.getByText('Not reached yet').waitFor();
    for (const said of [
      'Nothing was sent to LEND Library yet. Test the connection before the first request.',
      'LEND Library was not certified yet. A practice conversation shows what its system understands.',
      'No requests yet',
      'Passed over on those days',
    ])
      await page.getByText(said).waitFor();
    await page.goto('/');
    await page.getByText('1 partner not reached yet').waitFor();
  });

  it('the first wrong field has the focus, what is wrong goes when it is changed, and the browser asks before it leaves what is typed', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/partners/LEND?tab=contacts');
    const { page } = at;
    const asksBeforeLeaving = () =>
      page.evaluate(
        `(() => { const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return leaving.defaultPrevented; })()`,
      );
    const fields = page.locator('form').getByRole('textbox');
    await page.getByRole('button', { name: 'Add a contact' }).waitFor();
    expect(await asksBeforeLeaving()).to.equal(false);
    await page.getByRole('button', { name: 'Add a contact' }).click();
    await page.getByLabel('E-mail').fill('nobody');
    expect(await asksBeforeLeaving()).to.equal(true);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Correct the 2 marked fields.').waitFor();
    expect(await page.getByRole('alert').allTextContents(), 'words for staff alone').to.deep.equal([
      'Correct the 2 marked fields.NameE-mail',
    ]);
    await eventually(
      'the name has the focus',
      async () => (await page.evaluate('document.activeElement?.id')) === (await fields.first().getAttribute('id')),
    );
    expect(await fields.first().getAttribute('aria-invalid')).to.equal('true');
    await page.keyboard.type('Anne-Marie');
    expect(await page.getByText('Fill in this field.').count()).to.equal(0);
    expect(await page.getByText('Write an e-mail address, for example name@college.example.').count()).to.equal(1);
    await page.getByRole('button', { name: 'Remove contact 1' }).click();
    expect(await asksBeforeLeaving(), 'all is as it was').to.equal(false);

    await page.getByRole('tab', { name: 'Catalogue' }).click();
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill('https://catalogue.example/sru');
    await page.getByRole('tab', { name: 'Notes' }).click();
    await page.getByRole('tab', { name: 'Catalogue' }).click();
    await page.getByText('What you typed before is still here.').waitFor();
    expect(await address.inputValue()).to.equal('https://catalogue.example/sru');
    await page.getByRole('button', { name: 'Begin anew' }).click();
    expect(await address.inputValue()).to.equal('');
  });

  it('what a colleague saves meanwhile is shown in the fields that nobody typed in, and what is typed stays', async function () {
    this.timeout(120_000);
    await signIn(at, 'roy', '/policies');
    const { page } = at;
    const field = (name: string) => page.locator(`input[name="${name}"]`);
    await field('holdShelfDays').fill('9');
    const { items } = await two.borrower.desk.call<{ items: { name: string; value: unknown }[] }>('GET', '/policies');
    const recall = Number(items.find(({ name }) => name === 'recallDays')?.value) + 3;
    await two.borrower.desk.call('PATCH', '/policies', { recallDays: recall });
    await eventually(
      'the colleague’s value is shown',
      async () => (await field('recallDays').inputValue()) === String(recall),
    );
    expect(await field('holdShelfDays').inputValue()).to.equal('9');
    await page.getByRole('button', { name: 'Save' }).click();
    const saved = async () => {
      const all = await two.borrower.desk.call<{ items: { name: string; value: unknown }[] }>('GET', '/policies');
      return ['holdShelfDays', 'recallDays'].map((name) => all.items.find((each) => each.name === name)?.value);
    };
    await eventually('what was typed is saved', async () => (await saved())[0] === 9);
    expect(await saved()).to.deep.equal([9, recall]);
  });
});
