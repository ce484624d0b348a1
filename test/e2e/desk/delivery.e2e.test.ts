import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { withBrowser } from '../../support/browser.js';
import { type FakePartner, startFakePartner } from '../../support/fake-partner.js';
import { movePartner } from '../../support/move-partner.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { mark } from './support/looking.js';

withBrowser('what became of a general message', () => {
  let two: TwoLibraries;
  let other: FakePartner;
  const windows: AtBrowser[] = [];
  const at = async (to: string): Promise<Page> => {
    const window = await openWindow(two.borrower.desk);
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window.page;
  };

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    other = await startFakePartner();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(async () => {
    await other?.close();
    await two?.close();
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const sent = async (title: string) => {
    const rota = [two.lender.desk.library.code];
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title, rota });
    await two.borrower.desk.act(externalId, 'send');
    await two.lender.desk.until(externalId, 'created');
    const { id } = await two.borrower.desk.until(externalId, 'requestAccepted', 'requestSent');
    return { id, externalId };
  };
  const write = async (page: Page, text: string) => {
    const composer = page.locator('[data-composer="message activeNote internalNote"]');
    await composer.getByText('Message to LEND Library').click();
    await composer.getByRole('textbox').fill(text);
    await composer.getByRole('button', { name: 'Send' }).click();
    return page.getByRole('region', { name: 'Conversation' }).getByRole('listitem').filter({ hasText: text });
  };

  it('waits while the partner is held, says so, and is delivered on the same page once sending goes on', async function () {
    this.timeout(90_000);
    const { id, externalId } = await sent('Held and let go');
    const administration = await at('/partners/LEND');
    await administration.getByRole('button', { name: 'Hold: LEND Library' }).click();
    await administration.getByRole('button', { name: 'Go on sending: LEND Library' }).waitFor();

    const page = await at(`/borrowing/${id}`);
    const there = await mark(page);
    const said = await write(page, 'Is the atlas enclosed?');
    await said.getByText(/^Held · Held by Mireille Roy\.$/).waitFor();
    expect(JSON.stringify(await two.lender.desk.request(externalId))).to.not.include('atlas');

    await administration.getByRole('button', { name: 'Go on sending: LEND Library' }).click();
    await said.getByText('Delivered').waitFor();
    expect(await there.isStillThere()).to.equal(true);
  });

  it('waits for its next try while nobody answers there, and is delivered when the partner is back', async function () {
    this.timeout(90_000);
    const { id } = await sent('Sent into the silence');
    const { url } = await two.borrower.desk.call<{ url: string }>('GET', '/partners/LEND');
    other.always('resetAfterBody');
    await movePartner(two.borrower.desk.call, 'LEND', other.url);
    const page = await at(`/borrowing/${id}`);
    const said = await write(page, 'Are you there?');
    await said.getByText(/^Waiting · next try /).waitFor();
    await movePartner(two.borrower.desk.call, 'LEND', url);
    await two.borrower.desk.call('POST', '/partners/LEND/channel/resume');
    await said.getByText('Delivered').waitFor({ timeout: 60_000 });
  });

  it('that was refused says why, in the partner’s own words, and the request asks for a look (B9)', async function () {
    this.timeout(90_000);
    const { id } = await sent('Refused over there');
    const { url } = await two.borrower.desk.call<{ url: string }>('GET', '/partners/LEND');
    // As it stands in their XML.
    other.always({ error: 'UnrecognisedDataValue', value: 'No such loan &lt;b&gt;here&lt;/b&gt;' });
    await movePartner(two.borrower.desk.call, 'LEND', other.url);
    const page = await at(`/borrowing/${id}`);
    const said = await write(page, 'Please keep it dry.');
    await said.getByText(/^Refused · .*No such loan <b>here<\/b>/).waitFor();
    await page.locator('#section-attention').getByText('No such loan <b>here</b>').first().waitFor();
    await page.goto(`/borrowing?q=${encodeURIComponent('Refused over there')}`);
    await page.getByRole('button', { name: /Needs attention: Refused over there/ }).waitFor();
    await movePartner(two.borrower.desk.call, 'LEND', url);
  });
});
