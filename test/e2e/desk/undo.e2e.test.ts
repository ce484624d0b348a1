import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { cardSays, onItsWay } from './support/at-the-scanner.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { handsAt } from './support/hands.js';

const says = {
  en: {
    undo: 'Undo',
    since: /It has been returned to its lender since \(.+\)\. Nothing was undone\./,
    undone: 'Undone. Nothing had been sent.',
    told: 'Undone. LEND Library will be told.',
  },
  fr: {
    undo: 'Revenir en arrière',
    since: /Le document a été retourné à la bibliothèque prêteuse depuis \(.+\)\. Rien n’a été annulé\./,
    undone: 'Étape annulée. Rien n’avait été envoyé.',
    told: 'Étape annulée. LEND Library en sera averti.',
  },
} as const;

const longTitle =
  'The shape of a very long title that goes on and on, as titles of proceedings do, until nothing is left beside it';

withBrowser('Undo takes back its own step and no other', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const open = async (to: string, language: 'en' | 'fr') => {
    const window = await openWindow(two.borrower.desk, { language });
    windows.push(window);
    await signIn(window, 'roy', to);
    return window;
  };
  /** A message that waits to be undone goes out when more is said: the borrower has heard of the shipment. */
  const shipped = async (wanted: string) => {
    const { id, title, barcode } = await onItsWay(two, { title: wanted, ships: false });
    await two.lender.desk.act(id, 'ship', { barcodes: [barcode], dueDate: inDays(28) });
    await two.lender.desk.act(id, 'generalMessage', { note: 'It is on its way.' });
    await two.borrower.desk.until(id, 'shippedPhysically');
    return { id, title };
  };
  /** What we told the lender of a request, and what still waits. */
  const told = async (id: string) => {
    const { items } = (await two.borrower.desk.call('GET', `/messages?request=${id}&direction=out&limit=50`)) as {
      items: { summary: string; status: string }[];
    };
    return items.map(({ summary, status }) => `${summary} ${status}`).reverse();
  };
  const returnFromList = async (page: Page, title: string) => {
    const row = page.getByRole('row').filter({ hasText: title });
    await row.locator('button[aria-haspopup="menu"]').first().click();
    await page.locator('[data-action="returnToPartner"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'detached' });
  };

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries({ INTERLEND_UNDO_SECONDS: '3600' });
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await two.borrower.desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  for (const language of ['en', 'fr'] as const)
    it(`KA1 KA32: received by scan, returned from the list: beside the receipt stands what came after it, and only the Undo of the return takes back the return (${language})`, async function () {
      this.timeout(180_000);
      const say = says[language];
      const { borrower, lender } = two;
      const { id, title } = await shipped(`${longTitle} ${language}`);

      const { page, context } = await open('/scan/receive', language);
      await page.locator('[data-scan-field]').waitFor();
      await handsAt(page).scan(id);
      await cardSays(page, 'done');
      const beside = page.locator('[data-scan-result] [data-undo^="receive "]');
      await beside.getByRole('button', { name: say.undo }).waitFor();
      await shot(page, `undo-receipt-${language}`);
      expect((await borrower.desk.request(id))?.state).to.equal('receivedPhysically');

      const list = await context.newPage();
      await list.goto(`/borrowing?q=${encodeURIComponent(id)}`);
      await returnFromList(list, title);
      await borrower.desk.until(id, 'returnedToPartner');
      const toast = list.locator('.mantine-Notification-root [data-undo^="returnToPartner "]');
      const undoReturn = toast.getByRole('button', { name: say.undo });
      await undoReturn.waitFor();
      await shot(list, `undo-toast-${language}`);
      const cut = await list.evaluate(
        `[...document.querySelectorAll('[data-undo] .mantine-Button-label')].some((label) => label.scrollWidth > label.clientWidth)`,
      );
      expect(cut, 'KA32 the button is whole').to.equal(false);

      await lender.desk.until(id, 'receivedByPartner');
      // The scan page heard of it: the button is gone, and the sentence stands in its place.
      await beside.getByText(say.since).waitFor();
      expect(await beside.getByRole('button').count()).to.equal(0);
      await page.locator('[data-fate="done"] [data-undo^="receive "]').getByText(say.since).waitFor();
      await shot(page, `undo-over-${language}`);
      await page.setViewportSize({ width: 640, height: 400 });
      await beside.scrollIntoViewIfNeeded();
      await shot(page, `undo-over-small-${language}`);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await flawsOf(page)).to.deep.equal([]);
      const before = await told(id);
      expect(before).to.deep.equal(['Request delivered', 'Received delivered', 'ShippedReturn pending']);
      await handsAt(page).press('Control+z');
      await page.getByText(say.since).first().waitFor();
      expect((await borrower.desk.request(id))?.state, 'the return stands').to.equal('returnedToPartner');
      expect((await lender.desk.until(id, 'receivedByPartner')).externalId).to.equal(id);
      expect(await told(id), 'nothing more was said').to.deep.equal(before);

      // The Undo of the return itself takes it back, and the one beside the receipt is possible again.
      await undoReturn.click();
      await toast.getByText(say.undone).waitFor();
      expect((await borrower.desk.request(id))?.state).to.equal('receivedPhysically');
      await beside.getByRole('button', { name: say.undo }).click();
      expect(await cardSays(page, 'undone')).to.include(say.told);
      expect((await borrower.desk.request(id))?.state).to.equal('shippedPhysically');
      await lender.desk.until(id, 'shippedPhysically');
      expect(await told(id), 'of the return the lender never heard').to.deep.equal([
        ...['Request delivered', 'Received delivered', 'ShippedReturn withdrawn', 'UndoReceived delivered'],
      ]);
    });

  for (const language of ['en', 'fr'] as const)
    it(`KA1 KA3: the history offers to take back the last step alone; what was for library use only is so again (${language})`, async function () {
      this.timeout(180_000);
      const say = says[language];
      const { borrower } = two;
      const { id } = await shipped(`In the library only ${language}`);
      await borrower.desk.act(id, 'receiveNotForLoan');
      await borrower.desk.act(id, 'returnToPartner');
      const request = await borrower.desk.request(id);
      const { page } = await open(`/borrowing/${request?.id}?section=history`, language);
      await page.locator('#section-history').waitFor();
      const folded = page.locator('#section-history button[aria-expanded="false"]');
      if ((await folded.count()) > 0) await folded.click();
      const offered = page.locator('#section-history [data-undo]');
      await offered.getByRole('button', { name: say.undo }).waitFor();
      expect(await offered.count()).to.equal(1);
      expect(await offered.getAttribute('data-undo')).to.match(/^returnToPartner /);
      await shot(page, `undo-history-${language}`);
      await offered.getByRole('button', { name: say.undo }).click();
      await page.locator('[data-action="returnToPartner"]').first().waitFor();
      expect((await borrower.desk.request(id))?.state).to.equal('receivedNotForLoan');
      expect((await borrower.desk.request(id))?.actions.find(({ primary }) => primary)?.name).to.equal(
        'returnToPartner',
      );
    });
});
