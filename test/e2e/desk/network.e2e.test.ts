import { connect, createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { type OpenPractice, openPractice } from '../../../src/compose/open-practice.js';
import { freePort } from '../../../src/storage/embedded/ports.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { movePartner } from '../../support/move-partner.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, urlOf } from './support/desk-in-browser.js';

withBrowser('the network seen from the desk', () => {
  let two: TwoLibraries;
  let window: AtBrowser;

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    window = await openWindow(two.borrower.desk);
    await signIn(window, 'roy', '/partners');
  });
  after(async () => {
    await window?.close();
    await two?.close();
  });

  describe('a partner that is registered, tested and certified', () => {
    let practice: OpenPractice | undefined;
    let token = '';
    after(() => practice?.stop());

    it('is added with code, name, symbol and address; the token is shown once', async function () {
      this.timeout(60_000);
      const { page } = window;
      await page.getByRole('button', { name: 'Add Partner' }).click();
      await page.getByLabel('Code').fill('PRACTICE');
      await page.getByRole('dialog').getByLabel('Name').fill('Practice partner');
      await page.getByRole('dialog').getByLabel('Symbols').fill('ISIL:CA-PRACTICE');
      await page.getByRole('dialog').getByLabel('Address').fill('https://practice.invalid/iso18626');
      expect(await flawsOf(page)).to.deep.equal([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      const header = (await page.locator('[data-secret]').textContent()) ?? '';
      expect(header).to.match(/^Authorization: Bearer ilt_/);
      expect(await page.locator('[data-part="address"]').textContent()).to.match(/^http:.*\/iso18626$/);
      token = header.replace('Authorization: Bearer ', '');
      await page.getByRole('button', { name: 'Copy key' }).click();
      await page.getByText('Copied. You can close this window.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('heading', { level: 1, name: 'Practice partner' }).waitFor();
      await page.reload();
      await page.getByRole('tab', { name: 'Credentials' }).click();
      await page.getByRole('cell', { name: 'valid' }).waitFor();
      expect(await page.content()).not.to.include(token);
    });

    it('a test that fails says which step, and what to do', async function () {
      this.timeout(60_000);
      const { page } = window;
      await page.getByRole('link', { name: 'Test', exact: true }).click();
      await page.getByRole('button', { name: 'Run the test' }).click();
      await page.locator('[data-step="address"][data-ok="false"]').waitFor();
      await page.getByText('What to do').waitFor();
      expect(await flawsOf(page)).to.deep.equal([]);
    });

    it('with its address and what it asks of us mended, every step works', async function () {
      this.timeout(60_000);
      const { page } = window;
      practice = await openPractice(
        {
          host: '127.0.0.1',
          port: 0,
          symbols: ['ISIL:CA-PRACTICE'],
          dialect: 'standard-2021',
          isoVersion: '2021-2',
          scenario: 'fills',
          soonMs: 20,
          laterMs: 60,
          secret: 'what-practice-asks',
          library: { symbol: 'ISIL:CA-BORROW', url: `${urlOf(two.borrower.desk)}/iso18626`, token },
        },
        () => {},
      );
      await page.getByRole('link', { name: 'Practice partner' }).click();
      await page.getByRole('tab', { name: 'General' }).click();
      await page.getByLabel('Address').fill(`${practice.url}/iso18626`);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').first().waitFor();
      await page.getByRole('tab', { name: 'Credentials' }).click();
      const ours = page.locator('form').filter({ hasText: 'What we present to it' });
      await ours.getByRole('combobox', { name: 'Kind' }).click();
      await page.getByRole('option', { name: 'a token' }).click();
      await ours.getByLabel('Token').fill('what-practice-asks');
      await ours.getByRole('button', { name: 'Save' }).click();
      await ours.getByText('Saved.').waitFor();
      await page.getByRole('link', { name: 'Test', exact: true }).click();
      await page.getByRole('button', { name: 'Run the test' }).click();
      await page.locator('[data-step="confirmation"][data-ok="true"]').waitFor();
    });

    it('is certified with progress that is seen, and its settings are taken', async function () {
      this.timeout(180_000);
      const { page } = window;
      await page.getByRole('link', { name: 'Practice partner' }).click();
      await page.getByRole('link', { name: 'Certify', exact: true }).click();
      await page.getByLabel('Wait for each message, in seconds').fill('20');
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByText(/Step \d+ of 22/).waitFor();
      await page.locator('[data-step="request"][data-result="pass"]').waitFor();
      await page.getByText(/\d+ of 22 steps work/).waitFor({ timeout: 150_000 });
      expect(await page.locator('[data-result="pass"]').count()).to.be.above(15);
      expect(await flawsOf(page)).to.deep.equal([]);
      await page.getByRole('button', { name: 'Take these settings' }).click();
      await page.getByRole('button', { name: 'Taken.' }).waitFor();
    });
  });

  describe('a partner that is dead', () => {
    let address = '';
    let port = 0;
    let way: Server | undefined;
    after(() => way?.close());

    it('stands out on Home and in the exchange, with what waits for it', async function () {
      this.timeout(120_000);
      const { desk } = two.borrower;
      const { page } = window;
      address = (await desk.call<{ url: string }>('GET', '/partners/LEND')).url;
      // Nobody listens there.
      port = await freePort();
      await movePartner(desk.call, 'LEND', `http://127.0.0.1:${port}/iso18626`);
      await page.goto('/');
      await page.getByText(/^[12] partners? (is|are) available$/).waitFor();
      for (let number = 1; number <= 6; number += 1) {
        const { externalId } = await desk.create({ serviceType: 'Loan', title: `Number ${number}`, rota: ['LEND'] });
        await desk.act(externalId, 'send');
      }
      await page.getByText(/LEND Library: no answer since/).waitFor({ timeout: 60_000 });
      await page.getByRole('link', { name: 'Open messages' }).click();
      const trouble = page.getByRole('region', { name: /LEND Library does not answer/ });
      await trouble.waitFor();
      expect(await trouble.textContent()).to.match(/\d waiting/);
      expect(await flawsOf(page)).to.deep.equal([]);
    });

    it('a message shows each try, and its content as text', async function () {
      this.timeout(60_000);
      const { page } = window;
      await page.getByRole('link', { name: 'Request', exact: true }).last().click();
      const pane = page.getByRole('complementary', { name: 'Message' });
      await pane.getByText('bibliographic info').waitFor();
      await pane.getByRole('tab', { name: /Tries/ }).click();
      await pane.getByRole('table').waitFor();
      await page.keyboard.press('Escape');
      await pane.waitFor({ state: 'detached' });
    });

    it('once it answers, a try now lets everything go, and nothing is left to be sent again', async function () {
      this.timeout(120_000);
      const { page } = window;
      const { port: itsOwn } = new URL(address);
      way = createServer((socket) => void socket.pipe(connect(Number(itsOwn), '127.0.0.1')).pipe(socket)).listen(
        port,
        '127.0.0.1',
      );
      await page.getByRole('button', { name: 'Try now: LEND Library' }).click();
      await page
        .getByRole('region', { name: /LEND Library does not answer/ })
        .waitFor({ state: 'detached', timeout: 60_000 });
      await page.getByRole('row').filter({ hasText: 'Delivered' }).nth(5).waitFor({ timeout: 60_000 });
      await page.getByText('Everything is delivered').waitFor();
      await page.getByRole('button', { name: 'Send again…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Partner' }).click();
      await page.getByRole('option', { name: 'LEND Library' }).click();
      await dialog.getByRole('button', { name: 'Send again' }).click();
      await dialog.getByText('0 messages go again.').waitFor();
      expect(window.faults).to.deep.equal([]);
    });
  });
});
