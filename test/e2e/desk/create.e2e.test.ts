import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: a request is written down', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async () => {
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await two.borrower.desk.call('POST', '/patrons', {
      id: 'P-7',
      name: 'Tremblay, Julie',
      email: 'julie@example.org',
    });
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
  });
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });
  const field = (name: string | RegExp) => at.page.getByRole('textbox', { name, exact: typeof name === 'string' });

  it('R6–R8: by hand: the number is checked, the patron looked up, the partner chosen, and Save makes it ready', async () => {
    await signIn(at, 'roy', '/borrowing/new?type=book');
    await field(/^Title/).fill('Introduction to Algorithms');
    await field('ISBN').fill('9780262033849');
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('button', { name: /Is it 9780262033848/ }).click();
    expect(await field('ISBN').inputValue()).to.equal('9780262033848');
    expect(await at.page.getByText(/check digit/i).count()).to.equal(0);
    await at.page.getByRole('combobox', { name: 'Requester' }).fill('tremb');
    await at.page.getByRole('option', { name: /Tremblay, Julie/ }).click();
    await at.page.getByRole('combobox', { name: 'Ask these partners' }).fill('LEND');
    await at.page.getByRole('option', { name: 'LEND Library' }).click();
    await at.page.getByRole('region', { name: 'When you save' }).getByText('LEND Library').waitFor();
    await at.page.keyboard.press('Escape');
    expect(await flawsOf(at.page)).to.deep.equal([]);
    await at.page.getByRole('button', { name: 'Save', exact: true }).click();
    await at.page.waitForURL(/\/borrowing\?open=/);
    await at.page.getByRole('complementary', { name: 'Details' }).getByText('Ready to be sent').first().waitFor();
    await at.page.getByRole('complementary', { name: 'Details' }).getByText('9780262033848').waitFor();
  });

  it('R9 R10: Cancel keeps nothing of what was typed, and help about the form is one click away', async () => {
    await signIn(at, 'roy', '/borrowing/new?type=book');
    await at.page.getByRole('button', { name: 'Help for this page', exact: true }).click();
    await at.page.getByText(/^Write down what a patron wants\./).waitFor();
    await at.page.keyboard.press('Escape');
    await field(/^Title/).fill('Given up at once');
    await at.page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await at.page.getByRole('heading', { level: 1, name: /^Borrowing Requests/ }).waitFor();
    expect(JSON.stringify(await two.borrower.desk.call('GET', '/requests?side=borrowing&limit=50'))).to.not.include(
      'Given up at once',
    );
    await at.page.goto('/borrowing/new?type=book');
    await field(/^Title/).waitFor();
    expect(await field(/^Title/).inputValue()).to.equal('');
  });

  it('shows that the same was asked for before, before it is saved', async () => {
    const draft = {
      serviceType: 'Loan' as const,
      title: 'Asked for twice',
      patron: { id: 'P-7' },
      rota: [two.lender.desk.library.code],
    };
    const before = await two.borrower.desk.create(draft);
    await signIn(at, 'roy', '/borrowing/new?type=book');
    await field(/^Title/).fill('Asked for twice');
    await at.page.getByRole('combobox', { name: 'Requester' }).fill('tremb');
    await at.page.getByRole('option', { name: /Tremblay, Julie/ }).click();
    const preview = at.page.getByRole('region', { name: 'When you save' });
    await preview.getByText(before.externalId).waitFor();
    expect(await preview.getByRole('link', { name: 'Open the other request' }).getAttribute('href')).to.equal(
      `/borrowing/${before.id}`,
    );
  });

  it('without a title leads to the field that is missing, and keeps the rest', async () => {
    await signIn(at, 'roy', '/borrowing/new?type=article');
    await field('Article title').fill('On the hearing of owls');
    await at.page.getByRole('button', { name: 'Save', exact: true }).click();
    const alert = at.page.getByRole('alert').first();
    await alert.getByText('The request could not be read', { exact: true }).waitFor();
    await alert.getByRole('button', { name: 'Journal title: Fill in this field.', exact: true }).press('Enter');
    expect(await at.page.locator(':focus').getAttribute('name'), 'is led to it').to.equal('title');
    expect(await field('Article title').inputValue()).to.equal('On the hearing of owls');
    await at.page.reload();
    expect(await field('Article title').inputValue()).to.equal('On the hearing of owls');
  });

  it('from a DOI that was pasted becomes an article', async () => {
    await signIn(at, 'roy', '/borrowing/new?type=book');
    await field(/Paste an ISBN/).fill('https://doi.org/10.1016/j.heares.2004.05.003');
    await at.page.keyboard.press('Enter');
    await field('DOI').waitFor();
    expect(await field('DOI').inputValue()).to.equal('10.1016/j.heares.2004.05.003');
  });

  it('R9 R20: with Save and Edit stays at Created, is mended, and made ready', async () => {
    await signIn(at, 'roy', '/borrowing/new?type=book');
    await field(/^Title/).fill('Wirtten in haste');
    await at.page.getByRole('button', { name: 'Save and Edit' }).click();
    await at.page.getByRole('heading', { level: 1, name: /Edit request/ }).waitFor();
    await field(/^Title/).fill('Written in haste');
    await at.page.getByRole('button', { name: 'Save and make ready' }).click();
    await at.page.getByRole('heading', { level: 1, name: 'Written in haste' }).waitFor();
    await at.page.getByText('Ready to be sent').first().waitFor();
  });
});
