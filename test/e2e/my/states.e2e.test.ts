import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import type { AtBrowser } from '../desk/support/desk-in-browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { isTooWide, openPatronWindow, phone, signInHere } from './patron-in-browser.js';
import { card, openTwoColleges } from './two-colleges.js';

/** A day as the page writes it, in either language. */
const day = '[A-Z][a-z]{2} \\d{1,2}, \\d{4}';
const jour = '\\d{1,2}(?:er)? [a-zéû]+\\.? \\d{4}';

withBrowser('what a patron reads in each state', () => {
  let two: TwoLibraries;
  const open: AtBrowser[] = [];
  before(async function () {
    this.timeout(240_000);
    two = await openTwoColleges({ INTERLEND_CANCEL_BY_HAND: 'yes' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const at of open.splice(0)) {
      expect(at.faults).to.deep.equal([]);
      await at.close();
    }
  });

  const asked = async (title: string) => {
    const { library } = two.lender.desk;
    const { externalId } = await two.borrower.desk.create({
      serviceType: 'Loan',
      title,
      patron: { id: card },
      rota: [library.code],
      pickupLocation: 'RES_SHARE',
    });
    return externalId;
  };
  /** My requests at a phone in English and at a desk in French. */
  const windows = async () => {
    const english = await openPatronWindow(two.borrower.desk, phone);
    const french = await openPatronWindow(two.borrower.desk, { language: 'fr' });
    open.push(english, french);
    for (const { page } of [english, french]) {
      await page.goto('/my/requests');
      await signInHere(page);
      await page.getByRole('heading', { level: 1, name: /^(My requests|Mes demandes)$/ }).waitFor();
    }
    return [english.page, french.page] as const;
  };
  const reads = async (page: Page, number: string, label: RegExp, next: RegExp, isOver = false) => {
    await page.reload();
    const mine = page.locator(`[data-request="${number}"]`);
    const finished = page.getByRole('button', {
      name: /^(Show earlier requests|Afficher les demandes antérieures) \(\d+\)$/,
    });
    if (isOver) await finished.click();
    await mine.getByText(label).waitFor();
    await mine.getByText(next).waitFor();
  };

  it('a loan: asked, on its way, ready, on loan, renewal asked and granted, returned', async function () {
    this.timeout(240_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const number = await asked('The loan of all states');
    const [en, fr] = await windows();
    const both = async (label: RegExp, next: RegExp, libelle: RegExp, suite: RegExp, isOver = false) => {
      await reads(en, number, label, next, isOver);
      await reads(fr, number, libelle, suite, isOver);
    };
    await both(
      /^Looking for a library$/,
      /^We are looking for a library that can lend it\.$/,
      /^Recherche en cours$/,
      /^Nous cherchons une bibliothèque qui peut le prêter\.$/,
    );
    await borrower.act(number, 'send');
    await lender.until(number, 'created', 'locateFailed');
    await both(
      /^Asked at a library$/,
      /^A library has been asked and has not answered yet\.$/,
      /^Demandé à une bibliothèque$/,
      /n’a pas encore répondu\.$/,
    );
    await lender.act(number, 'willSupply');
    await borrower.until(number, 'willSupply');
    await both(
      /^Asked at a library$/,
      /^A library will send it\.$/,
      /^Demandé à une bibliothèque$/,
      /^Une bibliothèque l’enverra\.$/,
    );
    const due = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await lender.act(number, 'ship', { barcodes: ['90001'], dueDate: due, confirmed: true });
    await borrower.until(number, 'shippedPhysically');
    await both(
      /^On its way$/,
      new RegExp(`^Shipped on ${day}\\. We write to you when it is ready\\.$`),
      /^En route$/,
      new RegExp(`^Expédié le ${jour}\\. Nous vous écrirons quand il sera prêt\\.$`),
    );
    await borrower.act(number, 'receive', { notifyPatron: true });
    await both(
      new RegExp(`^Ready for pickup until ${day}$`),
      /^BORROW Library\. Bring your library card\.$/,
      new RegExp(`^Prêt\\s: à récupérer d’ici le ${jour}$`),
      /Apportez votre carte de bibliothèque\.$/,
    );
    expect(await isTooWide(en)).to.equal(false);
    await en.getByRole('link', { name: 'Where and when: The loan of all states' }).click();
    await en.getByRole('row', { name: 'Pick it up at BORROW Library' }).waitFor();
    await en.getByRole('row', { name: new RegExp(`^No later than ${day}$`) }).waitFor();
    expect(await isTooWide(en)).to.equal(false);
    await shot(en, 'my-where');
    await en.goto('/my/requests');
    await shot(en, 'my-ready');
    await shot(fr, 'my-ready-fr');
    expect(await flawsOf(en)).to.deep.equal([]);
    await borrower.act(number, 'loanToPatron');
    await both(
      new RegExp(`^On loan until ${day}$`),
      /^You can ask to renew it\. The lending library decides\.$/,
      new RegExp(`^Prêté jusqu’au ${jour}$`),
      /^Vous pouvez demander un renouvellement\./,
    );
    await en.getByRole('button', { name: 'Renew: The loan of all states' }).click();
    await en
      .getByText(
        new RegExp(`^You asked to renew it on ${day}\\. Until there is an answer, the due date stays ${day}\\.$`),
      )
      .waitFor();
    await reads(
      fr,
      number,
      new RegExp(`^Prêté jusqu’au ${jour}$`),
      new RegExp(`^Vous avez demandé un renouvellement le ${jour}\\.`),
    );
    await shot(en, 'my-on-loan');
    const column = fr.getByRole('navigation', { name: 'Mes demandes, prêts et frais' });
    await column.getByRole('link', { name: 'Demandes 1' }).waitFor();
    await column.getByRole('link', { name: 'Prêts 1' }).click();
    await fr.getByRole('heading', { level: 1, name: 'Prêts' }).waitFor();
    await fr.locator(`[data-request="${number}"]`).waitFor();
    await column.getByRole('link', { name: 'Messages 0' }).click();
    await fr.getByText('Aucune question n’attend votre réponse.').waitFor();
    await column.getByRole('link', { name: 'Frais' }).click();
    await fr.getByText('Vous n’avez aucuns frais.').waitFor();
    expect(await flawsOf(fr)).to.deep.equal([]);
    await shot(fr, 'my-column-fr');
    await fr.goto('/my/requests');
    await borrower.act(number, 'returnByPatron');
    await both(
      /^Returned$/,
      /^Thank you\. There is nothing more to do\.$/,
      /^Rapporté$/,
      /^Merci\. Vous n’avez plus rien à faire\.$/,
      true,
    );
  });

  it('a cancellation says who asked for it: the patron, or the library', async function () {
    this.timeout(180_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const [byLibrary, byPatron] = [await asked('Cancelled by staff'), await asked('Cancelled by the patron')];
    for (const number of [byLibrary, byPatron]) {
      await borrower.act(number, 'send');
      await lender.until(number, 'created', 'locateFailed');
      await lender.act(number, 'willSupply');
      await borrower.until(number, 'willSupply');
    }
    await borrower.act(byLibrary, 'cancel', { reason: 'foundLocally' });
    await borrower.until(byLibrary, 'cancelRequested', 'cancelledByPartner');
    const [en, fr] = await windows();
    await reads(
      en,
      byLibrary,
      /^Asked at a library$/,
      /^Your library asked to cancel it\. The lending library has not answered yet\.$/,
    );
    await reads(fr, byLibrary, /^Demandé à une bibliothèque$/, /^Votre bibliothèque a demandé l’annulation\./);
    const mine = en.locator(`[data-request="${byPatron}"]`);
    await mine.getByRole('button', { name: 'Cancel request' }).click();
    await mine.getByText('A library has it already. Ask it to cancel?').waitFor();
    await mine.getByRole('button', { name: 'Yes, cancel it' }).click();
    await mine
      .getByText(new RegExp(`^You asked to cancel on ${day}\\. The library has not answered yet\\.$`))
      .waitFor();
    for (const number of [byLibrary, byPatron]) {
      await lender.until(number, 'cancelRequested');
      await lender.act(number, 'acceptCancel');
      await borrower.until(number, 'cancelledByPartner');
    }
    await reads(
      en,
      byLibrary,
      /^Cancelled$/,
      new RegExp(`^The library cancelled it on ${day}\\. Ask the staff if you still need it\\.$`),
      true,
    );
    await reads(fr, byLibrary, /^Annulée$/, new RegExp(`^La bibliothèque l’a annulée le ${jour}\\.`), true);
    await reads(en, byPatron, /^Cancelled$/, new RegExp(`^You cancelled it on ${day}\\.$`), true);
    await reads(fr, byPatron, /^Annulée$/, new RegExp(`^Vous l’avez annulée le ${jour}\\.$`), true);
  });

  it('nobody can lend it: it says so, and what can be done', async function () {
    this.timeout(120_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const number = await asked('Nowhere to be had');
    await borrower.act(number, 'send');
    await lender.until(number, 'created', 'locateFailed');
    await lender.act(number, 'reject', { reason: '1' });
    await borrower.until(number, 'rejectedByPartner');
    const [en, fr] = await windows();
    await reads(
      en,
      number,
      /^Could not be filled$/,
      /^None of the libraries asked can lend it now\. You can ask again, or for another edition\.$/,
      true,
    );
    await reads(
      fr,
      number,
      /^N’a pas pu être obtenu$/,
      /^Aucune des bibliothèques consultées ne peut le prêter en ce moment\./,
      true,
    );
    await shot(fr, 'my-finished-fr');
  });

  it('nobody can send a copy: no word of lending or of editions', async function () {
    this.timeout(120_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const { externalId: number } = await borrower.create({
      serviceType: 'Copy',
      title: 'Journal of seldom things',
      titleOfComponent: 'A seldom thing',
      copyrightCompliance: 'CA-FairDealing',
      patron: { id: card },
      rota: [lender.library.code],
    });
    const [en, fr] = await windows();
    await reads(en, number, /^Looking for a library$/, /^We are looking for a library that can send a copy\.$/);
    await reads(
      fr,
      number,
      /^Recherche en cours$/,
      /^Nous cherchons une bibliothèque qui peut en envoyer une copie\.$/,
    );
    await borrower.act(number, 'send');
    await lender.until(number, 'created', 'locateFailed');
    await lender.act(number, 'reject', { reason: '1' });
    await borrower.until(number, 'rejectedByPartner');
    await reads(
      en,
      number,
      /^Could not be filled$/,
      /^None of the libraries asked can send a copy now\. You can ask again\.$/,
      true,
    );
    await reads(
      fr,
      number,
      /^N’a pas pu être obtenu$/,
      /^Aucune des bibliothèques consultées ne peut en envoyer une copie en ce moment\. Vous pouvez refaire la demande\.$/,
      true,
    );
  });
});
