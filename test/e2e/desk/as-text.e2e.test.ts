import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { readPdf } from '../../slips/reader.js';
import { withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn, urlOf } from './support/desk-in-browser.js';

/** Would show a picture that fails, and then run, wherever it is taken for markup. */
const hostile = (where: string) => `<img src=x onerror="window.hurt='${where}'"><marquee>${where}</marquee> & “it”`;
const title = hostile('title');
const author = hostile('author');
const patron = hostile('patron');
const partner = hostile('partner');
const message = hostile('message');
const active = hostile('active note');
const internal = hostile('internal note');

withBrowser('what others wrote is text, wherever it is shown (E9)', () => {
  let two: TwoLibraries;
  let externalId = '';
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', to: string): Promise<Page> => {
    const window = await openWindow(two[side].desk);
    window.page.setDefaultTimeout(15_000);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window.page;
  };
  /** Shown to the letter, and nothing of it has become an element or has run. */
  const shows = async (page: Page, ...words: string[]) => {
    for (const each of words) await page.getByText(each).first().waitFor();
    await isHarmless(page);
  };
  const isHarmless = async (page: Page) => {
    expect(await page.locator('img[src="x"], marquee').count()).to.equal(0);
    expect(await page.evaluate('window.hurt')).to.equal(undefined);
  };

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    for (const desk of [borrower, lender]) await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await borrower.call('PATCH', '/partners/LEND', { name: partner });
    await lender.call('PATCH', '/partners/BORROW', { name: partner });
    await borrower.call('POST', '/patrons', { id: 'P1', name: patron });
    const rota = ['LEND'];
    ({ externalId } = await borrower.create({
      serviceType: 'Loan',
      title,
      author,
      patron: { id: 'P1' },
      rota,
      note: message,
    }));
    await borrower.act(externalId, 'send');
    await lender.until(externalId, 'created');
    await borrower.act(externalId, 'generalMessage', { note: message });
    // A note is refused when the request changed since it was read: the message is to be there first.
    const heard = async () => (await lender.request(externalId))?.unreadMessages === 1;
    await eventually('the message has arrived', heard);
    for (const desk of [borrower, lender])
      for (const [text, isActive] of [
        [active, true],
        [internal, false],
      ] as const) {
        const noted = async () => {
          const { id, version } = (await desk.request(externalId)) ?? { id: '', version: 0 };
          return desk.call('POST', `/requests/${id}/notes`, { version, text, active: isActive });
        };
        // What the other desk noted for its partner may arrive meanwhile: then the request is looked at again, as a person does it.
        await noted().catch(noted);
      }
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('in the lists, beside them, on the page of the request, and in the title of the tab', async function () {
    this.timeout(120_000);
    for (const side of ['borrower', 'lender'] as const) {
      const address = side === 'borrower' ? '/borrowing' : '/lending';
      const page = await at(side, address);
      await shows(page, title, author);
      await page.getByRole('link', { name: title, exact: true }).click();
      const pane = page.getByRole('complementary', { name: 'Details' });
      await pane.getByRole('heading', { name: title }).waitFor();
      await pane.getByRole('tab', { name: /^Conversation/ }).click();
      for (const words of [message, active, internal]) await pane.getByText(words).first().waitFor();
      await isHarmless(page);
      await page.goto(`${address}/${externalId}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await shows(page, message, active, internal, partner);
      await eventually('the tab has its title', async () => (await page.title()) === `${title} – Request – Interlend`);
    }
  });

  it('in the work queue, in what is found by Ctrl K, and in a dialog', async function () {
    this.timeout(90_000);
    const page = await at('lender', '/');
    await page.getByRole('row').filter({ hasText: title }).waitFor();
    await shows(page, title);
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('An action, a page, a title, a name, a setting').fill('title');
    await page.locator('.mantine-Spotlight-action').filter({ hasText: title }).waitFor();
    await isHarmless(page);
    await page.keyboard.press('Escape');
    await page.goto(`/lending/${externalId}`);
    const desk = clickingAt({ page } as AtBrowser, page.locator('main'));
    await desk.opens('Conditional…');
    await page.getByRole('dialog').getByText(title).waitFor();
    await isHarmless(page);
  });

  it('in the exchange: the row, what is readable of a message, and its XML', async function () {
    this.timeout(90_000);
    const page = await at('lender', '/exchange');
    await page.getByText(partner).first().waitFor();
    await page.getByRole('link', { name: 'Request', exact: true }).last().click();
    const pane = page.getByRole('complementary', { name: 'Message' });
    await pane.getByText(title).first().waitFor();
    await isHarmless(page);
    await pane.getByRole('tab', { name: 'XML' }).click();
    await pane
      .getByText(/&lt;img src=x onerror/)
      .first()
      .waitFor();
    await isHarmless(page);
  });

  it('in a note of what has arrived, and under the bell', async function () {
    this.timeout(90_000);
    const page = await at('lender', `/lending/${externalId}`);
    const desk = clickingAt({ page } as AtBrowser, page.locator('main'));
    await desk.doesInDialog('Will Supply');
    await two.borrower.desk.act(externalId, 'generalMessage', { note: message });
    await page.locator('.mantine-Notification-root').filter({ hasText: title }).getByText(partner).waitFor();
    await isHarmless(page);
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await page.getByRole('listitem').filter({ hasText: title }).first().waitFor();
    await isHarmless(page);
  });

  it('on slips and letters, before the printer and on paper', async function () {
    this.timeout(90_000);
    const page = await at('lender', `/lending/${externalId}`);
    const desk = clickingAt({ page } as AtBrowser, page.locator('main'));
    await desk.opens('Print Slip: pull slip');
    await page.goto('/print');
    await page.getByRole('row').filter({ hasText: title }).waitFor();
    await isHarmless(page);
    const link = page.getByRole('link', { name: /^Print 1/ });
    const answer = await page.request.get(`${urlOf(two.lender.desk)}${await link.getAttribute('href')}`);
    const text = (await readPdf(await answer.body())).map((each) => each.text).join(' ');
    expect(text.replace(/\s/g, '')).to.include(title.replace(/\s/g, ''));
    await isHarmless(page);
  });

  it('at the counter: on the hold shelf and among a patron’s loans', async function () {
    this.timeout(120_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    await lender.act(externalId, 'ship', { barcodes: ['39003000777'], dueDate: inDays(28) });
    await borrower.until(externalId, 'shippedPhysically');
    await borrower.act(externalId, 'receive');
    const page = await at('borrower', '/holds');
    await shows(page, title, patron);
    await borrower.act(externalId, 'loanToPatron');
    await page.goto('/patrons/P1');
    await shows(page, title, patron);
    await page.goto('/reports');
    await isHarmless(page);
    await page.goto('/partners');
    await shows(page, partner);
  });
});
