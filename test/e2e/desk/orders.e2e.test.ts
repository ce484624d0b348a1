import { expect } from 'chai';
import type { HistoryEntry } from '../../../src/contract/request-views.js';
import type { Page as PageOf } from '../../../src/engine/model/actor.js';
import { dayShown } from '../../../src/ui/parts/read-day.js';
import { withBrowser } from '../../support/browser.js';
import { nothingFor } from '../../support/nothing-for.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** What was armed would have fired within this time. */
const longEnoughMs = 1500;

withBrowser('orders that somebody gave, and no others', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'fulfillmentServicesManager', 'Mireille Roy');
    await addUser(two.lender.desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    await addUser(two.borrower.desk, 'wong', 'fulfillmentServicesOperator', 'Mei Wong');
    await two.borrower.desk.call('POST', '/partners', {
      code: 'northern',
      name: 'Northern College',
      dialect: 'alma',
      url: 'https://example.org/iso18626',
      symbols: [{ type: 'ISIL', value: 'CA-NORTHERN' }],
    });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const at = async (
    side: 'borrower' | 'lender',
    user: string,
    to: string,
    prepare: (window: AtBrowser) => Promise<unknown> = async () => {},
  ) => {
    const window = await openWindow(two[side].desk);
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await prepare(window);
    await signIn(window, user, to);
    return window;
  };
  const lenderName = () => two.lender.desk.library.name;
  const drafted = async (title: string, ...more: string[]) => {
    const rota = [two.lender.desk.library.code, ...more];
    const { externalId, id } = await two.borrower.desk.create({ serviceType: 'Loan', title, rota });
    return { externalId, id, title };
  };
  const shipped = async (title: string) => {
    const made = await drafted(title);
    await two.borrower.desk.act(made.externalId, 'send');
    const { id } = await two.lender.desk.until(made.externalId, 'created');
    await two.lender.desk.act(id, 'willSupply');
    await two.lender.desk.act(id, 'ship', { barcodes: [`B-${Date.now()}`], dueDate: inDays(28) });
    await two.borrower.desk.until(made.externalId, 'shippedPhysically');
    return { ...made, id };
  };
  const eventsAt = async (side: 'borrower' | 'lender', id: string) =>
    (await two[side].desk.call<PageOf<HistoryEntry>>('GET', `/requests/${id}/history`)).items.map(({ event }) => event);

  it('FA8, FA1: the operator reads who must communicate the fee, asks one of them, and sends nothing, then or later', async function () {
    this.timeout(120_000);
    const { externalId, id, title } = await shipped('Lost behind the radiator');
    await two.borrower.desk.act(externalId, 'receive');
    await two.borrower.desk.act(externalId, 'reportLost', { note: 'It fell behind the radiator.', where: 'staff' });
    await two.lender.desk.until(externalId, 'lostReported');

    const cote = await at('lender', 'cote', `/lending?q=${encodeURIComponent(title)}`);
    const row = cote.page.locator(`tr[data-id="${id}"]`);
    await row
      .getByText('A Fulfillment Services Manager or Circulation Desk Operator must communicate the fee.')
      .waitFor({ state: 'attached' });
    await row.getByText('Fulfillment Services Manager', { exact: true }).waitFor();
    expect(await row.getByRole('button', { name: 'Lost: ' }).count(), 'no dead button').to.equal(0);
    await row.getByRole('button', { name: 'Ask for the next step: ' }).click();
    const ask = cote.page.getByRole('dialog', { name: 'Ask for the next step' });
    await ask.getByRole('combobox', { name: 'Assign to' }).click();
    await cote.page.getByRole('option', { name: 'Mireille Roy' }).click();
    expect(await cote.page.getByRole('option', { name: 'Alain Côté' }).count()).to.equal(0);
    await ask.locator('[data-submit]').click();
    await cote.page.getByText('Mireille Roy was asked: it is their task now.').first().waitFor();

    const roy = await at('lender', 'roy', '/?whose=mine');
    const line = roy.page.locator(`tr[data-id="${id}"]`);
    await line.getByRole('button', { name: `Lost: ${title}` }).click();
    const lost = roy.page.getByRole('dialog', { name: 'Declare the item lost' });
    await lost.getByLabel('Current Lost Fee').fill('42.00');
    await lost.getByLabel('Message').fill('The invoice follows by mail.');
    await lost.locator('[data-submit]').click();
    await roy.page.getByText('Declared lost. BORROW Library will be told.').first().waitFor();
    await two.lender.desk.until(externalId, 'lostAndFeeCommunicated');
    await two.borrower.desk.until(externalId, 'declaredLost');

    await nothingFor(longEnoughMs, 'no order is given a second time');
    expect(await cote.page.getByRole('dialog').count(), 'no window opened by itself').to.equal(0);
    expect((await two.lender.desk.request(id))?.state).to.equal('lostAndFeeCommunicated');
    expect(await eventsAt('lender', id)).to.not.include('lostPaid');
    expect((await two.borrower.desk.request(externalId))?.state).to.equal('declaredLost');
  });

  it('FA1: who presses Send just after a colleague did is told, and no window opens when the parcel is on its way', async function () {
    this.timeout(120_000);
    const { externalId, id, title } = await drafted('Sent by two');
    const wong = await at('borrower', 'wong', `/borrowing?q=${encodeURIComponent(title)}`, ({ context }) =>
      context.route('**/api/v1/events*', (route) => route.abort()),
    );
    const row = wong.page.locator(`tr[data-id="${id}"]`);
    const send = row.getByRole('button', { name: `Send: ${title}` });
    await send.waitFor();
    await two.borrower.desk.act(externalId, 'send');
    await send.click();
    const told = wong.page.getByRole('dialog');
    await told
      .getByText('changed this request meanwhile. Status:')
      .or(told.getByText('Already done by'))
      .first()
      .waitFor();
    await told.getByText('Nothing was sent.').waitFor();
    await told.getByRole('button', { name: 'Close' }).last().click();
    const { id: lent } = await two.lender.desk.until(externalId, 'created');
    await two.lender.desk.act(lent, 'willSupply');
    await two.lender.desk.act(lent, 'ship', { barcodes: [`B-${Date.now()}`], dueDate: inDays(28) });
    await two.borrower.desk.until(externalId, 'shippedPhysically');
    await wong.page.evaluate('window.dispatchEvent(new Event("focus"))');
    await nothingFor(longEnoughMs, 'no window opens by itself');
    expect(await wong.page.getByRole('dialog').count(), 'no Receive window opened by itself').to.equal(0);
    expect((await two.borrower.desk.request(externalId))?.state).to.equal('shippedPhysically');
    expect((await eventsAt('borrower', externalId)).filter((event) => event === 'send')).to.have.length(1);
  });

  it('FA4: a loss declared too early is refused with the rule and the day; words stay, nothing was sent, no colleague is named', async function () {
    this.timeout(120_000);
    const { externalId, id } = await shipped('Declared lost too early');
    const before = (await two.lender.desk.request(id))?.version;
    const window = await at('lender', 'roy', `/lending/${id}`);
    const roy = clickingAt(window, window.page.locator('main'));
    await roy.opens('Lost…');
    const dialog = roy.page.getByRole('dialog', { name: 'Declare the item lost' });
    await dialog.getByLabel('Message').fill('It must be gone.');
    await dialog.locator('[data-submit]').click();
    const alert = dialog.locator('[data-refused="early"]');
    await alert.getByText('It is too early for this.').waitFor();
    const said = (await alert.textContent()) ?? '';
    expect(said)
      .to.match(/\d+ days/)
      .and.match(/\b[A-Z][a-z]{2} \d{1,2}, 20\d\d\b/);
    await dialog.getByText('Nothing was sent.').waitFor();
    expect(await dialog.textContent()).to.not.match(/faster|colleague|confirmed/i);
    expect(await dialog.getByLabel('Message').inputValue()).to.equal('It must be gone.');
    expect(await dialog.locator('[data-submit]').isDisabled(), 'inert until something changes').to.equal(true);
    await alert.getByRole('button', { name: / anyway$/ }).waitFor();
    await alert.getByRole('button', { name: 'General Message…' }).waitFor();
    await dialog.getByLabel('Message').fill('It must be gone for good.');
    expect(await dialog.locator('[data-submit]').isDisabled()).to.equal(false);
    expect((await two.lender.desk.request(id))?.version, 'nothing happened').to.equal(before);
    expect((await two.borrower.desk.request(externalId))?.state).to.equal('shippedPhysically');
  });

  it('FA6, FA45: Reject names who is rejected and who is asked next, and stands apart from Cancel; what asks first ends in “…”', async function () {
    this.timeout(120_000);
    const { externalId, id } = await drafted('Whom do we ask', 'northern');
    const window = await at('borrower', 'wong', `/borrowing/${id}`);
    const wong = clickingAt(window, window.page.locator('main'));
    await wong.opens();
    const items = await wong.page.getByRole('menuitem').allTextContents();
    const reject = items.indexOf(`Reject ${lenderName()} and ask Northern College…`);
    const cancel = items.indexOf('Cancel request…');
    expect(reject, items.join(' | ')).to.be.at.least(0);
    expect(cancel, 'Cancel is last').to.be.above(reject + 1);
    await wong.page.keyboard.press('Escape');
    await wong.chooses(`Reject ${lenderName()} and ask Northern College…`);
    await wong.page
      .getByText(/Partner rejected\. Northern College/)
      .first()
      .waitFor();
    const after = await two.borrower.desk.request(id);
    expect(after?.partnerName).to.equal('Northern College');
    expect(after?.rota.find(({ partnerName }) => partnerName === lenderName())?.state).to.equal('passed');
    await wong.opens();
    await wong.page.getByRole('menuitem', { name: 'Reject Northern College – nobody is left to ask…' }).click();
    const form = wong.page.getByRole('dialog', { name: 'Reject Northern College – nobody is left to ask' });
    expect(await form.locator('[data-submit]').textContent(), 'no promise to ask anybody').to.equal('Reject');
    await wong.page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });

    await two.borrower.desk.act((await drafted('Will you supply')).externalId, 'send');
    const list = await at('lender', 'cote', `/lending?q=${encodeURIComponent('Will you supply')}`);
    const button = list.page.locator('[data-action="willSupply"]').first();
    expect(await button.textContent()).to.equal('Will Supply…');
    void externalId;
  });

  it('FA26: after Send a sentence says what was done and to whom', async function () {
    this.timeout(60_000);
    const { externalId, id, title } = await drafted('Said afterwards');
    const wong = await at('borrower', 'wong', `/borrowing?q=${encodeURIComponent(title)}`);
    await wong.page
      .locator(`tr[data-id="${id}"]`)
      .getByRole('button', { name: `Send: ${title}` })
      .click();
    await wong.page.getByText(`Request sent to ${lenderName()}.`).first().waitFor();
    await two.lender.desk.until(externalId, 'created');
  });

  it('FA12: a renewal is answered with the date asked for, the days left until the limit, and yes or no; no takes a reason', async function () {
    this.timeout(120_000);
    const { externalId, id } = await shipped('Asked for longer');
    await two.borrower.desk.act(externalId, 'receive');
    await two.borrower.desk.act(externalId, 'loanToPatron');
    await two.lender.desk.until(externalId, 'receivedByPartner');
    const asked = inDays(35);
    await two.borrower.desk.act(externalId, 'requestRenewal', { wishedDueDate: asked, note: 'Her thesis is due.' });
    await two.lender.desk.until(externalId, 'renewRequested');
    const window = await at('lender', 'cote', `/lending/${id}`);
    const cote = clickingAt(window, window.page.locator('main'));
    await cote.presses('Renew');
    const dialog = cote.page.getByRole('dialog', { name: 'Answer the renewal request' });
    expect(await dialog.getByLabel('New due date').inputValue()).to.equal(dayShown(asked, 'en-CA'));
    for (const said of [
      '28 days given',
      '7 more days',
      '7 days left of 42',
      'Latest you may allow',
      'BORROW Library asks for',
    ])
      await dialog.getByText(said).first().waitFor();
    const words = dialog.getByText('BORROW Library · Her thesis is due.', { exact: true });
    await words.waitFor();
    expect(await dialog.getByText('asks for a renewal').count(), 'our own sentence is not put in its mouth').to.equal(
      0,
    );
    await dialog.getByRole('radio', { name: /No, keep/ }).click();
    expect(await dialog.getByLabel('New due date').count(), 'a reason instead of a date').to.equal(0);
    await dialog.getByText('14 days left of 42').waitFor();
    await dialog.getByLabel('Reason, for BORROW Library').fill('A class needs it.');
    await dialog.getByRole('button', { name: 'Refuse renewal' }).click();
    await cote.page.getByText('Renewal refused. BORROW Library will be told.').first().waitFor();
    await two.borrower.desk.until(externalId, 'renewNotAccepted');
    expect(await eventsAt('lender', id))
      .to.include('refuseRenewal')
      .and.not.include('acceptRenewal');
  });
});
