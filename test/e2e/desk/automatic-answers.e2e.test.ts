import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { iso, record } from '../../catalogue/marc/records.js';
import { sent } from '../../catalogue/support/sent.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

interface Told {
  externalId: string;
  id: string;
  state: string;
}

withBrowser('what a library lets happen by itself, and takes back', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(240_000);
    two = await openTwoLibraries();
    const { borrower, lender } = two;
    await addUser(lender.desk, 'lise', 'generalSystemAdministrator', 'Lise Prêteuse');
    await addUser(borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await borrower.desk.call('POST', '/patrons', { id: 'P1', name: 'Sam Example', email: 'sam@example.ca' });
    await holds('lender', ...['f1', 'f2', 'f3'].map((id) => ({ id, isbn: isbns[id] ?? '' })));
    await holds('borrower', { id: 'own', isbn: isbns['own'] ?? '' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const isbns: Record<string, string> = {
    f1: '9782070360024',
    f2: '9780385256513',
    f3: '9780141439600',
    own: '9780192833556',
  };
  /** Copies that stand free, as the library system told a moment ago. */
  async function holds(side: 'lender' | 'borrower', ...titles: { id: string; isbn: string }[]): Promise<void> {
    const { desk } = two[side];
    const { locations } = await desk.call<{ locations: { code: string }[] }>('GET', '/libraries/RES_SHARE');
    if (!locations.some(({ code }) => code === 'STACKS'))
      await desk.call('POST', '/libraries/RES_SHARE/locations', { code: 'STACKS', name: 'Stacks' });
    const run = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
      file: 'shelf.mrc',
      source: 'koha',
      mode: 'update',
      habit: 'koha',
    });
    const file = iso(
      ...titles.map(({ id, isbn }) =>
        record(id, [`020 __ $a${isbn}`, `245 10 $aTitle ${id}`, `952 __ $aRES_SHARE$cSTACKS$oPQ 1$pB-${id}`]),
      ),
    );
    await desk.call('POST', `/catalogue/imports/${run.id}/records`, { records: await sent(file) });
    await desk.call('POST', `/catalogue/imports/${run.id}/end`, {});
  }
  async function asked(id: string): Promise<Told> {
    const { borrower, lender } = two;
    const made = await borrower.desk.create({
      serviceType: 'Loan',
      title: `Title ${id}`,
      isbn: isbns[id] ?? '',
      rota: [lender.desk.library.code],
    });
    await borrower.desk.act(made.externalId, 'send');
    await lender.desk.until(made.externalId, 'created', 'willSupply', 'locateFailed');
    return lender.desk.call<Told>('GET', `/requests/${made.externalId}`);
  }
  const at = async (side: 'borrower' | 'lender', language: 'en' | 'fr', to: string): Promise<Page> => {
    const window = await openWindow(two[side].desk, { language });
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, side === 'lender' ? 'lise' : 'roy', to);
    return window.page;
  };
  const press = async (page: Page, name: string) => {
    const button = page.locator('main').getByRole('button', { name, exact: false });
    if (await button.count()) return button.first().click();
    await page.locator('main [aria-haspopup="menu"]').first().click();
    return page.getByRole('menuitem', { name }).click();
  };
  /** The dialog of an action: it is well, it is pictured, and it is sent. */
  const confirm = async (page: Page, name: string, picture: string, note?: [label: string, text: string]) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name }).waitFor();
    if (note) await dialog.getByRole('textbox', { name: note[0] }).fill(note[1]);
    expect(await flawsOf(page), picture).to.deep.equal([]);
    await shot(page, picture);
    await dialog.locator('[data-submit]').click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('the switch on the partner’s page is off until somebody sets it; its help says what happens, in both languages', async function () {
    this.timeout(180_000);
    const nextYear = new Date().getFullYear() + 1;
    const code = two.borrower.desk.library.code;
    const partner = () => two.lender.desk.call<{ automaticAnswers: boolean }>('GET', `/partners/${code}`);
    expect((await partner()).automaticAnswers).to.equal(false);
    const page = await at('lender', 'en', `/partners/${code}?tab=parameters`);
    const on = page.getByRole('switch', { name: 'Automatic answers' });
    await on.waitFor();
    expect(await on.isChecked()).to.equal(false);
    await page.getByText('Answers this partner’s requests without staff:', { exact: false }).waitFor();
    await on.check();
    const calendar = page.getByRole('group', { name: 'Calendar' });
    const day = (label: string) => calendar.getByRole('textbox', { name: label, exact: true });
    const add = calendar.getByRole('button', { name: 'Add a closure' });
    for (const _ of ['winter', 'mistaken', 'one day']) await add.click();
    await day('First day, closure 1').fill(`${nextYear}-12-24`);
    await day('Last day, closure 1').fill(`${nextYear + 1}-01-02`);
    await day('Note, closure 1').fill('Winter break');
    await day('First day, closure 2').fill(`1 March ${nextYear}`);
    await calendar.getByRole('button', { name: 'Remove Closure 2' }).click();
    await day('First day, closure 2').fill(`July 1, ${nextYear + 1}`);
    await calendar.scrollIntoViewIfNeeded();
    await shot(page, 'partner-automatic-answers');
    await page.getByRole('button', { name: 'Save' }).click();
    await eventually('it is kept', async () => (await partner()).automaticAnswers);
    expect(await partner()).to.deep.include({
      closures: [
        { from: `${nextYear}-12-24`, until: `${nextYear + 1}-01-02`, note: 'Winter break' },
        { from: `${nextYear + 1}-07-01`, until: `${nextYear + 1}-07-01` },
      ],
    });
    const french = await at('lender', 'fr', `/partners/${code}?tab=parameters`);
    const onFrench = french.getByRole('switch', { name: 'Réponses automatiques' });
    expect(await onFrench.isChecked()).to.equal(true);
    await onFrench.scrollIntoViewIfNeeded();
    await shot(french, 'partner-automatic-answers-fr');
    const calendrier = french.getByRole('group', { name: 'Calendrier' });
    const last = calendrier.getByRole('textbox', { name: 'Dernier jour, fermeture 2' });
    await last.fill(`${nextYear + 1}-06-30`);
    await calendrier.getByRole('button', { name: 'Ajouter une fermeture' }).click();
    await french.getByRole('button', { name: 'Enregistrer' }).click();
    const exchanged = calendrier.getByText('Le dernier jour précède le premier', { exact: false });
    await exchanged.waitFor();
    expect(await last.getAttribute('aria-invalid'), 'said at its line').to.equal('true');
    const first = calendrier.getByRole('textbox', { name: 'Premier jour, fermeture 3' });
    expect(await first.getAttribute('aria-invalid'), 'both at once').to.equal('true');
    expect(await calendrier.innerText()).not.to.match(/YYYY|Write/);
    await french.setViewportSize({ width: 640, height: 400 });
    await last.scrollIntoViewIfNeeded();
    await shot(french, 'partner-closures-fr');
    await french.goto(new URL(`/partners/${code}`, french.url()).href);
    await french.getByText('(Winter break)', { exact: false }).waitFor();
  });

  for (const [language, id, words] of [
    ['en', 'f1', { action: 'Undo automatic answer', note: 'Note to partner', done: 'Automatic answer undone.' }],
    [
      'fr',
      'f2',
      { action: 'Annuler la réponse automatique', note: 'Note au partenaire', done: 'Réponse automatique annulée.' },
    ],
  ] as const)
    it(`an automatic answer is undone at the lender’s desk, and the borrower is told in words (${language})`, async function () {
      this.timeout(180_000);
      await two.lender.desk.call('PATCH', `/partners/${two.borrower.desk.library.code}`, { automaticAnswers: true });
      const request = await asked(id);
      await two.lender.desk.until(request.externalId, 'willSupply');
      await two.borrower.desk.until(request.externalId, 'willSupply');
      const page = await at('lender', language, `/lending/${request.id}`);
      await press(page, words.action);
      await confirm(page, words.action, `undo-answer-${language}`, [words.note, 'Our copy is damaged.']);
      await page.getByText(words.done, { exact: false }).first().waitFor();
      await two.lender.desk.until(request.externalId, 'beingProcessed');
      await eventually('the borrower reads it', async () => {
        const { items } = await two.borrower.desk.call<{ items: { note?: string }[] }>(
          ...(['GET', `/requests/${request.externalId}/history`] as const),
        );
        return items.some(({ note }) =>
          /^Please ignore our automatic answer\. We are checking your request and will answer again\..*Our copy is damaged\.$/s.test(
            note ?? '',
          ),
        );
      });
      expect((await two.borrower.desk.request(request.externalId))?.attention.length).to.be.greaterThan(0);
    });

  it('a request that our own copy fills: the dialog, what follows, and taking it back, in both languages', async function () {
    this.timeout(180_000);
    const { desk } = two.borrower;
    const { externalId, id } = await desk.create({
      serviceType: 'Loan',
      title: 'Title own',
      isbn: isbns['own'] ?? '',
      patron: { id: 'P1' },
      rota: [two.lender.desk.library.code],
    });
    await desk.until(externalId, 'localHolding');
    const page = await at('borrower', 'en', `/borrowing/${id}`);
    await press(page, 'Fill from own collection');
    await confirm(page, 'Fill from own collection', 'fill-locally-en');
    await page.getByText('Our own copy is on hold for the patron. No partner is asked.').first().waitFor();
    await desk.until(externalId, 'filledLocally');
    const french = await at('borrower', 'fr', `/borrowing/${id}`);
    await press(french, 'Annuler la fourniture depuis notre collection');
    const undone = french.getByText('Réservation de notre exemplaire retirée.', { exact: false }).first();
    const dialog = french.getByRole('dialog');
    await Promise.race([dialog.waitFor(), undone.waitFor()]);
    if (await dialog.isVisible())
      await confirm(french, 'Annuler la fourniture depuis notre collection', 'undo-fill-fr');
    await undone.waitFor();
    await desk.until(externalId, 'localHolding');
    await french.reload();
    await press(french, 'Fournir depuis notre collection');
    await confirm(french, 'Fournir depuis notre collection', 'fill-locally-fr');
    await desk.until(externalId, 'filledLocally');
    const { items } = await desk.call<{ items: { event: string; actor: string }[] }>(
      ...(['GET', `/requests/${externalId}/history`] as const),
    );
    expect(items.filter(({ event }) => event === 'fillLocally' || event === 'undoFill')).to.have.length(3);
  });
});
