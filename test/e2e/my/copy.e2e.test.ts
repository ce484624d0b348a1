import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import PDFDocument from 'pdfkit';
import { patronAt } from '../../patrons-side/patron-browser.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { type AtBrowser, addUser, openWindow, signIn, urlOf } from '../desk/support/desk-in-browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { isTooWide, openPatronWindow, phone, signInHere } from './patron-in-browser.js';
import { card, openTwoColleges } from './two-colleges.js';

interface History {
  items: { event: string; actor: string; note?: string }[];
}
interface CopyList {
  items: { name: string; status: string; sha256: string; bytes: number }[];
}

withBrowser('a copy that is read', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(240_000);
    two = await openTwoColleges();
    await addUser(two.lender.desk, 'lise', 'generalSystemAdministrator', 'Lise Prêteuse');
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });
  const opened = (window: AtBrowser) => {
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    return window;
  };

  async function asked(title: string): Promise<{ id: string; externalId: string; atLender: string }> {
    const { borrower, lender } = two;
    const { library } = lender.desk;
    const { id, externalId } = await borrower.desk.create({
      serviceType: 'Copy',
      title: 'Canadian Journal of Example Studies',
      titleOfComponent: title,
      rota: [library.code],
      patron: { id: card },
      agreeToCopyright: true,
    });
    await borrower.desk.act(externalId, 'send');
    await lender.desk.until(externalId, 'locateFailed');
    await lender.desk.act(externalId, 'willSupply');
    await borrower.desk.until(externalId, 'willSupply');
    const { id: atLender } = await lender.desk.call<{ id: string }>('GET', `/requests/${externalId}`);
    return { id, externalId, atLender };
  }

  it('the lender uploads a PDF in Ship Item Digitally; the patron signs in, accepts the notice and reads the same bytes', async function () {
    this.timeout(180_000);
    const { externalId, atLender } = await asked('Reading habits of first-year nursing students');
    const bytes = await pdf('Reading habits');
    const { page } = opened(await openWindow(two.lender.desk));
    await signIn(windows[0] as AtBrowser, 'lise', `/lending/${atLender}`);
    await page.getByRole('button', { name: 'Ship Item Digitally', exact: false }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('PDF, JPEG, PNG, TIFF, up to 100 MB. Removed after 14 days.').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles({
      name: 'scan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ program'),
    });
    await dialog.getByText('The file is not one of these types: PDF, JPEG, PNG, TIFF.', { exact: false }).waitFor();
    const again = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file' }).click();
    await (await again).setFiles({ name: 'Habits of nurses.pdf', mimeType: 'application/pdf', buffer: bytes });
    await dialog.getByText(/Habits of nurses\.pdf \(PDF, .*\) is ready to be sent\./).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await shot(page, 'ship-digitally-file');
    await dialog.locator('[data-submit="shipDigitally"]').click();
    await dialog.waitFor({ state: 'detached' });
    await two.borrower.desk.until(externalId, 'receivedDigitally');
    await two.lender.desk.until(externalId, 'requestCompleted');
    await page.reload();
    await page.getByText(/Sent; available to the borrower until/).waitFor();
    await shot(page, 'lender-file-sent');

    const patron = opened(await openPatronWindow(two.borrower.desk, phone)).page;
    await patron.goto(`/my/requests/${externalId}`);
    await signInHere(patron);
    await patron.getByRole('heading', { name: 'Your copy' }).waitFor();
    await patron.getByText(/^Ready to read until /).waitFor();
    await patron.getByText('Habits of nurses.pdf').waitFor();
    expect(await patron.getByRole('link', { name: 'Read the copy' }).count()).to.equal(0);
    const before = await patron.request.get(`/api/patron/v1/requests/${externalId}/copy`);
    expect(before.status()).to.equal(409);
    await shot(patron, 'my-copy-before');
    await patron.getByLabel('I have read the notice and will follow it.').check();
    const link = patron.getByRole('link', { name: 'Read the copy' });
    await link.waitFor();
    expect(await isTooWide(patron)).to.equal(false);
    expect(await flawsOf(patron)).to.deep.equal([]);
    await shot(patron, 'my-copy');
    const saved = patron.waitForEvent('download');
    await patron.getByRole('link', { name: 'Download PDF' }).click();
    expect((await readFile(await (await saved).path())).equals(bytes)).to.equal(true);
    const read = await patron.request.get(`/api/patron/v1/requests/${externalId}/copy`);
    expect((await read.body()).equals(bytes)).to.equal(true);
    const address = urlOf(two.borrower.desk);
    await two.borrower.desk.call('POST', '/patrons', { id: 'OTHER', name: 'Somebody Else' });
    await two.borrower.desk.call('PUT', '/patrons/OTHER/pin', { pin: '5821' });
    const other = patronAt(address);
    await other.signIn('OTHER', '5821');
    expect((await other.call('GET', `/requests/${externalId}/copy`)).status).to.equal(404);
    expect((await other.call('POST', `/requests/${externalId}/copy/notice`, { accepted: true })).status).to.equal(404);
    expect((await patronAt(address).call('GET', `/requests/${externalId}/copy`)).status).to.equal(401);
    const headers = read.headers();
    expect(headers).to.include({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).to.match(/^inline; filename="Habits of nurses.pdf"/);
    expect(headers['content-security-policy']).to.match(/^sandbox;/);
    expect(headers['cache-control']).to.equal('private, no-store');
    await patron.goto('/my/requests');
    await patron.getByRole('link', { name: 'Read the copy: Reading habits of first-year nursing students' }).waitFor();
    await shot(patron, 'my-copy-in-list');

    const { items } = await two.borrower.desk.call<History>('GET', `/requests/${externalId}/history`);
    const told = items.map(({ event, actor }) => `${event} ${actor}`);
    expect(told).to.include.members([
      ...['copyFetched Interlend', 'receiveDigitally Interlend'],
      ...['copyNoticeAccepted Sam Example', 'copyRead Sam Example'],
    ]);
    const ofLender = await two.lender.desk.call<History>('GET', `/requests/${externalId}/history`);
    const taken = ofLender.items.filter(({ event }) => event === 'copyTaken');
    expect(taken.map(({ actor }) => actor)).to.deep.equal(['BORROW Library']);
    const { items: files } = await two.borrower.desk.call<CopyList>('GET', `/requests/${externalId}/copies`);
    expect(files).to.have.length(1);
    expect(files[0]).to.include({ status: 'here', bytes: bytes.length });
  });

  it('in French: the pages of patron and staff, and a wrong file is replaced at the desk', async function () {
    this.timeout(180_000);
    const { id, externalId, atLender } = await asked('Les habitudes de lecture');
    const { page } = opened(await openWindow(two.lender.desk, { language: 'fr', theme: 'dark' }));
    await signIn(windows[0] as AtBrowser, 'lise', `/lending/${atLender}`);
    const choose = async (name: string, bytes: Buffer, submit: string) => {
      const dialog = page.getByRole('dialog');
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Choisir un fichier' }).click();
      await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: bytes });
      await dialog.getByText(/est prêt à être envoyé/).waitFor();
      await shot(page, `fichier-${submit}`);
      await dialog.locator(`[data-submit="${submit}"]`).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await page.getByRole('button', { name: 'Expédier l’exemplaire numériquement', exact: false }).first().click();
    await choose('faux.pdf', await pdf('Faux'), 'shipDigitally');
    await two.borrower.desk.until(externalId, 'receivedDigitally');
    await two.lender.desk.until(externalId, 'requestCompleted');
    await page.reload();
    const right = await pdf('Juste');
    await page.locator('main [aria-haspopup="menu"]').first().click();
    await page.getByRole('menuitem', { name: 'Remplacer le fichier' }).click();
    await choose('juste.pdf', right, 'replaceFile');
    await page.getByText('Nouveau fichier envoyé à BORROW Library.', { exact: false }).first().waitFor();
    await page.getByText('Remplacé', { exact: true }).waitFor();

    const files = async () => (await two.borrower.desk.call<CopyList>('GET', `/requests/${externalId}/copies`)).items;
    await eventually(
      'the new file is here',
      async () => (await files())[0]?.name === 'juste.pdf' && (await files())[0]?.status === 'here',
    );
    expect((await files()).map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
      'juste.pdf here',
      'faux.pdf replaced',
    ]);
    const patron = opened(await openPatronWindow(two.borrower.desk, { language: 'fr' })).page;
    await patron.goto(`/my/requests/${externalId}`);
    await signInHere(patron);
    await patron.getByText('juste.pdf').waitFor();
    await patron.getByLabel('J’ai lu l’avis et je le respecterai.').check();
    await patron.getByRole('link', { name: 'Lire la copie' }).waitFor();
    await shot(patron, 'my-copy-fr');
    const read = await patron.request.get(`/api/patron/v1/requests/${externalId}/copy`);
    expect((await read.body()).equals(right)).to.equal(true);

    const staff = opened(await openWindow(two.borrower.desk)).page;
    await signIn(windows.at(-1) as AtBrowser, 'roy', `/borrowing/${id}`);
    const open = staff.getByRole('link', { name: 'Open juste.pdf' });
    await open.waitFor();
    await staff.getByText(/^The patron accepted the notice on /).waitFor();
    await shot(staff, 'borrower-files');
    const file = await staff.request.get((await open.getAttribute('href')) ?? '');
    expect((await file.body()).equals(right)).to.equal(true);
    const { items } = await two.borrower.desk.call<History>('GET', `/requests/${externalId}/history`);
    expect(items.map(({ event, actor }) => `${event} ${actor}`)).to.include('copyOpened Mireille Roy');
  });
});

/** A PDF as a scanner makes one. */
function pdf(words: string): Promise<Buffer> {
  const document = new PDFDocument({ size: 'LETTER' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  document.fontSize(28).text(words);
  return new Promise((resolve) => {
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.end();
  });
}
