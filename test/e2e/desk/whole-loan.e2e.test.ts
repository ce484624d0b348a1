import { expect } from 'chai';
import type { Desk } from '../../../src/cli/demo/desk.js';
import { readDay } from '../../../src/ui/parts/read-day.js';
import { withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { inDays } from '../support/days.js';
import { type LibraryOnItsOwn, openLibraries } from '../support/two-libraries.js';
import { type Clicking, clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { budgetLine, deedsOf } from './support/hands.js';
import { keysAt } from './support/without-mouse.js';

/**
 * Steps of the users’ instructions for one loan. The words of a title or a name are typed in both and counted in neither.
 * Borrower: R4 R8 R9 the way through the menu 3, Create Request › Manually › Book 3, title, requester, partner 3, Save 1;
 * R27 more actions › Send 2; R34–R46 and R54 receive, lend and return 19; R48 R49 the way 2, more actions › Request
 * Renewal 2, date and note 2, OK 1. Lender: R75 R89 the way 3, more actions › Will Supply 2; R103–R107 ship and check
 * in 10; R91 the way 3, more actions › Renew 2, date and note 2, OK 1.
 */
const stepsOf = { borrower: 10 + 2 + 19 + 7, lender: 5 + 10 + 8 };

withBrowser('a whole loan in two browsers', () => {
  let close: () => Promise<void> = async () => undefined;
  let borrower: Desk;
  let lender: Desk;
  let next: Desk;
  const windows: AtBrowser[] = [];

  before(async function () {
    this.timeout(180_000);
    const opened = await openLibraries(['BORROW', 'LEND', 'NEXT']);
    close = opened.close;
    const [one, two, three] = opened.libraries as [LibraryOnItsOwn, LibraryOnItsOwn, LibraryOnItsOwn];
    [borrower, lender, next] = [one.desk, two.desk, three.desk];
    for (const desk of [borrower, lender, next])
      await addUser(desk, 'roy', 'generalSystemAdministrator', `Roy of ${desk.library.code}`);
    await borrower.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
    await borrower.call('POST', '/rota-templates', { code: 'ALL', name: 'All', members: ['LEND', 'NEXT'] });
    await borrower.call('POST', '/rota-rules', { name: 'Everything', templates: ['ALL'] });
  });
  after(async function () {
    this.timeout(60_000);
    await close();
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const opened = async (desk: Desk): Promise<AtBrowser> => {
    const window = await openWindow(desk);
    window.page.setDefaultTimeout(15_000);
    windows.push(window);
    return window;
  };
  /** Somebody at the list of one side with this request open beside it, ready to click. */
  const beside = async (desk: Desk, side: 'borrowing' | 'lending', id?: string): Promise<Clicking> => {
    const at = await opened(desk);
    await signIn(at, 'roy', `/${side}${id ? `?open=${(await desk.request(id))?.id}` : ''}`);
    return clickingAt(at);
  };

  /** The same at the lender, who finds it by its title once it has come. */
  const besideTitle = async (desk: Desk, title: string): Promise<Clicking> => {
    const wanted = `side=lending&q=${encodeURIComponent(title)}`;
    await eventually(`${title} has come`, async () => (await desk.requests(wanted)).items.length > 0);
    const at = await beside(desk, 'lending');
    await at.page.getByRole('link', { name: title }).click();
    return at;
  };

  /** What an earlier try left in hand would stand first in the list of the next one. */
  const endWhatIsLeft = async (desk: Desk) => {
    const ids = (await desk.requests('activity=active&limit=50')).items.map(({ id }) => id);
    if (ids.length > 0) await desk.call('POST', '/requests/bulk', { ids, status: 'requestCompleted', confirmed: true });
  };

  let tries = 0;
  it('by keyboard alone: created, sent, promised, shipped, received, lent, renewed, returned, checked in; the focus is never nowhere', async function () {
    // Keys pressed while a page is still busy on a crowded machine are lost, as they would be for people: they begin again.
    this.retries(2);
    this.timeout(90_000);
    for (const desk of [borrower, lender]) await endWhatIsLeft(desk);
    // Asked for twice by the same person, it would be held for review.
    const title = `Rivers of the north ${++tries}`;
    const ours = keysAt(await opened(borrower));
    const theirs = keysAt(await opened(lender));
    await ours.signIn();
    await theirs.signIn();

    await ours.press('c');
    await ours.focusOn('Paste an ISBN, ISSN, DOI or a citation');
    await ours.words(title);
    await ours.press('Enter');
    await ours.focusOn('Requester');
    await ours.words('P100');
    await ours.page.getByRole('option', { name: /Julie Tremblay/ }).waitFor();
    await ours.press('ArrowDown');
    await ours.press('Enter');
    await ours.press('Control+s');
    await ours.can('send');
    await ours.press('Control+Enter');

    await theirs.page.getByRole('row').filter({ hasText: title }).waitFor();
    await theirs.press('j');
    await theirs.press('o');
    await theirs.doesInDialog('willSupply');
    await theirs.doesInDialog('ship', () => theirs.hands.scan('39003000111'));
    await ours.doesInDialog('receive');
    await ours.doesInDialog('loanToPatron');

    await ours.says('Loaned item to patron');
    await ours.press('.');
    await ours.chooses('requestRenewal');
    await ours.confirms('requestRenewal');
    await theirs.doesInDialog('acceptRenewal');
    await ours.says('Renewed by partner');
    await ours.can('returnByPatron');
    await ours.press('Control+Enter');
    await ours.can('returnToPartner');
    await ours.press('Control+Enter');
    await theirs.doesInDialog('checkIn');
    await theirs.says('Request completed');
    await ours.says('Request completed');

    for (const [side, { hands }] of Object.entries({ borrower: ours, lender: theirs })) {
      const steps = stepsOf[side as keyof typeof stepsOf];
      console.log(`      ${budgetLine(`${side}, by keyboard`, hands.spent(), steps)}`);
      expect(hands.spent().clicks).to.equal(0);
      expect(deedsOf(hands.spent()), side).to.be.at.most(steps / 2);
    }
  });

  it('R8 R27 R28 R46–R58 R87–R91 R108 by clicking: refused by the first partner, lent by the next, renewed, returned and checked in', async function () {
    this.timeout(90_000);
    const title = 'Asked of two';
    const ours = await beside(borrower, 'borrowing');
    const { page } = ours;
    await page.getByRole('button', { name: 'Create Request' }).click();
    await page.getByRole('menuitem', { name: 'Book' }).click();
    await page.getByRole('textbox', { name: /^Title/ }).fill(title);
    await page.getByRole('combobox', { name: 'Requester' }).fill('tremb');
    await page.getByRole('option', { name: /Julie Tremblay/ }).click();
    await page.getByRole('combobox', { name: 'Ask these partners' }).fill('Library');
    for (const name of ['LEND Library', 'NEXT Library']) await page.getByRole('option', { name }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await ours.says('Ready to be sent');
    await ours.does('Send');
    await ours.says('Request accepted', 'Request sent to partner');

    const theirs = await besideTitle(lender, title);
    await theirs.chooses('Reject…', async (dialog) => {
      await dialog.getByRole('combobox', { name: /Reject reason/ }).fill('loan');
      await theirs.page.getByRole('option', { name: 'In use/on loan' }).click();
      await dialog.getByRole('textbox', { name: 'Note to partner' }).fill('Out until January.');
    });
    await theirs.says('Rejected the borrower request');
    await ours.says('Ready to be sent');
    await ours.pane.getByText('Out until January.').first().waitFor();
    await ours.does('Send');

    const third = await besideTitle(next, title);
    await third.doesInDialog('Will Supply');
    await ours.says('Will supply');
    await third.doesInDialog('Ship Item Physically', async (dialog) => {
      await dialog.getByLabel('Item barcode').fill('39003000222');
      await third.page.keyboard.press('Enter');
    });
    await ours.says('Shipped Physically');
    // The same day, as each side calls it.
    await ours.page.getByRole('row', { name: title }).getByText('Lender due', { exact: true }).waitFor();
    await third.page.getByRole('row', { name: title }).getByText('Due back', { exact: true }).waitFor();
    await third.page.getByRole('button', { name: 'Columns' }).click();
    await third.page.getByRole('checkbox', { name: 'Due back' }).waitFor();
    expect(await third.page.getByText('Lender due').count()).to.equal(0);
    await third.page.keyboard.press('Escape');
    await ours.doesInDialog('Receive');
    await third.says('Received by partner');

    await ours.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Shelf' }).click();
    await ours.page.getByRole('navigation', { name: 'Shelf' }).getByRole('link', { name: 'Hold shelf' }).click();
    await ours.page.getByRole('row', { name: title }).getByText('Julie Tremblay').waitFor();
    await ours.page.getByRole('row', { name: title }).getByRole('link', { name: title }).click();
    const whole = clickingAt(ours, ours.page.locator('main'));
    await whole.doesInDialog('Loan to patron');
    await whole.says('Loaned item to patron');
    await whole.chooses('Request Renewal…', async (dialog) => {
      const proposed = await dialog.getByRole('textbox', { name: /Due Date/ }).inputValue();
      expect(
        (readDay(proposed, inDays(0)) ?? '') > inDays(14),
        `${proposed} is two weeks after the patron’s date`,
      ).to.equal(true);
      await dialog.getByRole('textbox', { name: 'Note to partner' }).fill('Two more weeks, please.');
    });
    await whole.says('Renew requested');
    await third.says('Renew requested');
    await third.doesInDialog('Renew');
    await third.says('Received by partner');
    await whole.says('Renewed by partner');
    await whole.does('Return from patron');
    await whole.says('Returned by patron');
    await whole.does('Return to partner');
    await third.says('Returned by partner');
    await third.doesInDialog('Check in');
    await third.says('Request completed');
    await whole.says('Request completed');
  });

  /** A lender has set its condition by clicking, and both libraries have it before them. */
  const conditional = async (title: string) => {
    const { externalId } = await borrower.create({ serviceType: 'Loan', title, rota: ['LEND', 'NEXT'] });
    const ours = await beside(borrower, 'borrowing', externalId);
    await ours.does('Send');
    await lender.until(externalId, 'created');
    const theirs = await beside(lender, 'lending', externalId);
    await theirs.chooses('Conditional…', async (dialog) => {
      await dialog.getByRole('combobox', { name: /Reason/ }).click();
      await theirs.page.getByRole('listbox').getByRole('option').first().click();
      await dialog.getByRole('textbox', { name: /Date to reply/ }).fill(inDays(7));
      await dialog.getByRole('textbox', { name: 'Note to partner' }).fill('In the reading room only.');
    });
    await theirs.says('Conditional');
    await ours.says('Conditional');
    await ours.pane.getByText('In the reading room only.').first().waitFor();
    return { ours, theirs };
  };

  it('R93 by clicking: a condition is accepted, and the lender ships', async function () {
    this.timeout(60_000);
    const { ours, theirs } = await conditional('On a condition that suits');
    await ours.doesInDialog('Accept conditions');
    await theirs.says('Will supply');
    await ours.says('Will supply');
    await theirs.doesInDialog('Ship Item Physically');
    await ours.says('Shipped Physically');
  });

  it('R93 by clicking: a condition is refused, the lender is free, and the next partner can be asked', async function () {
    this.timeout(60_000);
    const { ours, theirs } = await conditional('On a condition that does not suit');
    await ours.chooses('Refuse conditions…');
    await theirs.says('Cancelled');
    await ours.says('Ready to be sent');
    await ours.does('Send');
    await ours.pane.getByText('NEXT Library').first().waitFor();
    await ours.says('Request accepted', 'Request sent to partner');
  });

  it('R62–R74 R117–R119 by clicking: reported lost, declared with its fee, paid, and over for both', async function () {
    this.timeout(60_000);
    const title = 'Left in a train';
    const { externalId } = await borrower.create({
      serviceType: 'Loan',
      title,
      patron: { id: 'P100' },
      rota: ['LEND'],
    });
    await borrower.act(externalId, 'send');
    await lender.until(externalId, 'created');
    await lender.act(externalId, 'ship', { barcodes: ['39003000333'], dueDate: inDays(28) });
    await borrower.until(externalId, 'shippedPhysically');
    await borrower.act(externalId, 'receive');
    await borrower.act(externalId, 'loanToPatron');
    await lender.until(externalId, 'receivedByPartner');

    const ours = await beside(borrower, 'borrowing', externalId);
    const theirs = await beside(lender, 'lending', externalId);
    await ours.chooses('Report lost to partner…', async (dialog) => {
      await dialog.getByRole('textbox', { name: 'Message' }).fill('Our patron left it in a train.');
    });
    await ours.says('Reported lost item to partner');
    await theirs.says('Lost');
    await theirs.pane.getByText('Our patron left it in a train.').first().waitFor();
    await theirs.doesInDialog('Lost', async (dialog) => {
      await dialog.getByRole('textbox', { name: 'Current Lost Fee' }).fill('85.00');
      await dialog.getByRole('textbox', { name: 'Message' }).fill('It cannot be bought any more.');
      await dialog.getByRole('textbox', { name: 'How it will be invoiced' }).fill('By post.');
    });
    await theirs.says('Lost and Fee Communicated');
    await ours.says('Declared lost by partner');
    await ours.pane
      .getByText(/85\.00/)
      .first()
      .waitFor();
    await ours.doesInDialog('Fee paid', async (dialog) => {
      await dialog.getByRole('textbox', { name: 'Message' }).fill('Cheque 4711.');
    });
    await ours.says('Lost and fee paid');
    await theirs.pane.getByText('Cheque 4711.').first().waitFor();
    await theirs.does('Payment received');
    await theirs.says('Completed without return');
    await ours.says('Completed without return');
  });
});
