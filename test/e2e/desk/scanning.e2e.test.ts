import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { cardOf, cardSays, onItsWay } from './support/at-the-scanner.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { budgetLine, deedsOf, type Hands, handsAt } from './support/hands.js';

/**
 * Steps of the users’ instructions for the same work, R34–R46 and R54 on the borrower’s side, R103–R107 on the lender’s:
 * the ways through the menu, the choices of the forms, the scans and each OK.
 */
const stepsOf = { borrower: 19, lender: 10 };

withBrowser('scanners at two desks', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', to: string): Promise<AtBrowser & { hands: Hands }> => {
    const window = await openWindow(two[side].desk);
    windows.push(window);
    await signIn(window, 'roy', to);
    await window.page.locator('[data-scan-field]').waitFor();
    return { ...window, hands: handsAt(window.page) };
  };
  const tab = ({ page }: AtBrowser, name: string) =>
    page.getByRole('navigation', { name: 'Scan' }).getByRole('link', { name, exact: true });

  const named = ({ page }: AtBrowser, title: string) =>
    page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    for (const { desk } of [two.borrower, two.lender])
      await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await two.borrower.desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('R36 R46 R54 R105 R107 ship, receive, hold, lend, return and check in with the scanner alone', async function () {
    this.timeout(120_000);
    const { borrower, lender } = two;
    const { id, title, barcode } = await onItsWay(two, { ships: false });
    const theirs = await at('lender', '/scan/in');
    await theirs.hands.click(tab(theirs, 'Ship'));
    await named(theirs, 'Shipping Items');
    await theirs.hands.scan(id);
    expect(await cardSays(theirs.page, 'look')).to.include('Scan the item too');
    await theirs.hands.scan(barcode);
    expect(await cardSays(theirs.page, 'done'))
      .to.include('Box for BORROW Library')
      .and.include(title);
    await borrower.desk.until(id, 'shippedPhysically');

    const ours = await at('borrower', '/scan/in');
    await ours.hands.click(tab(ours, 'Receive'));
    await named(ours, 'Receiving Items');
    await ours.hands.scan(id);
    const received = await cardSays(ours.page, 'done');
    expect(received).to.include('Hold shelf').and.include('Julie Tremblay').and.include('slip in the print queue');
    await shot(ours.page, 'scan-receive-done');
    expect(await flawsOf(ours.page)).to.deep.equal([]);
    await lender.desk.until(id, 'receivedByPartner');

    await ours.hands.click(
      ours.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Patrons' }),
    );
    await ours.page.getByLabel('Scan a card or type a name').waitFor();
    await ours.page.locator('input:focus').waitFor();
    await ours.hands.scan('P100');
    await ours.page.getByRole('heading', { name: 'Julie Tremblay' }).waitFor();
    await ours.page.getByLabel('Scan Item barcode to lend').waitFor();
    await ours.hands.scan(id);
    await ours.page.getByRole('row', { name: title }).getByText('On loan').waitFor();
    await borrower.desk.until(id, 'loaned');

    await ours.hands.click(
      ours.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Scan', exact: true }),
    );
    await ours.hands.click(tab(ours, 'Return to partner'));
    await named(ours, 'Return Items');
    await ours.hands.scan(id);
    expect(await cardSays(ours.page, 'done')).to.include('Box for LEND Library');
    await lender.desk.until(id, 'returnedByPartner');

    await theirs.hands.click(tab(theirs, 'Check in'));
    await named(theirs, 'Scan In Items');
    await theirs.hands.scan(id);
    expect(await cardSays(theirs.page, 'done')).to.include('Back to its shelf');
    await borrower.desk.until(id, 'requestCompleted');

    for (const [side, { hands }] of [
      ['borrower', ours],
      ['lender', theirs],
    ] as const) {
      console.log(`      ${budgetLine(`${side}, by scanner`, hands.spent(), stepsOf[side])}`);
      expect(deedsOf(hands.spent())).to.be.at.most(stepsOf[side] / 2);
    }
  });

  it('says what a wrong code is and what to try, shows it as it was read, and is ready for the next one', async function () {
    this.timeout(60_000);
    const { page, hands } = await at('borrower', '/scan/receive');
    await hands.scan('9780262033848');
    expect(await cardSays(page, 'wrong'))
      .to.include('An ISBN')
      .and.include('9780262033848')
      .and.include('Scan a code of the slip that came with the book.');
    await hands.scan(']C1NOTHING-7');
    await cardOf(page).getByText('Unknown code').waitFor();
    expect(await cardSays(page, 'wrong')).to.include(']C1NOTHING-7');
    await hands.scan('P100');
    await cardOf(page).getByText('A patron’s card', { exact: true }).waitFor();
    await page.locator('[data-announcer="assertive"]', { hasText: 'A patron’s card' }).waitFor({ state: 'attached' });
    expect(await page.evaluate("document.activeElement?.hasAttribute('data-scan-field')")).to.equal(true);
    expect(await page.locator('[data-scan-counts]').textContent()).to.include('3 wrong');
    expect(await flawsOf(page)).to.deep.equal([]);
    await shot(page, 'scan-receive-wrong');
  });

  it('does nothing for the same code a moment later, and sends to another page what that page does', async function () {
    this.timeout(60_000);
    const { id } = await onItsWay(two);
    const { page, hands } = await at('borrower', '/scan/return');
    await hands.scan(id);
    expect(await cardSays(page, 'look')).to.include('Nothing was done. Scan it at Receiving Items');
    await cardOf(page).getByRole('link', { name: 'Go to Receiving Items' }).click();
    await page.getByRole('heading', { level: 1, name: 'Receiving Items' }).waitFor();
    await hands.scan(id);
    await hands.scan(id);
    expect(await cardSays(page, 'twice')).to.include('Nothing was done twice');
    await page.locator('[data-fate="done"]').waitFor();
    expect(await two.borrower.desk.until(id, 'receivedPhysically')).to.include({ externalId: id });
  });

  it('takes the last scan back with Ctrl+Z: as if it had never been while nothing has left, else the partner is told', async function () {
    this.timeout(90_000);
    const [waits, told] = [await onItsWay(two), await onItsWay(two)];
    const { page, hands } = await at('borrower', '/scan/receive');
    await two.borrower.desk.call('POST', '/partners/LEND/channel/hold');
    await hands.scan(waits.id);
    await cardSays(page, 'done');
    await hands.press('Control+z');
    expect(await cardSays(page, 'undone')).to.include('Nothing had been sent');
    expect((await two.borrower.desk.request(waits.id))?.state).to.equal('shippedPhysically');
    await two.borrower.desk.call('POST', '/partners/LEND/channel/resume');
    await hands.scan(told.id);
    await cardSays(page, 'done');
    await two.lender.desk.until(told.id, 'receivedByPartner');
    await hands.press('Control+z');
    expect(await cardSays(page, 'undone')).to.include('LEND Library will be told');
    expect((await two.lender.desk.until(told.id, 'shippedPhysically')).externalId).to.equal(told.id);
  });

  it('loses none of 50 scans at two a second, nor of 20 at ten a second, and sends each once and in order', async function () {
    this.timeout(180_000);
    const real = [await onItsWay(two), await onItsWay(two), await onItsWay(two)];
    const codes = Array.from({ length: 70 }, (_, n) => real[n / 20]?.id ?? `CODE-${n}`);
    const { page, hands } = await at('borrower', '/scan/receive');
    const sent: { code: string; key: string }[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/scans')) sent.push(request.postDataJSON());
    });
    for (const [n, code] of codes.entries()) {
      const next = Date.now() + (n < 50 ? 500 : 100);
      await hands.scan(code);
      await page.waitForTimeout(Math.max(0, next - Date.now()));
    }
    await page.locator('[data-fate]').nth(69).waitFor();
    await page
      .locator('[data-fate=waiting],[data-fate=sending]')
      .first()
      .waitFor({ state: 'detached', timeout: 60_000 });
    const shown = await page.locator('[data-fate]').all();
    const rows = await Promise.all(
      shown.map(async (row) => `${await row.getAttribute('data-code')} ${await row.getAttribute('data-fate')}`),
    );
    const expected = codes.map((code) => `${code} ${code.startsWith('CODE') ? 'wrong' : 'done'}`);
    expect(rows.reverse()).to.deep.equal(expected);
    expect(sent.map(({ code }) => code)).to.deep.equal(codes);
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(70);
  });

  it('keeps what is scanned without a connection apart, and sends it when the connection is back', async function () {
    this.timeout(90_000);
    const { id } = await onItsWay(two);
    const { page, hands, context } = await at('borrower', '/scan/receive');
    await context.setOffline(true);
    await hands.scan(id);
    await page.getByText('NOT SENT YET – keep this pile apart').waitFor();
    expect(await page.locator('[data-scan-counts]').textContent()).to.include('1 waiting');
    expect(await cardSays(page, 'waiting').catch(() => '')).to.include('Not sent yet');
    await shot(page, 'scan-receive-offline');
    await context.setOffline(false);
    expect(await cardSays(page, 'done')).to.include('Hold shelf');
    await two.borrower.desk.until(id, 'receivedPhysically');
  });
});
