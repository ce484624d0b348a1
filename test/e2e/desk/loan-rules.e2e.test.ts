import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: groups of patrons and loan rules', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  const opened = async (language: 'en' | 'fr', user = 'roy') => {
    at = await openWindow(two.borrower.desk, { language });
    at.page.setDefaultTimeout(12_000);
    await signIn(at, user, '/rules/loans');
    return at.page;
  };
  const read = async <T>(path: string) => (await two.borrower.desk.call<{ items: T[] }>('GET', path)).items;

  before(async () => {
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(desk, 'cote', 'circulationDeskOperator', 'Anne Côté');
    await desk.call('POST', '/patrons', { id: 'C-1', name: 'Chen, Wei', group: 'STU' });
    await desk.call('POST', '/patrons', { id: 'C-2', name: 'Roy, Luc', group: 'STU-PT' });
  });
  after(() => two?.close());
  afterEach(() => at.close());

  it('makes a group of a code that came with patrons, and treats another code as it', async () => {
    const page = await opened('en');
    await page.getByText('STU: 1 patron').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Make a group of it: STU', exact: true }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a group' });
    expect(await form.getByLabel('Code').first().inputValue()).to.equal('STU');
    await form.getByLabel('Name', { exact: false }).first().fill('Student');
    await form.getByLabel('Name in French').fill('Étudiants');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('row', { name: /Student.*STU.*1/ }).waitFor();
    await page.getByLabel('Treat STU-PT as').selectOption('STU');
    await page.getByRole('row', { name: /Student.*STU-PT.*2/ }).waitFor();
    await page.getByText('Groups on records of patrons').waitFor({ state: 'detached' });
    expect(at.faults).to.deep.equal([]);
  });

  it('builds rules, says at the field what is wrong, moves one with the keyboard and tries them with a patron', async () => {
    const page = await opened('en');
    const add = page.getByRole('button', { name: 'Add a rule' }).first();
    await add.press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a rule' });
    await form.getByLabel('Name').fill('Students, books');
    await form.getByRole('button', { name: 'Add a condition' }).press('Enter');
    await form.getByLabel('Field, condition 1').selectOption('userGroup');
    const values = form.getByRole('combobox', { name: 'Values, condition 1' });
    await values.fill('Stud');
    await page.getByRole('option', { name: 'Student' }).waitFor();
    await values.press('ArrowDown');
    await values.press('Enter');
    await form.getByLabel('Loan days').fill('0');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await form.locator('[name="loanDays"][aria-invalid="true"]').waitFor();
    await form.getByLabel('Loan days').fill('21');
    await form.getByLabel('Renewals').fill('1');
    await form.getByLabel('Request fee').fill('2.50');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('row', { name: /Students, books.*User group is one of Student.*21 days/ }).waitFor();

    await add.press('Enter');
    await form.getByLabel('Name').fill('Nobody');
    await form.getByLabel('May request').press('Space');
    await form.getByLabel('What the patron reads then, in English').fill('Closed for inventory.');
    await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('row', { name: /Nobody.*Always.*May not request/ }).waitFor();

    const patron = page.getByRole('combobox', { name: 'Patron' });
    const tried = page.getByRole('region', { name: 'Try it' });
    const tryIt = page.getByRole('button', { name: 'Try the rules' });
    await patron.fill('C-2');
    await tryIt.press('Enter');
    await tried.getByText('21 days, within the lender’s due date').waitFor();
    await tried.getByText('Decided by the rule “Students, books”.').waitFor();
    await tried.getByText('1, if the lender agrees').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);

    await page.getByRole('button', { name: 'Move up: Nobody' }).press('Enter');
    await page.getByRole('row', { name: /^1 .*Nobody/ }).waitFor();
    await patron.fill('C-1');
    await tryIt.press('Enter');
    await tried.getByText('Closed for inventory.').waitFor();
    await page.getByRole('switch', { name: 'On: Nobody' }).press('Space');
    await page.locator('tr[data-off]').getByText('Nobody').waitFor();
    expect(
      (await read<{ name: string; enabled: boolean }>('/loan-rules')).map(({ name, enabled }) => [name, enabled]),
    ).to.deep.equal([
      ['Nobody', false],
      ['Students, books', true],
    ]);
    expect(at.faults).to.deep.equal([]);
  });

  it('reads in French, with the French name of a group', async () => {
    const page = await opened('fr');
    await page.getByRole('heading', { name: 'Groupes d’usagers et règles de prêt' }).waitFor();
    await page.getByRole('row', { name: /Students, books.*Groupe d’usagers est parmi Étudiants.*21 jours/ }).waitFor();
    await page.getByText('Sinon, selon les politiques').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    expect(at.faults).to.deep.equal([]);
  });

  it('lets somebody without the permission look, and change nothing', async () => {
    const page = await opened('en', 'cote');
    await page.getByRole('button', { name: 'Students, books' }).press('Enter');
    await page.getByText('You may look at this, and not change it.').waitFor();
    expect(await page.getByRole('button', { name: 'Add a rule' }).count()).to.equal(0);
    expect(await page.getByRole('button', { name: 'Add a group' }).count()).to.equal(0);
    expect(at.faults).to.deep.equal([]);
  });
});
