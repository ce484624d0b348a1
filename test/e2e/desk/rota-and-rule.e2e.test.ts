import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: a rota and a rule are built, tried and put in order', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  let lender = '';
  const members = async (code: string) =>
    (
      await two.borrower.desk.call<{ items: { code: string; members: string[] }[] }>('GET', '/rota-templates')
    ).items.find((each) => each.code === code)?.members;
  const rules = async () =>
    (await two.borrower.desk.call<{ items: { id: string; name: string }[] }>('GET', '/rota-rules')).items;

  before(async () => {
    two = await openTwoLibraries();
    lender = two.lender.desk.library.code;
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(two.borrower.desk, 'cote', 'circulationDeskOperator', 'Anne Côté');
    for (const [code, name] of [
      ['seneca', 'Seneca Polytechnic'],
      ['boreal', 'Collège Boréal'],
    ])
      await two.borrower.desk.call('POST', '/partners', {
        code,
        name,
        dialect: 'standard-1.2',
        isoVersion: '1.2',
        url: 'https://example.org/iso18626',
        symbols: [{ type: 'ISIL', value: `CA-${code}` }],
      });
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
    at.page.setDefaultTimeout(12_000);
  });
  afterEach(() => at.close());

  it('builds a rota from the empty page, moves a partner with Alt ↓, and takes a forgotten partner in', async () => {
    const { page } = at;
    await signIn(at, 'roy', '/rotas');
    await page.getByText('No rota template yet').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Add a rota template' }).first().press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a rota template' });
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await form.locator('[name="name"][aria-invalid="true"]').waitFor();
    await form.getByRole('button', { name: 'Name: Fill in this field.' }).press('Enter');
    await form.locator('[name="name"]:focus').waitFor();
    await form.getByLabel('Name').fill('Courier returnable');
    await form.getByLabel('Code').fill('COURIER');
    await form.getByLabel('Code').press('Enter');
    await page.waitForURL('**/rotas/COURIER');
    for (const name of ['Seneca Polytechnic', lender]) {
      const box = page.getByRole('combobox', { name: 'Add a partner' });
      await box.fill(name);
      await page.getByRole('option', { name }).waitFor();
      await box.press('ArrowDown');
      await box.press('Enter');
      await page.getByRole('button', { name: 'Add to the end' }).press('Enter');
    }
    await page.getByRole('button', { name: 'Move down: Seneca Polytechnic' }).press('Alt+ArrowDown');
    await page.locator('li[data-id="seneca"]').getByText('2', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.locator('[data-announcer="polite"]').getByText('Saved.').waitFor({ state: 'attached' });
    expect(await members('COURIER')).to.deep.equal([lender, 'seneca']);
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'All rota templates' }).press('Enter');
    await page.getByText('Collège Boréal lends to us and is on no active rota.').waitFor();
    await page.getByRole('button', { name: 'Add to a rota: boreal' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Courier returnable' }).press('Enter');
    await page.getByText('3 active of 3').waitFor();
    expect(await members('COURIER')).to.deep.equal([lender, 'seneca', 'boreal']);
    expect(at.faults).to.deep.equal([]);
  });

  it('builds rules with conditions, says at the field what is missing, and tries them with a request', async () => {
    const { page } = at;
    const { externalId } = await two.borrower.desk.create({
      serviceType: 'Loan',
      title: 'Rivers',
      author: 'Lemay, A.',
    });
    await signIn(at, 'roy', '/rules/rota');
    await page.getByRole('button', { name: 'Add a rule' }).first().press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a rule' });
    const templates = form.getByRole('combobox', { name: 'Rota templates' });
    const choose = async () => {
      await templates.press('ArrowDown');
      await page.getByRole('option', { name: 'Courier returnable' }).waitFor();
      await templates.press('ArrowDown');
      await templates.press('Enter');
      await form.getByText('Courier returnable').first().waitFor();
    };
    await form.getByLabel('Name').fill('Articles');
    await choose();
    await form.getByRole('button', { name: 'Add a condition' }).press('Enter');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await form.getByText('Name at least one value for Service type.', { exact: true }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    const values = form.getByRole('combobox', { name: 'Values, condition 1' });
    await values.fill('Copy');
    await page.getByRole('option', { name: 'Copy' }).waitFor();
    await values.press('ArrowDown');
    await values.press('Enter');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('row', { name: /Articles.*Service type is one of Copy/ }).waitFor();
    await page.getByRole('button', { name: 'Add a rule' }).first().press('Enter');
    await form.getByLabel('Name').fill('All the others');
    await choose();
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('row', { name: /All the others.*Always/ }).waitFor();

    const asked = page.getByRole('combobox', { name: 'With a borrowing request' });
    await asked.fill(externalId);
    await asked.press('Enter');
    const tried = page.getByRole('region', { name: 'Try' });
    await tried.getByText(/It asks for: Service type is one of Copy/).waitFor();
    await tried.getByText('It fits and decides.').waitFor();
    await tried.getByText(/Seneca Polytechnic/).waitFor();

    await page.getByRole('button', { name: 'Move up: All the others' }).press('Enter');
    await page.getByRole('row', { name: /^1 .*All the others/ }).waitFor();
    expect((await rules()).map(({ name }) => name)).to.deep.equal(['All the others', 'Articles']);
    await page.getByRole('switch', { name: 'On: Articles' }).press('Space');
    await page.locator('tr[data-off]').getByText('Articles').waitFor();
    expect(at.faults).to.deep.equal([]);
  });

  it('shows a colleague’s save with both versions and keeps what is typed', async () => {
    const { page } = at;
    const [rule] = await rules();
    await signIn(at, 'roy', `/rules/rota?open=${rule?.id}`);
    const form = page.getByRole('dialog', { name: 'All the others' });
    await form.getByLabel('Name').fill('Everything else');
    await two.borrower.desk.call('PATCH', `/rota-rules/${rule?.id}`, { name: 'The rest' });
    await form.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('A colleague saved this while you were typing').first().waitFor();
    await page.getByText('The rest', { exact: true }).last().waitFor();
    expect(await page.getByLabel('Name').inputValue()).to.equal('Everything else');
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Keep mine: Name' }).press('Enter');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await rules())[0]?.name).to.equal('Everything else');
    expect(at.faults).to.deep.equal([]);
  });

  it('lets somebody without the permission look, and change nothing', async () => {
    const { page } = at;
    await signIn(at, 'cote', '/rules/rota');
    await page.getByRole('button', { name: 'Everything else' }).press('Enter');
    await page.getByText('You may look at this, and not change it.').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).to.equal(0);
    expect(await page.getByRole('button', { name: 'Add a rule' }).count()).to.equal(0);
    expect(at.faults).to.deep.equal([]);
  });
});
