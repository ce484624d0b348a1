import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: one loan as a conversation', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', user: string, to: string) => {
    const window = await openWindow(two[side].desk);
    windows.push(window);
    await signIn(window, user, to);
    return window;
  };

  before(async () => {
    two = await openTwoLibraries();
    for (const { desk } of [two.borrower, two.lender]) {
      await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
      await addUser(desk, 'cote', 'generalSystemAdministrator', 'Alain Côté');
    }
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const sent = async (title: string) => {
    const made = await two.borrower.desk.create({ serviceType: 'Loan', title, rota: [two.lender.desk.library.code] });
    await two.borrower.desk.act(made.externalId, 'send');
    const theirs = await two.lender.desk.until(made.externalId, 'created');
    return { externalId: made.externalId, ours: made.id, theirs: theirs.id };
  };

  it('R20 FC18: is found by its external id, has its title once it is read, and says what comes next and of whom', async () => {
    const { externalId } = await sent('Found by its number');
    const { page } = await at('borrower', 'roy', `/borrowing/${externalId}`);
    await page.getByRole('heading', { level: 1, name: 'Found by its number' }).waitFor();
    await page.getByRole('region', { name: 'What happens next' }).getByText('LEND Library:').waitFor();
    // The title follows the record by a moment.
    await eventually('the page has its title', async () => (await page.title()).startsWith('Found by its number'));
    expect(await page.title()).to.equal('Found by its number – Request – Interlend');
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('FA35: has one address: a link that says the other side leads to the right one', async () => {
    const { ours } = await sent('On the wrong side');
    const { page } = await at('borrower', 'roy', `/lending/${ours}`);
    await page.waitForURL((url) => url.pathname === `/borrowing/${ours}`);
    await page.getByRole('heading', { level: 1, name: 'On the wrong side' }).waitFor();
    await page
      .getByRole('navigation', { name: 'Main menu' })
      .locator('[aria-current="page"]')
      .getByText('Borrowing')
      .waitFor();
  });

  it('six stations say where the loan is, and one filled button is the next step', async () => {
    const { theirs } = await sent('To be decided');
    const { page } = await at('lender', 'cote', `/lending/${theirs}`);
    const stations = page.getByRole('list', { name: 'Progress' }).getByRole('listitem');
    await stations.first().waitFor();
    expect(await stations.locator('> span:first-of-type').allTextContents()).to.deep.equal([
      'Sent',
      'To answer',
      'Shipped',
      'Received',
      'On loan',
      'Returned',
    ]);
    expect(await stations.and(page.locator('[aria-current="step"]')).textContent()).to.include('To answer');
    const filled = '.mantine-Button-root[data-variant="filled"]:not(:disabled)';
    expect(await page.locator('main').locator(filled).count()).to.equal(1);
    expect(await page.getByRole('region', { name: 'What happens next' }).locator(filled).count()).to.equal(1);
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('R90 R102 FA25: a dialog keeps its button in sight at 1280×800, and its calendar opens when it is asked for', async () => {
    const { externalId, theirs } = await sent('Shipped in sight');
    await two.lender.desk.act(externalId, 'willSupply');
    const { page } = await at('lender', 'cote', `/lending/${theirs}`);
    await page.getByRole('button', { name: /^Ship.*: Shipped in sight/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-submit]').waitFor();
    for (const known of ['Ship to', /^Shipped in sight · BORROW Library · /]) await dialog.getByText(known).waitFor();
    const inSight = async () => {
      const { height = 0, y = 0 } = (await dialog.locator('[data-submit]').boundingBox()) ?? {};
      return y > 0 && y + height <= 800;
    };
    expect(await inSight()).to.equal(true);
    expect(await page.locator('[data-dates-dropdown]').count(), 'nothing opens by itself').to.equal(0);
    const due = dialog.getByRole('textbox', { name: /Due date/i }).first();
    await due.focus();
    expect(await page.locator('[data-dates-dropdown]').count(), 'nor by the focus').to.equal(0);
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('[data-dates-dropdown]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-dates-dropdown]').waitFor({ state: 'detached' });
    expect(await dialog.count(), 'the dialog stays').to.equal(1);
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('FA1: a date that cannot be read ships nothing; once it is one, the item leaves with that date', async () => {
    const { externalId, theirs } = await sent('Due some day');
    await two.lender.desk.act(externalId, 'willSupply');
    const { page } = await at('lender', 'cote', `/lending/${theirs}`);
    await page.getByRole('button', { name: /^Ship.*: Due some day/ }).click();
    const dialog = page.getByRole('dialog');
    const due = dialog.getByRole('textbox', { name: /Due date/i }).first();
    await due.fill('next week');
    const answered = page.waitForResponse((each) => each.url().endsWith('/actions/ship'));
    await due.press('Enter');
    expect((await answered).status(), 'refused, not shipped with the date that stood there').to.equal(422);
    await dialog.getByText('“next week” is not a date.').first().waitFor();
    expect((await two.lender.desk.request(externalId))?.state).to.equal('willSupply');
    await due.fill('+14');
    await due.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await two.borrower.desk.until(externalId, 'shippedPhysically');
    for (const { desk } of [two.borrower, two.lender])
      expect((await desk.request(externalId))?.dueDay).to.equal(inDays(14));
  });

  it('carries a message to the other desk, with its delivery mark here and a badge there', async () => {
    const { ours, theirs } = await sent('Talked about');
    const borrower = await at('borrower', 'roy', `/borrowing/${ours}`);
    const lender = await at('lender', 'cote', `/lending/${theirs}`);
    await lender.page.getByRole('region', { name: 'Conversation' }).waitFor();
    const composer = borrower.page.locator('[data-composer="message activeNote internalNote"]');
    expect(await composer.getByRole('textbox').isDisabled()).to.equal(true);
    await composer.getByText('Message to LEND Library').click();
    await composer.getByText('LEND Library will read this.').waitFor();
    await composer.getByRole('textbox').fill('Is the <b>second</b> volume enclosed?');
    await composer.getByRole('button', { name: 'Send' }).click();
    const said = borrower.page
      .getByRole('region', { name: 'Conversation' })
      .getByRole('listitem')
      .filter({ hasText: 'second' });
    await said.getByText('Delivered').waitFor({ timeout: 15_000 });
    await lender.page.getByText('Is the <b>second</b> volume enclosed?').first().waitFor({ timeout: 15_000 });
  });

  it('keeps an internal note at home', async () => {
    const { externalId, ours } = await sent('Noted about');
    const { page } = await at('borrower', 'roy', `/borrowing/${ours}`);
    const composer = page.locator('[data-composer="message activeNote internalNote"]');
    await composer.getByText('Internal note', { exact: true }).click();
    await composer.getByText('Only our staff reads this, not LEND Library.').waitFor();
    await composer.getByRole('textbox').fill('The patron is a friend of the dean.');
    await composer.getByRole('button', { name: 'Add Note' }).click();
    await page.locator('#section-notes').getByText('friend of the dean').waitFor();
    const theirs = await two.lender.desk.request(externalId);
    expect(JSON.stringify(theirs)).to.not.include('dean');
  });

  it('asks for a reason in the dialog of the action, and does not send without it', async () => {
    const { externalId, theirs } = await sent('Refused');
    const { page } = await at('lender', 'cote', `/lending/${theirs}`);
    await page.getByRole('button', { name: 'More actions: Refused' }).click();
    await page.getByRole('menuitem', { name: 'Reject…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reject' });
    await dialog.getByRole('combobox', { name: /Reject reason/ }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('combobox', { name: /Reject reason/ }).fill('loan');
    await page.getByRole('option', { name: 'In use/on loan' }).click();
    await dialog.getByRole('textbox', { name: 'Note to partner' }).fill('Out until January.');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Rejected the borrower request').first().waitFor();
    await two.borrower.desk.until(externalId, 'rejectedByPartner');
  });

  it('KA9: after the last refusal three buttons stand in the next step: add partners, get it elsewhere, cancel', async () => {
    const { externalId, ours } = await sent('Nobody left to ask');
    await two.lender.desk.act(externalId, 'reject', { reason: '1' });
    await two.borrower.desk.until(externalId, 'rejectedByPartner');
    const { page } = await at('borrower', 'cote', `/borrowing/${ours}`);
    const next = page.getByRole('region', { name: 'What happens next' });
    await next.getByRole('button', { name: 'Add partners: Nobody left to ask' }).waitFor();
    expect(await next.getByRole('button', { name: 'Reactivate' }).count()).to.equal(0);
    await next.getByRole('button', { name: 'Get it elsewhere…' }).waitFor();
    await next.getByRole('button', { name: 'Cancel request…' }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await next.getByRole('button', { name: 'More actions: Nobody left to ask' }).click();
    await page.getByRole('menuitem', { name: 'Ask LEND Library again' }).waitFor();
    await page.keyboard.press('Escape');
    await next.getByRole('button', { name: 'Add partners: Nobody left to ask' }).click();
    await page.getByRole('dialog', { name: 'Change the rota' }).waitFor();
    await page.keyboard.press('Escape');
    await next.getByRole('button', { name: 'Get it elsewhere…' }).click();
    await page.getByRole('dialog').waitFor();
  });

  it('says who was faster, what it is now, and keeps what was typed', async () => {
    const { externalId, theirs } = await sent('Wanted by two');
    const { page } = await at('lender', 'cote', `/lending/${theirs}`);
    await page.getByRole('button', { name: 'More actions: Wanted by two' }).click();
    await page.getByRole('menuitem', { name: 'Conditional…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Offer conditions' });
    await dialog.getByRole('combobox', { name: /Reason/ }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('textbox', { name: /Date to reply/ }).fill('2030-01-31');
    await dialog.getByRole('textbox', { name: 'Note to partner' }).fill('Only in the reading room.');
    await dialog.getByLabel('Cost').fill('12');
    await dialog.getByLabel('Cost').blur();
    const preview = dialog.locator('[data-terms="preview"]');
    for (const said of ['BORROW Library will read', 'CAD 12.00', 'Answer by Jan 31, 2030', 'Only in the reading room.'])
      await preview.getByText(said).waitFor();
    await preview.getByText('If BORROW Library does not answer by then, the request ends.').waitFor();
    await dialog.getByRole('combobox', { name: 'If it is not answered' }).click();
    await page.getByRole('option', { name: 'Leave it to staff' }).click();
    await preview.getByText('If BORROW Library does not answer by then, the request stays and you decide.').waitFor();
    await two.lender.desk.act(externalId, 'willSupply');
    await dialog.getByRole('button', { name: 'Send offer' }).click();
    await dialog.getByText(/changed this request meanwhile/).waitFor();
    await dialog.getByText('Will supply', { exact: true }).waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Note to partner' }).inputValue()).to.equal(
      'Only in the reading room.',
    );
  });
});
