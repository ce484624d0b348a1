/**
 * Whole loans between two libraries whose own systems are linked, as staff and a patron see them: with the systems up, slow, dead and
 * refusing, in both languages.
 */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type OpenPracticeSystem, openPracticeSystem } from '../../../src/compose/open-practice-system.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openPatronWindow } from '../my/patron-in-browser.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const said = {
  en: {
    panel: 'Library system',
    done: 'Library system: done',
    call: 'Accept item',
    lookedUp: 'Done Look up patron',
    accepted: 'Done Accept item',
    lent: 'Done Check out',
    renewed: 'Done Renew',
    broughtBack: 'Done Check in',
    deleted: 'Done Delete item',
    setAside: 'Done Request item',
    waits: 'Waiting Accept item',
    refused: 'Failed Accept item',
    lentRefused: 'Failed Check out',
    byHand: 'Done by hand Accept item',
    lentNotNeeded: 'Not needed Check out',
    silent: 'The connection broke before the answer was complete.',
    theirs: 'Practice Problem: Practice Problem.',
    again: 'Try again: Accept item',
    byHandOf: 'Done by hand: Accept item',
    note: 'Note',
    byHandDo: 'Mark as done by hand',
    notNeededOf: 'Not needed: Check out',
    notNeededDo: 'Mark as not needed',
  },
  fr: {
    panel: 'Système de la bibliothèque',
    done: 'Système de la bibliothèque\u00a0: fait',
    call: 'Créer l’exemplaire temporaire',
    lookedUp: 'Fait Rechercher l’usager',
    accepted: 'Fait Créer l’exemplaire temporaire',
    lent: 'Fait Enregistrer le prêt',
    renewed: 'Fait Renouveler',
    broughtBack: 'Fait Enregistrer le retour',
    deleted: 'Fait Supprimer l’exemplaire temporaire',
    setAside: 'Fait Réserver l’exemplaire',
    waits: 'En attente Créer l’exemplaire temporaire',
    refused: 'Échec Créer l’exemplaire temporaire',
    lentRefused: 'Échec Enregistrer le prêt',
    byHand: 'Fait à la main Créer l’exemplaire temporaire',
    lentNotNeeded: 'Inutile Enregistrer le prêt',
    silent: 'La connexion a été coupée avant la fin de la réponse.',
    theirs: 'Practice Problem: Practice Problem.',
    again: /^Réessayer.: Créer l’exemplaire temporaire$/,
    byHandOf: /^Fait à la main.: Créer l’exemplaire temporaire$/,
    note: 'Note',
    byHandDo: 'Marquer comme fait à la main',
    notNeededOf: /^Inutile.: Enregistrer le prêt$/,
    notNeededDo: 'Marquer comme inutile',
  },
} as const;

const card = { en: 'P1001', fr: 'P1002' } as const;
const copies = [
  { id: '39001', title: 'The Stranger', callNumber: 'PQ2605 A37', location: 'Main stacks' },
  { id: '39002', title: 'Lacs et rivières', callNumber: 'GB1603', location: 'Main stacks' },
];

withBrowser('loans between libraries whose own systems are linked', () => {
  let two: TwoLibraries;
  /** The systems of the borrower and of the lender. */
  let theirs: { borrower: OpenPracticeSystem; lender: OpenPracticeSystem };
  const windows: AtBrowser[] = [];

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const where = { host: '127.0.0.1', port: 0, slowMs: 1500 };
    theirs = {
      borrower: await openPracticeSystem({ ...where, items: [] }),
      lender: await openPracticeSystem({ ...where, items: copies.map((copy) => ({ ...copy })) }),
    };
    for (const side of ['borrower', 'lender'] as const) {
      const { desk } = two[side];
      await addUser(desk, 'roy', undefined, 'Mireille Roy');
      const { items } = await desk.call<{ items: { library: string; settings: object }[] }>('GET', '/library-system');
      for (const { library, settings } of items)
        await desk.call('PUT', `/library-system/${library}`, {
          enabled: true,
          settings: {
            ...settings,
            ...{
              kind: 'ncip',
              preset: 'generic',
              address: `${theirs[side].url}/ncip`,
              fromAgency: 'OURS',
              patrons: 'ncip',
            },
          },
        });
      if (side === 'lender') {
        await desk.call('POST', `/libraries/${items[0]?.library}/locations`, { code: 'STACKS', name: 'Stacks' });
        for (const { id, title } of copies)
          await desk.call('POST', '/holdings', { barcode: id, title, location: 'STACKS' });
      }
    }
    const { desk } = two.borrower;
    await desk.call('PATCH', '/policies', { patronsSide: true });
    await desk.call('POST', '/rota-templates', { code: 'ALL', name: 'All', members: ['LEND'] });
    await desk.call('POST', '/rota-rules', { name: 'Everything', templates: ['ALL'] });
  });
  after(async () => {
    await Promise.all([theirs?.borrower.stop(), theirs?.lender.stop()]);
    await two?.close();
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const at = async (side: 'borrower' | 'lender', language: 'en' | 'fr', to: string): Promise<Page> => {
    const window = await openWindow(two[side].desk, { language });
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window.page;
  };
  const step = (page: Page, action: string) =>
    page.locator(`#page [data-action="${action}"]:not([data-inert])`).first();
  /** A step whose form is sent as it opens, after what is scanned into it. */
  const inDialog = async (page: Page, action: string, barcode?: string) => {
    await step(page, action).click();
    const dialog = page.getByRole('dialog').filter({ has: page.locator('[data-submit]') });
    await dialog.waitFor();
    if (barcode) {
      await page.keyboard.type(barcode);
      await page.keyboard.press('Enter');
    }
    await dialog.locator('[data-submit]').click();
    await dialog.waitFor({ state: 'detached' });
  };
  const fromMenu = async (page: Page, action: string) => {
    const more = page.locator('#page').getByRole('button', { name: /^(More actions|Plus d’actions).*: / });
    await more.and(page.locator(':not([data-inert])')).first().click();
    await page.locator(`[role="menuitem"][data-action="${action}"]`).click();
    const dialog = page.getByRole('dialog').filter({ has: page.locator('[data-submit]') });
    await dialog.locator('[data-submit]').click();
    await dialog.waitFor({ state: 'detached' });
  };
  /** What is said in the corner is closed: while it goes it belongs to no part of the page. */
  const quiet = async (page: Page): Promise<Page> => {
    const toasts = page.locator('.mantine-Notification-root');
    await eventually('nothing is said in the corner', async () => {
      if ((await toasts.count()) === 0) return true;
      const close = toasts.first().locator('button').last();
      await close.click({ timeout: 1000 }).catch(() => undefined);
      return false;
    });
    return page;
  };
  /** The panel's lines, as status and call; look-ups of the patron only where they are waited for. */
  const linesOf = async (page: Page, language: 'en' | 'fr'): Promise<string[]> => {
    const lines = await page.getByRole('region', { name: said[language].panel }).getByRole('listitem').all();
    return Promise.all(
      lines.map(async (line) => {
        const words = (await line.innerText()).split('\n').map((each) => each.trim());
        return words.filter(Boolean).slice(0, 2).join(' ');
      }),
    );
  };
  const reads = async (page: Page, language: 'en' | 'fr', wanted: readonly string[]) => {
    let seen: string[] = [];
    const withLookUps = wanted.includes(said[language].lookedUp);
    await eventually(`the panel reads ${wanted.join(', ')}`, async () => {
      const all = await linesOf(page, language);
      seen = withLookUps ? all : all.filter((line) => line !== said[language].lookedUp);
      return JSON.stringify(seen) === JSON.stringify(wanted);
    }).catch((error: Error) => {
      throw new Error(`${error.message} It reads ${seen.join(', ')}.`);
    });
  };
  const there = (side: 'borrower' | 'lender') => theirs[side].system.ledger();

  for (const language of ['en', 'fr'] as const)
    it(`are in both systems from the patron’s request to the return (${language})`, async function () {
      this.timeout(180_000);
      const words = said[language];
      const { id: barcode, title } = copies[language === 'en' ? 0 : 1] ?? { id: '', title: '' };
      const patron = await openPatronWindow(two.borrower.desk, { language });
      windows.push(patron);
      await patron.page.goto(`/my/ask?kind=book&title=${encodeURIComponent(title)}`);
      await patron.page.locator('input[name="card"]').fill(card[language]);
      await patron.page.locator('input[name="pin"]').fill('1234');
      await patron.page.locator('form button[type="submit"]').click();
      await patron.page.locator('#f-agreeToTerms').check();
      await patron.page.locator('.my-send button[type="submit"]').click();
      await eventually('the request is there', async () => (await found(title)) !== undefined);
      const { id, externalId } = (await found(title)) ?? { id: '', externalId: '' };

      const ours = await at('borrower', language, `/borrowing/${id}`);
      await reads(ours, language, [words.lookedUp]);
      await step(ours, 'send').click();
      const lent = await two.lender.desk.until(externalId, 'created', 'locateFailed', 'willSupply');
      const other = await at('lender', language, `/lending/${lent.id}`);
      await inDialog(other, 'willSupply');
      await reads(other, language, [words.setAside]);
      expect(there('lender').items.find((item) => item.id === barcode)?.hold?.userId).to.match(/BORROW$/);
      await inDialog(other, 'ship', barcode);
      await reads(other, language, [words.setAside, words.lent]);
      const lentThere = () => there('lender').items.find((item) => item.id === barcode)?.loan;
      expect(lentThere()?.userId).to.match(/BORROW$/);

      await inDialog(ours, 'receive');
      await reads(ours, language, [words.lookedUp, words.lookedUp, words.accepted]);
      const ofOurs = () => there('borrower').items.find((item) => item.title === title);
      expect(ofOurs()).to.deep.include({ temporary: true });
      expect(ofOurs()?.hold?.userId).to.equal(card[language]);
      await inDialog(ours, 'loanToPatron');
      await reads(ours, language, [words.lookedUp, words.lookedUp, words.accepted, words.lent]);
      expect(ofOurs()?.loan).to.include({ userId: card[language], renewals: 0 });

      await fromMenu(ours, 'requestRenewal');
      await inDialog(other, 'acceptRenewal');
      await reads(other, language, [words.setAside, words.lent, words.renewed]);
      await reads(ours, language, [words.lookedUp, words.lookedUp, words.accepted, words.lent, words.renewed]);
      expect([ofOurs()?.loan?.renewals, lentThere()?.renewals]).to.deep.equal([1, 1]);
      // The conversation says which call it was, and what came back.
      const accepted = ours.locator('[data-event="librarySystem.delivered"]').filter({ hasText: words.call });
      await accepted.getByText(words.done).waitFor();
      await ours.getByRole('region', { name: words.panel }).scrollIntoViewIfNeeded();
      await shot(ours, `loan-with-system-${language}`);
      expect(await flawsOf(await quiet(ours))).to.deep.equal([]);

      await step(ours, 'returnByPatron').click();
      await step(ours, 'returnToPartner').click();
      await reads(ours, language, [
        ...[words.lookedUp, words.lookedUp, words.accepted, words.lent, words.renewed],
        ...[words.broughtBack, words.deleted],
      ]);
      expect(ofOurs(), 'the item is gone').to.equal(undefined);
      await inDialog(other, 'checkIn');
      await reads(other, language, [words.setAside, words.lent, words.renewed, words.broughtBack]);
      expect(lentThere(), 'our own copy is back').to.equal(undefined);
      await two.borrower.desk.until(externalId, 'requestCompleted');
    });

  const found = async (title: string) =>
    (await two.borrower.desk.requests(`side=borrowing&q=${encodeURIComponent(title)}`)).items[0];

  let parcels = 0;
  const shipped = async (title: string, patron: string) => {
    const [borrower, lender] = [two.borrower.desk, two.lender.desk];
    if (!(await borrower.call<{ items: object[] }>('GET', `/patrons?q=${patron}`)).items.length)
      await borrower.call('POST', '/patrons', { id: patron, name: `Patron ${patron}` });
    const made = await borrower.create({ serviceType: 'Loan', title, rota: ['LEND'], patron: { id: patron } });
    await borrower.act(made.externalId, 'send');
    const { id } = await lender.until(made.externalId, 'created', 'locateFailed', 'willSupply');
    await lender.act(id, 'ship', { barcodes: [`PARCEL-${++parcels}`], dueDate: inDays(35), confirmed: true });
    await borrower.until(made.externalId, 'shippedPhysically');
    return made.id;
  };

  for (const language of ['en', 'fr'] as const) {
    it(`are received at once while the system is slow or dead, and are in it when it answers (${language})`, async function () {
      this.timeout(120_000);
      const words = said[language];
      const slow = await at('borrower', language, `/borrowing/${await shipped(`Slow, ${language}`, card[language])}`);
      theirs.borrower.system.setFault('acceptItem', 'slow');
      await inDialog(slow, 'receive');
      await step(slow, 'loanToPatron').waitFor();
      expect((await linesOf(slow, language)).at(-1), 'nobody waited for it').to.not.equal(words.accepted);
      await reads(slow, language, [words.accepted]);

      const dead = await at('borrower', language, `/borrowing/${await shipped(`Dead, ${language}`, card[language])}`);
      theirs.borrower.system.setFault('acceptItem', 'dead');
      await inDialog(dead, 'receive');
      await step(dead, 'loanToPatron').waitFor();
      await reads(dead, language, [words.waits]);
      const panel = dead.getByRole('region', { name: words.panel });
      await panel.getByText(words.silent).waitFor();
      await panel.scrollIntoViewIfNeeded();
      await shot(dead, `system-dead-${language}`);
      expect(await flawsOf(await quiet(dead))).to.deep.equal([]);
      theirs.borrower.system.setFault('acceptItem', 'none');
      await panel.getByRole('button', { name: words.again }).click();
      await reads(dead, language, [words.accepted]);
      expect(there('borrower').items.filter((item) => item.title === `Dead, ${language}`).length, 'once').to.equal(1);
    });

    it(`are done by hand where the system refuses them, and what follows of them (${language})`, async function () {
      this.timeout(120_000);
      const words = said[language];
      const page = await at(
        'borrower',
        language,
        `/borrowing/${await shipped(`Refused, ${language}`, card[language])}`,
      );
      theirs.borrower.system.setFault('acceptItem', 'problem');
      await inDialog(page, 'receive');
      await reads(page, language, [words.refused]);
      theirs.borrower.system.setFault('acceptItem', 'none');
      const panel = page.getByRole('region', { name: words.panel });
      await panel.getByText(words.theirs).waitFor();
      await panel.getByRole('button', { name: words.byHandOf }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: words.note }).fill('Brief record 4711');
      await dialog.getByRole('button', { name: words.byHandDo }).click();
      await reads(page, language, [words.byHand]);
      // Staff made the record under another barcode: the system knows none of this one.
      await inDialog(page, 'loanToPatron');
      await reads(page, language, [words.byHand, words.lentRefused]);
      await panel.getByText(/Unknown Item/).waitFor();
      await panel.getByRole('button', { name: words.notNeededOf }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.notNeededDo }).click();
      await reads(page, language, [words.byHand, words.lentNotNeeded]);
      await panel.scrollIntoViewIfNeeded();
      await shot(page, `system-refused-${language}`);
      expect(await flawsOf(await quiet(page))).to.deep.equal([]);
    });
  }
});
