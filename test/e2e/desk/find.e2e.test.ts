import { expect } from 'chai';
import { locatePresets } from '../../../src/catalogue/locate/profile.js';
import { iso, record } from '../../catalogue/marc/records.js';
import { sent } from '../../catalogue/support/sent.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { type LibraryOnItsOwn, openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: one search over all catalogues', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  const fill = async ({ desk }: LibraryOnItsOwn, file: Buffer) => {
    const run = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
      ...{ file: 'test.mrc', source: 'main', mode: 'update' },
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

  it('R5: a title found here and at a partner is one line; a request made of it has its citation and whom to ask', async () => {
    await signIn(at, 'roy', '/find');
    const { page } = at;
    await page.getByRole('textbox', { name: 'Title, author or number' }).fill('nana');
    await page.keyboard.press('Enter');
    await page.getByText('2 of 2 catalogues answered, 2 titles').first().waitFor();
    const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Nana', exact: true }) });
    await line.getByText('LEND Library').waitFor();
    expect(await line.innerText())
      .to.include('a copy is in its place')
      .and.to.include('This library:');
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
    expect(held.rota[0]?.why).to.match(/; in its catalogue, available: 1$/);
    // The only partner there is is asked all the same: its catalogue may be behind.
    const lacking = await preview('Bonheur d’occasion', '9780140442632');
    expect(lacking.rota).to.have.length(1);
  });
});
