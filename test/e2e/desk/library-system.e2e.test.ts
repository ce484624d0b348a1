import { expect } from 'chai';
import pg from 'pg';
import { openPracticeSystem } from '../../../src/compose/open-practice-system.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const said = {
  en: {
    choice: /NCIP 2\.02/,
    tried: 'Tried with its description only',
    address: /^Address/,
    agency: /^Our agency code/,
    enabled: 'Link is on',
    save: 'Save library system',
    saved: 'Library system saved.',
    stays: /^On since .* \d loans? that \w+ under way stays? by hand/,
    panel: 'Library system',
    needsPerson: '1 call needs a person',
    byHand: 'Done by hand: Accept item',
    note: 'Note',
    byHandDo: 'Mark as done by hand',
    settled: 'Done by hand',
    failed: 'Failed',
    calls: 'Show calls',
    none: 'There are no calls here.',
    byHandChoice: 'By hand',
    patronsFrom: /^Patrons sign in with/,
    sip2Choice: 'Card and PIN, checked by SIP2',
    host: /^SIP2 server/,
    port: /^SIP2 port/,
    terminal: /^SIP2 terminal password/,
    tls: /^Encrypt the connection/,
    card: 'Card number',
    run: 'Run test',
    found: 'Found Élodie Tremblay. The patron is not blocked.',
    cut: 'The connection broke before the answer was complete.',
  },
  fr: {
    choice: /NCIP 2\.02/,
    tried: 'Essayé d’après sa description seulement',
    address: /^Adresse/,
    agency: /^Notre code d’organisme/,
    enabled: 'Le lien est activé',
    save: 'Enregistrer le système de la bibliothèque',
    saved: 'Système de la bibliothèque enregistré.',
    stays: /^Activé depuis le .* \d prêts? déjà en cours rest\w+ à la main/,
    panel: 'Système de la bibliothèque',
    needsPerson: '1 appel demande une personne',
    byHand: /^Fait à la main.: Créer l’exemplaire temporaire/,
    note: 'Note',
    byHandDo: 'Marquer comme fait à la main',
    settled: 'Fait à la main',
    failed: 'Échec',
    calls: 'Afficher les appels',
    none: 'Il n’y a aucun appel ici.',
    byHandChoice: 'À la main',
    patronsFrom: /^Connexion des usagers/,
    sip2Choice: 'Carte et NIP, vérifiés par SIP2',
    host: /^Serveur SIP2/,
    port: /^Port SIP2/,
    terminal: /^Mot de passe du terminal SIP2/,
    tls: /^Chiffrer la connexion/,
    card: 'Numéro de carte',
    run: 'Lancer l’essai',
    found: 'Élodie Tremblay a été trouvé. L’usager n’est pas bloqué.',
    cut: 'La connexion a été coupée avant la fin de la réponse.',
  },
} as const;

withBrowser('the library’s own system at the desk', () => {
  let two: TwoLibraries;
  let pool: pg.Pool;
  let at: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    pool = new pg.Pool({ connectionString: two.borrower.env['DATABASE_URL'] ?? '', max: 1 });
    await addUser(two.borrower.desk, 'roy', undefined, 'Mireille Roy');
    await two.borrower.desk.call('POST', '/patrons', { id: '20417', name: 'Sam Example', email: 'sam@example.ca' });
  });
  after(async () => {
    await pool?.end();
    await two?.close();
  });
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  async function received(title: string): Promise<string> {
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const { externalId, id } = await borrower.create({
      ...{ serviceType: 'Loan', title, patron: { id: '20417' }, rota: [lender.library.code] },
    });
    await borrower.act(externalId, 'send');
    await borrower.act(externalId, 'receive', { notifyPatron: false, confirmed: true });
    return id;
  }

  for (const language of ['en', 'fr'] as const)
    it(`has SIP2 for patrons alone, tested on the page, and says when it does not answer (${language})`, async function () {
      this.timeout(120_000);
      const words = said[language];
      const practice = await openPracticeSystem({ host: '127.0.0.1', port: 0 });
      try {
        at = await openWindow(two.borrower.desk, { language, width: 1280, height: 800 });
        const { page } = at;
        await signIn(at, 'roy', '/library-system');
        await page.getByRole('radio', { name: words.byHandChoice }).click();
        await page.getByRole('combobox', { name: words.patronsFrom }).click();
        await page.getByRole('option', { name: words.sip2Choice }).click();
        await page.getByRole('textbox', { name: words.host }).fill('127.0.0.1');
        await page.getByRole('textbox', { name: words.port }).fill(String(practice.sip2Port));
        await page.getByRole('textbox', { name: words.terminal }).fill('terminal');
        await page.getByRole('checkbox', { name: words.tls }).uncheck();
        const isOn = page.getByRole('switch', { name: words.enabled });
        if (!(await isOn.isChecked())) await isOn.click({ force: true });
        await page.getByRole('button', { name: words.save }).click();
        await page.getByText(words.saved).first().waitFor({ state: 'attached' });
        await page.getByRole('textbox', { name: words.card }).fill('P1001');
        await page.getByRole('button', { name: words.run }).click();
        await page.getByText(words.found).waitFor();
        await shot(page, `library-system-sip2-${language}`);
        expect(await flawsOf(page)).to.deep.equal([]);
        practice.system.setFault('lookUpUser', 'dead');
        await page.getByRole('button', { name: words.run }).click();
        await page.getByText(words.cut).first().waitFor();
      } finally {
        await practice.stop();
      }
    });

  for (const language of ['en', 'fr'] as const)
    it(`is linked, shows what it refuses at the request, and is done by hand with a note (${language})`, async function () {
      this.timeout(120_000);
      const words = said[language];
      const { desk } = two.borrower;
      const [{ library = '', settings = {} } = {}] = (
        (await desk.call('GET', '/library-system')) as { items: { library: string; settings: object }[] }
      ).items;
      await desk.call('PUT', `/library-system/${library}`, {
        ...{ enabled: false, settings: { ...settings, kind: 'byHand', address: '', fromAgency: '' } },
      });
      const before = await received(`Received before the link, ${language}`);
      at = await openWindow(desk, { language, width: 1280, height: 800 });
      const { page } = at;
      await signIn(at, 'roy', '/library-system');
      await page.getByRole('radio', { name: words.choice }).click();
      await page.getByText(words.tried).waitFor();
      await page.getByRole('switch', { name: words.enabled }).click({ force: true });
      await page.getByRole('button', { name: words.save }).click();
      await page.getByRole('textbox', { name: words.address }).and(page.locator('[aria-invalid="true"]')).waitFor();
      await page.getByRole('textbox', { name: words.address }).fill('http://127.0.0.1:18999/ncip');
      await page.getByRole('textbox', { name: words.agency }).fill('OURS');
      await page.getByRole('button', { name: words.save }).click();
      await page.getByText(words.stays).waitFor();
      await shot(page, `library-system-${language}`);
      expect(await flawsOf(page)).to.deep.equal([]);

      const id = await received(`Received with the link, ${language}`);
      await pool.query(
        `update outbound_call set status = 'failed', attempts = 1, lease_token = null, answered_at = now(),
           answer = '{"durationMs": 3, "problemClass": "item", "theirWords": "Unknown pickup location: WOODX"}'
         where request_id = $1 and name = 'acceptItem'`,
        [id],
      );
      await page.goto(`${new URL(page.url()).origin}/borrowing/${id}`);
      const panel = page.getByRole('region', { name: words.panel });
      await panel.getByText(words.failed, { exact: true }).waitFor();
      await panel.getByText(words.needsPerson).waitFor();
      await panel.getByText('Unknown pickup location: WOODX').waitFor();
      await panel.scrollIntoViewIfNeeded();
      await shot(page, `library-system-calls-${language}`);
      expect(await flawsOf(page)).to.deep.equal([]);

      await panel.getByRole('button', { name: words.byHand }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: words.note }).fill('Made at the counter');
      await dialog.getByRole('button', { name: words.byHandDo }).click();
      await dialog.waitFor({ state: 'detached' });
      await panel.getByText(words.settled, { exact: true }).waitFor();
      await panel.getByText(/Made at the counter/).waitFor();
      await page.goto(`${new URL(page.url()).origin}/library-system-calls`);
      await page.getByText(words.none).waitFor();
      expect(await flawsOf(page)).to.deep.equal([]);
      expect((await desk.call('GET', `/requests/${before}/system-calls`)) as object).to.deep.include({ items: [] });
    });
});
