import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

interface Partner {
  code: string;
  name: string;
  url: string;
  averageSupplyDays: number;
}

withBrowser('the desk in a browser: a directory is taken in with a choice per field, and taken back', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  let file: { sections: Record<string, { records: Record<string, unknown>[] }>; [name: string]: unknown };
  const partner = (code: string) => two.borrower.desk.call<Partner>('GET', `/partners/${code}`);

  before(async () => {
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await desk.call('POST', '/partners', {
      code: 'seneca',
      name: 'Seneca Polytechnic',
      dialect: 'standard-1.2',
      isoVersion: '1.2',
      url: 'https://example.org/iso18626',
      symbols: [{ type: 'ISIL', value: 'CA-SENECA' }],
    });
    file = await desk.call('GET', '/directory/file');
    Object.assign(file, { issuer: 'Consortium', name: 'Colleges of Ontario', version: 41 });
    const records = file.sections['partners']?.records ?? [];
    const known = records.find(({ code }) => code === 'seneca') ?? {};
    records.push({
      ...known,
      code: 'canadore',
      name: 'Canadore College',
      symbols: [{ type: 'ISIL', value: 'CA-CANADORE' }],
    });
    Object.assign(known, {
      name: 'Seneca College',
      url: 'https://new.example.org/iso18626',
      averageSupplyDays: 9,
      dialect: 'reshare',
    });
  });
  after(() => two?.close());
  beforeEach(async () => {
    at = await openWindow(two.borrower.desk);
  });
  afterEach(() => at.close());

  it('says of a file that is none what it is not', async () => {
    const { page } = at;
    await signIn(at, 'roy', '/directory');
    await page.getByRole('textbox', { name: 'Directory file' }).fill('partners;name');
    await page.getByRole('button', { name: 'See what would change' }).press('Enter');
    await page
      .getByText(/it is not JSON/)
      .first()
      .waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('shows three values a field, takes what is chosen, and one Undo takes it back', async () => {
    const { page } = at;
    await signIn(at, 'roy', '/directory');
    await page.getByRole('textbox', { name: 'Directory file' }).fill(JSON.stringify(file));
    await page.getByRole('button', { name: 'See what would change' }).press('Enter');
    await page.getByText('4 decisions are open').waitFor();
    const kind = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Kind of system' }) });
    await kind.getByRole('cell', { name: 'ReShare', exact: true }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    const choose = (field: string, side: 'ours' | 'file') =>
      page
        .getByRole('radiogroup', { name: `Seneca College, ${field}` })
        .getByRole('radio', { name: side })
        .press('Space');
    await choose('Name', 'ours');
    await choose('Server', 'file');
    await choose('Kind of system', 'ours');
    await page.getByText('1 decision is open').waitFor();
    await choose('Average supply time (days)', 'file');
    await page.getByText('Everything is decided.').waitFor();
    await page.getByRole('button', { name: 'Import directory file' }).press('Enter');
    await page.waitForURL(/\/directory\/import\/\d+/);
    await page.getByText(/Imported by/).waitFor();
    expect(await partner('seneca')).to.include({
      name: 'Seneca Polytechnic',
      url: 'https://new.example.org/iso18626',
      averageSupplyDays: 9,
    });
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Undo this import' }).press('Enter');
    await page.getByRole('button', { name: 'Yes, do it' }).press('Enter');
    await page.getByText(/Undone by/).waitFor();
    expect(await partner('seneca')).to.include({ url: 'https://example.org/iso18626' });
    expect(at.faults).to.deep.equal([]);
  });

  it('takes patrons of Alma over after a dry run, and says of each bad row why it is refused', async () => {
    const { page } = at;
    await signIn(at, 'roy', '/directory?tab=alma&kind=patrons');
    await page
      .getByLabel('Text of the export')
      .fill('Primary identifier,Last name,First name,Email\nA100,Tremblay,Julie,julie@example.org\n,Roy,Paul,nope');
    await page.getByRole('button', { name: 'Dry run' }).press('Enter');
    await page.getByText('This is what would happen. Nothing is kept.').waitFor();
    await page.getByText('1 new, 0 changed, 0 unchanged, 1 refused.').first().waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('checkbox', { name: /Take the good rows/ }).press('Space');
    await page.getByRole('button', { name: 'Take over' }).press('Enter');
    await page.getByText('It is taken over').waitFor();
    expect(await two.borrower.desk.call('GET', '/patrons/A100')).to.include({ name: 'Julie Tremblay' });
    expect(at.faults).to.deep.equal([]);
  });
});
