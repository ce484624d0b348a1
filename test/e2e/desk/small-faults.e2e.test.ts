import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('small faults of the desk that stay mended', () => {
  let two: TwoLibraries;
  let window: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', undefined, 'Mireille Roy');
    await addUser(two.lender.desk, 'roy', undefined, 'Mireille Roy');
    await desk.call('POST', '/patrons', { id: '21000388', name: 'Renaud, Émilie' });
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(window.faults).to.deep.equal([]);
    await window.close();
  });

  const at = async (path: string): Promise<Page> => {
    window = await openWindow(two.borrower.desk);
    await signIn(window, 'roy', path);
    await window.page.locator('#page h1').first().waitFor();
    return window.page;
  };
  const asked = (title: string) =>
    two.borrower.desk.create({ serviceType: 'Loan', title, rota: [two.lender.desk.library.code] });

  it('KA23: after an answer the page never says what was to be done before it', async function () {
    this.timeout(120_000);
    const loan = await asked('Answered');
    await two.borrower.desk.act(loan.externalId, 'send');
    await two.lender.desk.until(loan.externalId, 'created', 'locateFailed');
    await two.lender.desk.act(loan.externalId, 'offerConditions', { reason: '22', replyBy: '2099-05-01' });
    await two.borrower.desk.until(loan.externalId, 'conditional');
    const page = await at(`/borrowing/${loan.id}`);
    await page.locator('[data-terms="accept"]').click();
    // The words of the next step are slow to come.
    await page.route('**/explain*', async (route) => {
      await new Promise((done) => setTimeout(done, 2500));
      await route.continue();
    });
    await page.getByRole('dialog').locator('[data-submit="acceptConditions"]').click();
    const next = page.getByRole('region', { name: 'What happens next' });
    await next.waitFor();
    const said = new Set<string>();
    for (let look = 0; look < 20; look += 1) {
      said.add(await page.getByRole('main').innerText());
      await page.waitForTimeout(100);
    }
    expect([...said].join('\n'))
      .to.not.include('Accept or refuse the partner')
      .and.not.include('Not delivered since');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('KA25: a request is not called its own earlier one', async function () {
    this.timeout(120_000);
    const loan = await asked('Asked once more');
    await two.borrower.desk.act(loan.externalId, 'send');
    await two.lender.desk.until(loan.externalId, 'created', 'locateFailed');
    await two.lender.desk.act(loan.externalId, 'offerConditions', { reason: '22', replyBy: '2099-05-01' });
    await two.borrower.desk.until(loan.externalId, 'conditional');
    await two.borrower.desk.act(loan.externalId, 'acceptConditions');
    const theirs = await two.lender.desk.until(loan.externalId, 'willSupply');
    expect(JSON.stringify(theirs.elements)).to.include('previousRequest');
    window = await openWindow(two.lender.desk);
    await signIn(window, 'roy', `/lending/${theirs.id}`);
    await window.page.getByText(loan.externalId).first().waitFor();
    expect(await window.page.getByRole('main').innerText()).to.not.include('Earlier request');
  });

  it('KA26: the step that declares an item lost says what it costs', async function () {
    this.timeout(120_000);
    const loan = await asked('Lost at home');
    await two.borrower.desk.act(loan.externalId, 'send');
    await two.lender.desk.until(loan.externalId, 'created', 'locateFailed');
    await two.lender.desk.act(loan.externalId, 'ship', { barcodes: ['39345901'] });
    await two.borrower.desk.until(loan.externalId, 'shippedPhysically');
    await two.borrower.desk.act(loan.externalId, 'receive');
    const loss = { cost: '65.00', currency: 'CAD', note: 'Out of print.', confirmed: true };
    await two.lender.desk.until(loan.externalId, 'receivedByPartner');
    await two.lender.desk.act(loan.externalId, 'declareLost', loss);
    await two.borrower.desk.until(loan.externalId, 'declaredLost');
    const page = await at(`/borrowing/${loan.id}`);
    const step = page.locator('[data-event="supplier.declaredLost"]');
    await step.waitFor();
    expect(await step.textContent()).to.match(/Replacement fee: .*65\.00/);
  });

  it('KA28: what is to be corrected names its field and goes when it is corrected; a text that is no day stays', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing/new');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Title: ' });
    await summary.getByRole('button', { name: /^Title: / }).waitFor();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('The Shape of Water');
    await summary.waitFor({ state: 'detached' });
    const day = page.getByRole('textbox', { name: 'Needed by' });
    await day.fill('soonish');
    await day.blur();
    await page
      .getByText(/soonish/)
      .first()
      .waitFor();
    expect(await day.inputValue()).to.equal('soonish');
    await day.fill('2099-05-01');
    await day.blur();
    expect(await day.inputValue()).to.equal('Fri, May 1, 2099');
  });

  it('KA29: a reference that is pasted fills the form, and stays to be read', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing/new');
    const pasted =
      'Tremblay, J. (2019). Reading on the northern shore. Canadian Journal of Libraries, 12(3), 45–67. https://doi.org/10.1016/j.heares.2004.05.003';
    const field = page.getByRole('textbox', { name: 'Paste an ISBN, ISSN, DOI or a citation' });
    await field.fill(pasted);
    await page.getByRole('button', { name: 'Fill', exact: true }).click();
    await page.waitForURL('**type=article**');
    const value = (name: string) => page.locator(`main input[name="${name}"]`).inputValue();
    expect(await value('titleOfComponent')).to.equal('Reading on the northern shore');
    expect(await value('title')).to.equal('Canadian Journal of Libraries');
    expect(await value('doi')).to.equal('10.1016/j.heares.2004.05.003');
    expect(await field.inputValue()).to.equal(pasted);
  });

  it('KA31: no status moves when a list is opened; the number of rows is never more than all', async function () {
    this.timeout(60_000);
    await asked('A quiet row');
    const page = await at('/borrowing?activity=all');
    await page.locator('[data-row-link]').first().waitFor();
    expect(await page.locator('main .changed').count()).to.equal(0);
    const [, last, all] = /(\d+) of (\d+)/.exec(await page.locator('main').innerText()) ?? [];
    expect(Number(last)).to.be.at.most(Number(all));
  });

  it('KA39: signing out in one tab takes what is on the screen of the others', async function () {
    this.timeout(60_000);
    const page = await at('/patrons/21000388');
    const other = await window.context.newPage();
    await other.goto('/borrowing');
    await other.locator('#page h1').first().waitFor();
    await page.getByRole('heading', { name: 'Renaud, Émilie' }).waitFor();
    await other.getByRole('button', { name: 'Mireille Roy' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in*');
    expect(await page.getByText('Renaud').count()).to.equal(0);
  });

  it('KB23: Back with a dialog open loses nothing that is typed in it', async function () {
    this.timeout(60_000);
    const loan = await asked('Typed in a dialog');
    const page = await at('/borrowing?activity=all');
    // Within the desk: the page before is one of the same document.
    await page.locator('tr[data-id]').filter({ hasText: 'Typed in a dialog' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('An action, a page, a title, a name, a setting').fill(loan.externalId);
    await page.locator('.mantine-Spotlight-action').filter({ hasText: 'Typed in a dialog' }).click();
    await page.waitForURL(`**/borrowing/${loan.id}`);
    // The address changes before the list has gone.
    await page.getByRole('heading', { level: 1, name: 'Typed in a dialog' }).waitFor();
    const more = page.getByRole('main').getByRole('button', { name: /^More actions: / });
    await more.and(page.locator(':not([data-inert])')).click();
    await page.getByRole('menuitem', { name: 'Change Status…' }).click();
    const dialog = page.getByRole('dialog');
    const note = dialog.getByRole('textbox', { name: 'Internal note' });
    await note.fill('Called them.');
    await page.goBack();
    expect(await note.inputValue()).to.equal('Called them.');
    expect(new URL(page.url()).pathname).to.equal(`/borrowing/${loan.id}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/borrowing');
  });
});
