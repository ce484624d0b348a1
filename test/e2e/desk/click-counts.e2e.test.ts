import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { withBrowser } from '../../support/browser.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const says = {
  en: {
    more: 'More actions',
    conditional: 'Conditional…',
    offer: 'Send offer',
    reply: /Date to reply/,
    reason: /Reason/,
    notADay: '“one day” is not a date.',
    close: 'Close',
    due: /Due date/i,
    ship: 'Ship item',
    first: 'Library use only',
    second: 'No reproduction',
    passOn: 'Pass on to another library…',
    to: /Passed on to/,
    passed: 'Item passed on.',
    undo: 'Undo',
    undone: 'Undone. Nothing had been sent.',
    move: 'Create Move Request…',
    moveDay: 'Needed at the desk by',
    moveIt: 'Create Request',
  },
  fr: {
    more: 'Plus d’actions',
    conditional: 'Poser une condition…',
    offer: 'Envoyer la proposition',
    reply: /Répondre avant le/,
    notADay: '« one day » n’est pas une date.',
    close: 'Fermer',
    due: /Date de retour/i,
    reason: /Motif/,
    first: 'Consultation sur place',
    second: 'Reproduction interdite',
    ship: 'Expédier l’exemplaire',
    passOn: 'Transmettre à une autre bibliothèque…',
    to: /Transmis à/,
    passed: 'Exemplaire transmis.',
    undo: 'Revenir en arrière',
    undone: 'Étape annulée. Rien n’avait été envoyé.',
    move: 'Créer une demande de déplacement…',
    moveDay: 'Requis au comptoir d’ici le',
    moveIt: 'Créer la demande',
  },
} as const;

/** As a hand does it: the button is under the pointer when it is pressed, and the pointer stays where it is. */
async function pressWhereItIs(button: Locator): Promise<void> {
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is not to be seen.');
  const { mouse } = button.page();
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await button.page().waitForTimeout(120);
  await mouse.up();
}

withBrowser('what is pressed is done, and can be taken back', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', to: string, language: 'en' | 'fr') => {
    const window = await openWindow(two[side].desk, { language });
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window.page;
  };
  const sent = async (title: string) => {
    const {
      library: { code: lenderCode },
    } = two.lender.desk;
    const made = await two.borrower.desk.create({ serviceType: 'Loan', title, rota: [lenderCode] });
    await two.borrower.desk.act(made.externalId, 'send');
    const theirs = await two.lender.desk.until(made.externalId, 'created', 'locateFailed');
    return { externalId: made.externalId, ours: made.id, theirs: theirs.id, title };
  };

  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries({ INTERLEND_UNDO_SECONDS: '120' });
    for (const { desk } of [two.borrower, two.lender])
      await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  for (const language of ['en', 'fr'] as const)
    it(`the button pressed right after a day that cannot be read gives the order: its error is said, nothing is sent; then it is sent once, with all its conditions (${language})`, async function () {
      this.timeout(120_000);
      const say = says[language];
      const { externalId, theirs, title } = await sent(`On terms ${language}`);
      const page = await at('lender', `/lending/${theirs}`, language);
      await page.getByRole('button', { name: new RegExp(`^${say.more}.*${title}`) }).click();
      await page.getByRole('menuitem', { name: say.conditional }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: say.reason }).click();
      for (const each of [say.first, say.second]) await page.getByRole('option', { name: each }).click();
      const preview = dialog.locator('[data-terms="preview"]');
      for (const each of [say.first, say.second]) await preview.getByText(each).waitFor();
      const reply = dialog.getByRole('textbox', { name: say.reply });
      await reply.fill('one day');
      const orders: number[] = [];
      page.on('response', (answer) => {
        if (answer.url().endsWith('/actions/offerConditions')) orders.push(answer.status());
      });
      const answered = page.waitForResponse((each) => each.url().endsWith('/actions/offerConditions'));
      await pressWhereItIs(dialog.getByRole('button', { name: say.offer }));
      expect((await answered).status(), 'the order was given, and refused').to.equal(422);
      await dialog.getByText(say.notADay).waitFor();
      expect((await two.lender.desk.request(theirs))?.state).to.be.oneOf(['created', 'locateFailed']);
      await reply.fill('2099-05-01');
      await pressWhereItIs(dialog.getByRole('button', { name: say.offer }));
      await dialog.waitFor({ state: 'detached' });
      expect(orders).to.deep.equal([422, 200]);
      const offered = await two.borrower.desk.until(externalId, 'conditional');
      expect(offered.facts['conditions']).to.deep.equal(['LibraryUseOnly', 'NoReproduction']);
      const ours = await at('borrower', `/borrowing/${externalId}`, language);
      const box = ours.locator('[data-standing="toAnswer"]');
      for (const each of [say.first, say.second]) await box.getByText(each).first().waitFor();
    });

  for (const language of ['en', 'fr'] as const)
    it(`an item that is passed on is said so with Undo, and undone the lender never hears of it (${language})`, async function () {
      this.timeout(120_000);
      const say = says[language];
      const { externalId, ours, theirs, title } = await sent(`Passed on ${language}`);
      await two.lender.desk.act(theirs, 'ship', { barcodes: [`PO-${language}`], dueDate: inDays(28) });
      await two.lender.desk.act(theirs, 'generalMessage', { note: 'It is on its way.' });
      await two.borrower.desk.until(externalId, 'shippedPhysically');
      await two.borrower.desk.act(externalId, 'receive');
      const page = await at('borrower', `/borrowing/${ours}`, language);
      await page.getByRole('button', { name: new RegExp(`^${say.more}.*${title}`) }).click();
      await page.getByRole('menuitem', { name: say.passOn }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: say.to }).fill('Northern College');
      await dialog.getByRole('button').last().click();
      const told = page.getByText(say.passed).first();
      await told.waitFor();
      expect((await two.borrower.desk.request(externalId))?.state).to.equal('passedOn');
      await page
        .getByRole('button', { name: new RegExp(`^${say.undo}.*${title}`) })
        .first()
        .click();
      await page.getByText(say.undone).first().waitFor();
      expect((await two.borrower.desk.request(externalId))?.state).to.equal('receivedPhysically');
      expect((await two.lender.desk.request(theirs))?.state).not.to.equal('passedOn');
    });

  for (const language of ['en', 'fr'] as const)
    it(`a move request names the day by which the item is to be at the desk: on the pick list, and beside the alert (${language})`, async function () {
      this.timeout(120_000);
      const say = says[language];
      const { theirs, title } = await sent(`Fetched ${language}`);
      const page = await at('lender', `/lending/${theirs}`, language);
      await page.getByRole('button', { name: new RegExp(`^${say.more}.*${title}`) }).click();
      await page.getByRole('menuitem', { name: say.move }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /Manual Description|Description manuelle/ }).fill('No. 4');
      const day = dialog.getByRole('textbox', { name: say.moveDay });
      await day.fill('2020-01-01');
      const answered = page.waitForResponse((each) => each.url().endsWith('/move-requests'));
      await pressWhereItIs(dialog.getByRole('button', { name: say.moveIt }));
      expect((await answered).status(), 'a day that is past').to.equal(422);
      await day.fill('2099-03-04');
      await pressWhereItIs(dialog.getByRole('button', { name: say.moveIt }));
      await dialog.waitFor({ state: 'detached' });
      const shown = language === 'en' ? 'Mar 4, 2099' : '4 mars 2099';
      await page.goto('/pick');
      const row = page.getByRole('row').filter({ hasText: title });
      await row.getByText(shown).waitFor();
      await page.goto(`/lending/${theirs}?section=alerts`);
      await page.getByText(`${say.moveDay} ${shown}.`).waitFor();
    });
});
