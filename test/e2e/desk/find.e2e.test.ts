import { expect } from 'chai';
import { locatePresets } from '../../../src/catalogue/locate/profile.js';
import { iso, record } from '../../catalogue/marc/records.js';
import { sent } from '../../catalogue/support/sent.js';
import { typed } from '../../cli/desk.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { type LibraryOnItsOwn, openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: one search over all catalogues', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  const fill = async ({ desk }: LibraryOnItsOwn, file: Buffer) => {
    const run = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
      file: 'test.mrc',
      source: 'main',
      mode: 'update',
    });
    await desk.call('POST', `/catalogue/imports/${run.id}/records`, { records: await sent(file) });
  };
  const profile = (address: string) => ({ ...locatePresets.interlend, address });

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const { borrower, lender } = two;
    await addUser(borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    const nana = ['020 __ $a9782070360024', '100 1_ $aZola, Émile', '245 10 $aNana :$broman', '250 __ $aNouv. éd.'];
    await fill(
      lender,
      iso(
        record('b1', [...nana, '952 __ $aLEND$cIN_RS_REQ$p7001']),
        record('b2', ['245 10 $a<img src=x onerror=alert(1)> Nana', '852 __ $bLEND']),
        record('b3', [
          ...[
            '020 __ $a9780141439518',
            '100 1_ $aAusten, Jane',
            '245 10 $aPride and <b>prejudice</b>',
            '264 _1 $c2002',
          ],
        ]),
        record('b4', [
          ...[
            '024 7_ $a10.1234/ice.7$2doi',
            '100 1_ $aRoy, Élise',
            '245 10 $aOn ice',
            '264 _1 $c2019',
            '773 0_ $tLakes',
          ],
        ]),
      ),
    );
    await fill(borrower, iso(record('own', ['020 __ $a9782070360024', '245 10 $aNana'])));
    const code = lender.desk.library.code;
    await borrower.desk.call('PUT', `/partners/${code}/locate-profile`, profile(`${lender.env['INTERLEND_URL']}/sru`));
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
  });
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  it('a number typed into the form completes it from a partner’s catalogue, says from where, and keeps what was typed', async () => {
    await signIn(at, 'roy', '/borrowing/new');
    const { page } = at;
    const field = (name: string) => page.getByRole('textbox', { name, exact: true });
    const said = page.locator('[data-completion]');
    await field('Author').fill('J. Austen');
    await field('ISBN').fill('978-0-14-143951-8');
    await field('ISBN').blur();
    await said.getByText('Completed from LEND Library: Title, Year.').waitFor();
    expect(await field('Title').inputValue()).to.equal('Pride and <b>prejudice</b>');
    expect(await field('Author').inputValue()).to.equal('J. Austen');
    expect(await field('Year').inputValue()).to.equal('2002');
    await field('ISBN').fill('9780306406157');
    await field('ISBN').blur();
    await said.getByText('No catalogue knows this number. Fill in the other fields yourself.').waitFor();
    expect(await field('Title').inputValue()).to.equal('Pride and <b>prejudice</b>');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.goto(`${two.borrower.env['INTERLEND_URL']}/borrowing/new`);
    await page.getByRole('textbox', { name: /ISBN, ISSN, DOI/ }).fill('https://doi.org/10.1234/ice.7');
    await page.keyboard.press('Enter');
    await page.locator('[data-completion]').getByText('Completed from LEND Library: ').waitFor();
    expect(await page.locator('input[name="titleOfComponent"]').inputValue()).to.equal('On ice');
    expect(await page.locator('input[name="authorOfComponent"]').inputValue()).to.equal('Roy, Élise');
    expect(await page.locator('input[name="title"]').inputValue()).to.equal('Lakes');
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('KA12 R2: Find it first is in the menu and first under Create Request; what was typed goes along to the form and back', async () => {
    await signIn(at, 'roy', '/');
    const { page } = at;
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Find', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Find it first' }).waitFor();
    const sought = page.getByRole('textbox', { name: 'Title, author or number' });
    await sought.fill('jean kukum');
    await page.getByText('“jean kukum” is kept.').waitFor();
    await page.locator('main').getByRole('link', { name: 'Book', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Create Request' }).waitFor();
    const title = page.getByRole('textbox', { name: /^Title/ });
    expect(await title.inputValue()).to.equal('jean kukum');
    await page.getByRole('textbox', { name: 'Note to partner' }).fill('For a seminar.');
    await title.fill('nana');
    await page.getByText('Find it first', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Find it first' }).waitFor();
    expect(await sought.inputValue()).to.equal('nana');
    await page.getByRole('button', { name: 'Create request for Nana', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Create Request' }).waitFor();
    expect(await title.inputValue()).to.equal('Nana');
    expect(await page.getByRole('textbox', { name: 'ISBN', exact: true }).inputValue()).to.equal('9782070360024');
    expect(await page.getByRole('textbox', { name: 'Note to partner' }).inputValue()).to.equal('For a seminar.');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  });

  it('R5: a title found here and at a partner is one line; a request made of it has its citation and whom to ask', async () => {
    await signIn(at, 'roy', '/borrowing');
    const { page } = at;
    await page.getByRole('button', { name: 'Create Request' }).click();
    expect(await page.getByRole('menuitem').allInnerTexts()).to.deep.equal(['Find it first', 'Book', 'Article']);
    await page.getByRole('menuitem', { name: 'Find it first' }).click();
    await page.getByRole('textbox', { name: 'Title, author or number' }).fill('nana');
    await page.keyboard.press('Enter');
    await page.getByText('2 of 2 catalogues answered, 2 titles').first().waitFor();
    const library = page.getByRole('region', { name: 'Refine the results' }).getByRole('group', { name: 'Library' });
    await library.getByText('LEND Library (2)').waitFor();
    await library.getByText('This library (1)').click();
    await page.getByText('1 title is shown of 2.').waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).to.deep.equal(['Nana']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Nana', exact: true }) });
    await line.getByText('LEND Library').waitFor();
    expect(await line.innerText())
      .to.include('LEND Library available')
      .and.to.include('This library: has it; availability is not said');
    // A title is text, whatever is in it.
    await page.getByRole('heading', { name: '<img src=x onerror=alert(1)> Nana' }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await line.getByRole('button', { name: 'Create request for Nana' }).click();
    // The address is there a moment before the page.
    await page.getByRole('heading', { level: 1, name: 'Create Request' }).waitFor();
    expect(await page.getByRole('textbox', { name: /^Title/ }).inputValue()).to.equal('Nana');
    expect(await page.getByRole('textbox', { name: 'ISBN', exact: true }).inputValue()).to.equal('9782070360024');
    await page.getByRole('region', { name: 'When you save' }).getByText('LEND Library').waitFor();
  });

  it('whom a request would ask is told by their catalogues: available with the count, and who lacks it with the reason', async () => {
    const preview = (title: string, isbn: string) =>
      two.borrower.desk.call<{ rota: { partnerName: string; why: string }[]; leftOut: { why: string }[] }>(
        'POST',
        '/requests/preview',
        { serviceType: 'Loan', title, isbn },
      );
    const held = await preview('Nana', '9782070360024');
    expect(held.rota[0]?.why).to.match(/; 1 copy available \(checked .+ \d\d:\d\d\)$/);
    // The only partner there is is asked all the same: its catalogue may be behind.
    const lacking = await preview('Bonheur d’occasion', '9780140442632');
    expect(lacking.rota).to.have.length(1);
  });

  it('at the terminal a partner’s catalogue is asked: the question, the answer and what was understood', async () => {
    const { env } = two.borrower;
    const { status, out } = await typed('partner locate 9782070360024 --answer', { env });
    expect(status).to.equal(0);
    expect(out)
      .to.include('isbn = "9782070360024" or isbn = "2070360024"')
      .and.to.match(/1 title in \d+ ms/)
      .and.to.include('searchRetrieveResponse')
      .and.to.match(/Nana : roman +Zola, Émile/);
    const unknown = await typed('partner locate 9780000000002 --language fr', { env });
    expect(unknown.out).to.match(/0 titres? en \d+ ms/);
    expect(unknown.out).to.not.match(/Nana|Understood/);
  });

  it('R7: systems people say on the partner’s page how its catalogue is asked, and see what it answers', async function () {
    this.timeout(120_000);
    const { code } = two.lender.desk.library;
    await signIn(at, 'roy', `/partners/${code}?tab=catalogue`);
    const { page } = at;
    const address = page.getByLabel('Address of the SRU server');
    expect(await address.inputValue()).to.equal(`${two.lender.env['INTERLEND_URL']}/sru`);
    expect(await flawsOf(page)).to.deep.equal([]);

    const trial = page.getByRole('region', { name: 'Try it' });
    await trial.getByLabel('ISBN').fill('9782070360024');
    await trial.getByRole('button', { name: 'Ask the catalogue' }).click();
    await trial.getByText('A copy is available for loan.').waitFor();
    expect(await trial.innerText())
      .to.include('isbn = "9782070360024" or isbn = "2070360024"')
      .and.to.match(/1 title in \d+ ms/)
      .and.to.match(/Nana.*Zola, Émile.*: available \(1 copy\)/);
    await trial.getByText('The answer as it came').click();
    expect(await trial.locator('pre').innerText()).to.include('searchRetrieveResponse');
    await trial.getByLabel('ISBN').fill('9780000000002');
    await trial.getByRole('button', { name: 'Ask the catalogue' }).click();
    await trial.getByText('It does not have the title.').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);

    await page.getByLabel('Time limit, in seconds').fill('20');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Write a number of seconds from 0.5 to 8.').waitFor();
    await page.getByLabel('Time limit, in seconds').fill('3.5');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').first().waitFor();
    const kept = async () => {
      const { items } = await two.borrower.desk.call<{ items: { partner: string; profile: object }[] }>(
        'GET',
        '/network/catalogues',
      );
      return items.find(({ partner }) => partner === code)?.profile;
    };
    expect(await kept()).to.include({ timeLimitMs: 3500 });

    await page.getByRole('button', { name: 'Stop asking this catalogue' }).click();
    await page.getByText('This partner’s catalogue is not asked').waitFor();
    expect(await kept()).to.equal(undefined);
    await page.getByRole('combobox', { name: 'Fill in for a system' }).click();
    await page.getByRole('option', { name: 'Koha' }).click();
    await page.locator('input[value="bath.isbn"]').waitFor();
    await address.fill('https://catalogue.college.example/sru');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Stop asking this catalogue' }).waitFor();
    expect(await kept()).to.deep.include({
      address: 'https://catalogue.college.example/sru',
      version: '1.1',
      habit: 'koha',
      timeLimitMs: 4000,
    });
  });
});
