import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { freshTime, say, supplierXml } from '../../support/partner-voice.js';
import { openPatronWindow, signInHere } from '../my/patron-in-browser.js';
import { card, openTwoColleges } from '../my/two-colleges.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, urlOf } from './support/desk-in-browser.js';

/** Each runs when a browser follows it. All but the last two are read as the address of a copy. */
const hostile = [
  "javascript://copies.example/%0Awindow.hurt='slashes'",
  "JaVaScRiPt://copies.example/%0Awindow.hurt='case'",
  "data://text/html,<script>window.hurt='data'</script>",
  "vbscript://copies.example/%0Awindow.hurt='visual'",
  "javascript:window.hurt='plain'",
  "data:text/html,<script>window.hurt='page'</script>",
];
const honest = 'https://copies.example/chapter-3.pdf';

/** Every address on the page that a browser would follow or load as a document. */
const addresses = `[...document.querySelectorAll('a, area, form, iframe, object, embed, button')].flatMap((each) =>
  ['href', 'action', 'src', 'data', 'formaction', 'xlink:href'].map((name) => each.getAttribute(name)).filter(Boolean))`;

withBrowser('a link in a message that would run when it is followed (E10)', () => {
  let two: TwoLibraries;
  let token = '';
  const windows: AtBrowser[] = [];
  const dialogs: string[] = [];
  const listened = (window: AtBrowser): Page => {
    window.page.setDefaultTimeout(20_000);
    window.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    windows.push(window);
    return window.page;
  };

  before(async function () {
    this.timeout(240_000);
    two = await openTwoColleges();
    const { borrower, lender } = two;
    for (const { desk } of [borrower, lender]) await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    const issued = await borrower.desk.call<{ secret: string }>('POST', '/partners/LEND/credentials', {
      kind: 'token',
    });
    token = issued.secret;
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
    expect(dialogs).to.deep.equal([]);
  });

  const leadsNowhere = async (page: Page) => {
    const found = (await page.evaluate(addresses)) as string[];
    expect(found.filter((each) => !/^(https?:\/\/|\/|#|mailto:|\?)/i.test(each))).to.deep.equal([]);
    expect(await page.evaluate('window.hurt')).to.equal(undefined);
  };

  /** Somewhere on the page, to be seen. */
  const says = (page: Page, words: string) =>
    eventually(`the page says ${words}`, async () => (await page.locator('body').innerText()).includes(words));

  /** A copy that the lender says to have sent to this address: the id of the request at the borrower. */
  async function delivered(address: string, number: number): Promise<{ id: string; externalId: string }> {
    const { borrower, lender } = two;
    const { library: ours } = borrower.desk;
    const { library: theirs } = lender.desk;
    const { id, externalId } = await borrower.desk.create({
      serviceType: 'Copy',
      title: 'Canadian Journal of Example Studies',
      titleOfComponent: `Chapter ${number}`,
      rota: [theirs.code],
      patron: { id: card },
      agreeToCopyright: true,
    });
    await borrower.desk.act(externalId, 'send');
    const about = { requester: ours.symbol, supplier: theirs.symbol, id: externalId };
    await lender.desk.until(externalId, 'locateFailed', 'created');
    await borrower.desk.until(externalId, 'requestSent', 'requestAccepted');
    const written = address.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const xml = supplierXml(about, 'CopyCompleted', { note: `Fetch it: ${written}` }).replace(
      '</statusInfo>',
      `</statusInfo><deliveryInfo><dateSent>${freshTime()}</dateSent><itemId>${written}</itemId><deliveryMethod>URL</deliveryMethod></deliveryInfo>`,
    );
    const reply = await say(urlOf(borrower.desk), token, xml);
    expect(reply.messageStatus, reply.body).to.equal('OK');
    return { id, externalId };
  }

  it('is text on the page of the request, in its conversation, in the message and in its XML; a web address is a link', async function () {
    this.timeout(240_000);
    const page = listened(await openWindow(two.borrower.desk));
    await signIn(windows[0] as AtBrowser, 'roy', '/borrowing');
    for (const [number, address] of [honest, ...hostile].entries()) {
      const { id } = await delivered(address, number);
      await page.goto(`/borrowing/${id}`);
      await page.getByText(`Fetch it: ${address}`).first().waitFor();
      const attachments = page.locator('#section-attachments');
      if (address === honest) {
        const link = attachments.getByRole('link', { name: honest });
        expect(await link.getAttribute('href')).to.equal(honest);
        expect((await link.getAttribute('rel'))?.split(' ')).to.include.members(['noopener', 'noreferrer']);
      } else if (address.includes('://')) {
        await attachments.getByText(address, { exact: true }).click();
        expect(await attachments.getByRole('link').count(), address).to.equal(0);
      }
      await page.getByText(`Fetch it: ${address}`).first().click();
      expect(new URL(page.url()).pathname).to.equal(`/borrowing/${id}`);
      await leadsNowhere(page);
      const { items } = await two.borrower.desk.messages(`request=${id}&direction=in&limit=1`);
      await page.goto(`/exchange/in/${items[0]?.id}`);
      await says(page, address);
      await leadsNowhere(page);
      await page.getByRole('tab', { name: 'XML' }).click();
      await says(page, `<itemId>${address.slice(0, 12)}`);
      await leadsNowhere(page);
    }
  });

  it('is no link in a letter to the patron either, nor on the patron’s own page', async function () {
    this.timeout(120_000);
    const { borrower } = two;
    let last = '';
    for (const [number, address] of [honest, ...hostile.slice(0, 4)].entries()) {
      const { id, externalId } = await delivered(address, 10 + number);
      last = externalId;
      await borrower.desk.act(externalId, 'receiveDigitally', { notifyPatron: true });
      const { items } = await borrower.desk.call<{ items: { id: string }[] }>('GET', `/letters?request=${id}&limit=10`);
      expect(items.length).to.be.greaterThan(0);
      const letters = await Promise.all(
        items.map((each) => borrower.desk.call<{ content?: object }>('GET', `/letters/${each.id}`)),
      );
      const written = JSON.stringify(letters.map(({ content }) => content));
      const links = [...written.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
      expect(links).to.deep.equal(address === honest ? [honest] : []);
      expect(written).to.not.match(/href=[\\"']*\s*(javascript|data|vbscript):/i);
    }
    const page = listened(await openPatronWindow(borrower.desk));
    for (const address of [`/my/requests/${last}`, '/my/requests']) {
      await page.goto(address);
      if (address.endsWith(last)) await signInHere(page);
      await says(page, 'Chapter 1');
      await leadsNowhere(page);
    }
  });
});
