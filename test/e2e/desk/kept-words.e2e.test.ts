import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { withBrowser } from '../../support/browser.js';
import { nothingFor } from '../../support/nothing-for.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('what was typed and what was told', () => {
  let two: TwoLibraries;
  let id: string;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'fulfillmentServicesOperator', 'Mireille Roy');
    const rota = [two.lender.desk.library.code];
    const made = await two.borrower.desk.create({ serviceType: 'Loan', title: 'Kept and told', rota });
    await two.borrower.desk.act(made.externalId, 'send');
    id = (await two.lender.desk.until(made.externalId, 'created')).id;
    const { version } = (await two.borrower.desk.request(made.externalId)) ?? { version: 0 };
    await two.borrower.desk.call('POST', `/requests/${made.id}/notes`, {
      version,
      text: 'Please ship to Pembroke.',
      active: true,
    });
    for (let seen = 0; seen === 0; await pause(200)) seen = (await two.lender.desk.request(id))?.unreadMessages ?? 0;
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  const at = async (to: string) => {
    const window = await openWindow(two.lender.desk);
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window;
  };

  it('FG12: what was typed into a dialog is there again after Back', async function () {
    this.timeout(90_000);
    const window = await at('/lending');
    await window.page.locator(`tr[data-id="${id}"] [data-row-link]`).first().click();
    const roy = clickingAt(window);
    const dialog = roy.page.getByRole('dialog', { name: 'General Message' });
    await roy.opens('General Message…');
    await dialog.getByLabel('Message').fill('The second volume is missing.');
    await roy.page.evaluate('history.pushState({}, "", location.href)');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await roy.page
      .getByRole('button', { name: 'Back to the list' })
      .or(roy.page.getByRole('link', { name: /Lending/ }))
      .first()
      .click();
    await roy.page.waitForURL((url) => url.pathname === '/lending');
    await roy.page.locator(`tr[data-id="${id}"] [data-row-link]`).first().click();
    const beside = clickingAt(window);
    await beside.opens('General Message…');
    expect(await dialog.getByLabel('Message').inputValue()).to.equal('The second volume is missing.');
    expect(window.faults).to.deep.equal([]);
  });

  it('R67 FA21 KA17: a message stands once, in the conversation, new until it is marked as read', async function () {
    this.timeout(60_000);
    const { page } = await at(`/lending/${id}`);
    const message = page.locator('[data-message]').filter({ hasText: 'Please ship to Pembroke.' });
    await message.getByText('New', { exact: true }).waitFor();
    expect(await page.getByText('Please ship to Pembroke.').count()).to.equal(1);
    const bell = page.getByRole('button', { name: 'Notifications: 1 unread' });
    await bell.click();
    await page.getByText(/ wrote about /).waitFor();
    await page.keyboard.press('Escape');
    await message.getByRole('button', { name: 'Reply' }).click();
    expect(await page.locator('[data-composer][data-kind="message"]').count()).to.equal(1);
    await message.getByRole('button', { name: 'Mark as read' }).click();
    await message.getByText('New', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Notifications: 0 unread' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Notifications: 0 unread' }).waitFor();
  });

  it('FA22: nothing shines through the head of the pane', async function () {
    this.timeout(60_000);
    const { page } = await at(`/lending?open=${id}&section=messages`);
    await page.locator('[data-composer]').first().waitFor();
    const through = await page.evaluate(`(() => {
      const pane = document.querySelector('aside');
      const head = pane.firstElementChild;
      const found = [];
      for (let top = 0; top < pane.scrollHeight; top += 12) {
        pane.scrollTo(0, top);
        const box = head.getBoundingClientRect();
        for (const x of [0.15, 0.5, 0.85])
          for (const y of [0.25, 0.6, 0.9]) {
            const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
            if (hit && pane.contains(hit) && !head.contains(hit)) found.push(hit.outerHTML.slice(0, 80));
          }
      }
      return found;
    })()`);
    expect(through).to.deep.equal([]);
  });

  it('FG12: a session that has ended asks to sign in again and is no lost connection', async function () {
    this.timeout(90_000);
    const { page } = await at(`/lending/${id}`);
    await page.getByRole('heading', { name: /Kept and told/ }).waitFor();
    await two.lender.desk.call('DELETE', '/users/roy/sessions');
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await page
      .getByRole('dialog')
      .filter({ has: page.locator('input[name="password"]') })
      .waitFor();
    await nothingFor(3000, 'no message of a lost connection appears');
    expect(await page.locator('[data-connection="lost"]').count()).to.equal(0);
    expect(await page.getByText('Connection lost').count()).to.equal(0);
  });
});
