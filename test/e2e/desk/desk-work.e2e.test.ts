import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { Desk } from '../../../src/cli/demo/desk.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

/** A colleague’s change is on the other screen within so long, in milliseconds. */
const seenWithinMs = 1000;

withBrowser('the desk in a browser: several people, one pile of work', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', user: string, to: string): Promise<AtBrowser> => {
    const window = await openWindow(two[side].desk);
    windows.push(window);
    window.page.setDefaultTimeout(10_000);
    await signIn(window, user, to);
    return window;
  };

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    for (const { desk } of [two.borrower, two.lender]) {
      await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
      await addUser(desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    }
    await shelveOne(two.lender.desk, { title: 'The Colour of Ice', isbn: '9780262033848', barcode: 'L-77' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const wish = (title: string, more: { isbn?: string } = {}) =>
    two.borrower.desk.create({ serviceType: 'Loan', title, rota: [two.lender.desk.library.code], ...more });
  const sent = async (title: string, more: { isbn?: string } = {}) => {
    const { externalId, id: ours } = await wish(title, more);
    await two.borrower.desk.act(externalId, 'send');
    const { id: theirs } = await two.lender.desk.until(externalId, 'created');
    return { externalId, ours, theirs };
  };

  it('assigns a request with a note, which the colleague finds among their tasks by itself', async function () {
    this.timeout(60_000);
    const { theirs } = await sent('For Alain');
    const colleague = (await at('lender', 'cote', '/')).page;
    const { page } = await at('lender', 'roy', '/lending');
    await chooseMore(page, 'For Alain', 'Assign To…');
    const dialog = page.getByRole('dialog', { name: 'Assign To' });
    await choose(dialog.getByRole('combobox', { name: 'Assign to' }), 'Alain Côté');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Look in the <b>annex</b> first.');
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Assign To' }).click();
    await dialog.waitFor({ state: 'detached' });
    await colleague.getByRole('row').filter({ hasText: 'For Alain' }).getByText('you').waitFor();
    await colleague.goto(`/lending/${theirs}`);
    await colleague.getByText('cote – Look in the <b>annex</b> first.').waitFor();
    await chooseMore(colleague, 'For Alain', 'Release assign');
    await colleague.getByText('cote – Look in the').waitFor({ state: 'detached' });
  });

  it('changes the status of many, with what came of each in a row of its own', async function () {
    this.timeout(60_000);
    const titles = ['Bought by us, one', 'Bought by us, two'];
    const made = [await wish(titles[0] ?? ''), await wish(titles[1] ?? '')];
    const gone = await sent('Bought by us, but asked for');
    const { page } = await at('borrower', 'roy', '/borrowing');
    for (const title of [...titles, 'Bought by us, but asked for'])
      await page.getByRole('checkbox', { name: `Select ${title}` }).check();
    const bar = page.getByRole('region', { name: 'Selected requests' });
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Change Status…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change Status' });
    await choose(dialog.getByRole('combobox', { name: 'Status' }), 'Externally Obtained');
    await dialog.getByRole('button', { name: 'Change Status of 3' }).click();
    const results = page.getByRole('dialog', { name: '2 of 3 done' });
    for (const title of titles) await results.getByRole('row', { name: title }).getByText('Done').waitFor();
    await results
      .getByRole('row', { name: 'Bought by us, but asked for' })
      .getByText('Not done: the libraries would be out of step')
      .waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await results.getByRole('button', { name: 'Keep 1 that was not done selected' }).click();
    await bar.getByText('1 selected').waitFor();
    for (const { externalId } of made) await two.borrower.desk.until(externalId, 'externallyObtained');
    expect((await two.borrower.desk.request(gone.externalId))?.state).to.not.equal('externallyObtained');
  });

  it('has an item fetched: asked for, seen as an alert, found at the shelf, and the alert put away', async function () {
    this.timeout(90_000);
    const { theirs } = await sent('The Colour of Ice', { isbn: '9780262033848' });
    const shelf = (await at('lender', 'cote', '/pick')).page;
    await shelf.getByText('Nothing to fetch').waitFor();
    const { page } = await at('lender', 'roy', `/lending/${theirs}`);
    await chooseMore(page, 'The Colour of Ice', 'Locate');
    await chooseMore(page, 'The Colour of Ice', 'Create Move Request…');
    const dialog = page.getByRole('dialog', { name: 'Create Move Request' });
    await dialog.getByRole('textbox', { name: 'Add Note' }).fill('Mind the spine.');
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Create Request' }).click();
    await page.locator('#section-alerts').getByText('Move Request in Process').waitFor();
    await page.goto('/lending');
    await page.getByRole('button', { name: '1 – Alerts: The Colour of Ice' }).click();
    const pane = page.getByRole('complementary', { name: 'Details' });
    await pane.locator('#section-alerts').getByText('Move Request in Process').waitFor();

    const row = shelf.getByRole('row').filter({ hasText: 'The Colour of Ice' });
    await row.getByText('Mind the spine.').waitFor();
    expect(await flawsOf(shelf)).to.deep.equal([]);
    await row.getByRole('button', { name: 'It is here: The Colour of Ice' }).click();
    await shelf.getByText('Nothing to fetch').waitFor();

    await pane.locator('#section-alerts').getByText('Move Request Completed').waitFor();
    await pane.getByRole('button', { name: 'Remove Alerts' }).click();
    await pane.getByText('No alerts.').waitFor();
    await page.getByRole('button', { name: 'Alerts: The Colour of Ice' }).waitFor({ state: 'detached' });
  });

  it('warns of a status that parts the libraries, and offers what tells the other one', async function () {
    this.timeout(90_000);
    const told = await sent('Parted, then told');
    const { page } = await at('lender', 'roy', `/lending/${told.theirs}`);
    const change = async (title: string, status: string) => {
      await chooseMore(page, title, 'Change Status…');
      const dialog = page.getByRole('dialog', { name: 'Change Status' });
      await choose(dialog.getByRole('combobox', { name: 'Status' }), status);
      await dialog.getByRole('button', { name: 'Change Status' }).click();
      await dialog.getByText(`The partner is not told of “${status}”`).waitFor();
      return dialog;
    };
    const warned = await change('Parted, then told', 'Rejected the borrower request');
    expect(await flawsOf(page)).to.deep.equal([]);
    await warned.getByRole('button', { name: 'Reject instead' }).click();
    const reject = page.getByRole('dialog', { name: 'Reject' });
    await choose(reject.getByRole('combobox', { name: /Reject reason/ }), 'In use/on loan');
    await reject.getByRole('button', { name: 'Reject' }).click();
    await two.borrower.desk.until(told.externalId, 'rejectedByPartner');

    const kept = await sent('Parted all the same');
    await page.goto(`/lending/${kept.theirs}`);
    await (await change('Parted all the same', 'Will supply'))
      .getByRole('button', { name: 'Do it all the same' })
      .click();
    await two.lender.desk.until(kept.externalId, 'willSupply');
    expect((await two.borrower.desk.request(kept.externalId))?.state).to.not.equal('willSupply');
  });

  it('shows two people on one request each other’s steps within a second', async function () {
    this.timeout(60_000);
    const { theirs } = await sent('On two screens');
    const first = (await at('lender', 'roy', `/lending/${theirs}`)).page;
    const second = (await at('lender', 'cote', `/lending/${theirs}`)).page;
    await second.getByRole('button', { name: 'Will Supply: On two screens' }).waitFor();
    const answered = first.waitForResponse((each) => each.url().endsWith('/actions/willSupply') && each.ok());
    const shown = second
      .getByRole('button', { name: /^Ship.*: On two screens/ })
      .waitFor()
      .then(() => Date.now());
    await first.getByRole('button', { name: 'Will Supply: On two screens' }).click();
    const done = await answered.then(() => Date.now());
    expect((await shown) - done).to.be.below(seenWithinMs);
    await second.locator('[data-event="willSupply"]').getByText('Mireille Roy').waitFor();
  });

  it('explains to the slower one who was faster, and what can still be done', async function () {
    this.timeout(60_000);
    const { theirs } = await sent('Decided by another');
    const slow = (await at('lender', 'cote', `/lending/${theirs}`)).page;
    const quick = (await at('lender', 'roy', `/lending/${theirs}`)).page;
    await chooseMore(slow, 'Decided by another', 'Reject…');
    const dialog = slow.getByRole('dialog', { name: 'Reject' });
    await choose(dialog.getByRole('combobox', { name: /Reject reason/ }), 'In use/on loan');
    await dialog.getByRole('textbox', { name: 'Note to partner' }).fill('It is out.');
    await quick.getByRole('button', { name: 'Will Supply: Decided by another' }).click();
    await quick.getByRole('button', { name: /^Ship/ }).waitFor();
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.getByText('Mireille Roy was faster. It is now:').waitFor();
    await dialog.getByText('Will supply').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Note to partner' }).inputValue()).to.equal('It is out.');
    expect(await flawsOf(slow)).to.deep.equal([]);
  });

  it('says that the connection is lost, and catches up by itself', async function () {
    this.timeout(90_000);
    const { externalId, ours } = await sent('While nobody heard');
    const { page, context } = await at('borrower', 'roy', `/borrowing/${ours}`);
    await page.getByRole('heading', { level: 1, name: 'While nobody heard' }).waitFor();
    await page.waitForTimeout(300);
    await context.setOffline(true);
    await page.getByText(/^Connection lost at .* reconnecting\.$/).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await two.lender.desk.act(externalId, 'willSupply', { note: 'Off tomorrow.' });
    await two.borrower.desk.until(externalId, 'willSupply');
    expect(await page.getByText('Off tomorrow.').count()).to.equal(0);
    await context.setOffline(false);
    await page.getByText('Off tomorrow.').first().waitFor({ timeout: 30_000 });
    await page.locator('[data-connection="lost"]').waitFor({ state: 'detached' });
  });

  it('marks a message as waiting while the partner is away, and as delivered once it has it', async function () {
    this.timeout(90_000);
    const { ours } = await sent('Spoken about');
    const { desk } = two.borrower;
    const { url } = await desk.call<{ url: string }>('GET', '/partners/LEND');
    const road = await openRoad(new URL(url).port);
    await desk.call('PATCH', '/partners/LEND', { url: `http://127.0.0.1:${road.port}/iso18626` });
    try {
      const { page } = await at('borrower', 'roy', `/borrowing/${ours}`);
      const composer = page.locator('[data-composer="message activeNote internalNote"]');
      await composer.getByText('Message to LEND Library').click();
      await composer.getByRole('textbox').fill('Is anybody there?');
      await composer.getByRole('button', { name: 'Send' }).click();
      const said = page
        .getByRole('region', { name: 'Conversation' })
        .getByRole('listitem')
        .filter({ hasText: 'Is anybody there?' });
      await said.getByText(/^Waiting/).waitFor();
      road.clear();
      await said.getByText(/^Delivered/).waitFor();
    } finally {
      await desk.call('PATCH', '/partners/LEND', { url });
      road.close();
    }
  });
});

interface Road {
  port: number;
  /** What waited goes on, and whatever comes later goes straight through. */
  clear(): void;
  close(): void;
}

/** A road to a port that is blocked at first: who takes it waits, and does not know why. */
async function openRoad(to: string): Promise<Road> {
  let clear = () => {};
  const isClear = new Promise<void>((done) => {
    clear = done;
  });
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    sockets.add(from.on('error', () => {}));
    void isClear.then(() => {
      const onwards = connect(Number(to), '127.0.0.1').on('error', () => from.destroy());
      sockets.add(onwards);
      from.pipe(onwards).pipe(from);
    });
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, clear, close };
}

/** Behind the three dots of a request, on its page or in its row. */
async function chooseMore(page: Page, title: string, item: string): Promise<void> {
  await page
    .getByRole('button', { name: `More actions: ${title}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  await field.fill(option);
  await field.page().getByRole('option', { name: option, exact: true }).click();
}

/** A library of the house with one shelf, and on it that item. */
async function shelveOne(desk: Desk, item: { title: string; isbn: string; barcode: string }): Promise<void> {
  await desk.call('POST', '/libraries', { code: 'MAIN', name: 'Main Library' });
  await desk.call('POST', '/libraries/MAIN/locations', { code: 'STACKS', name: 'Stacks' });
  await desk.call('POST', '/holdings', { ...item, location: 'STACKS' });
}
