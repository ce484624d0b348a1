/** A lender whose own system is linked: what it set aside is read where the parcel is packed, and staff can stop waiting for it. */
import { expect } from 'chai';
import { type OpenPracticeSystem, openPracticeSystem } from '../../../src/compose/open-practice-system.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const said = {
  en: {
    ship: /^Ship Item Physically/,
    aside: 'Ship to',
    found: [
      'Library system',
      'Done',
      'Request item',
      'Barcode 39001',
      'Call number PQ2605 A37',
      'Location Main stacks',
    ],
    panel: 'Library system',
    waits: 'This message to the partner is sent when the calls are done: Will supply',
    sendNow: 'Send to the partner now',
    sentNow: 'The message is sent now. The calls go on waiting.',
    inHistory: 'Message sent without waiting for the library system',
  },
  fr: {
    ship: /^Expédier l’exemplaire physiquement/,
    aside: 'Expédier à',
    found: [
      ...['Système de la bibliothèque', 'Fait', 'Réserver l’exemplaire', 'Code-barres 39002'],
      ...['Cote GB1603', 'Localisation Dépôt'],
    ],
    panel: 'Système de la bibliothèque',
    waits: 'Ce message au partenaire sera envoyé quand les appels seront faits : Sera fourni',
    sendNow: 'Envoyer au partenaire maintenant',
    sentNow: 'Le message est envoyé. Les appels restent en attente.',
    inHistory: 'Message envoyé sans attendre le système de la bibliothèque',
  },
} as const;

const items = () => [
  { id: '39001', title: 'The Stranger', callNumber: 'PQ2605 A37', location: 'Main stacks' },
  { id: '39002', title: 'Lacs et rivières', callNumber: 'GB1603', location: 'Dépôt' },
  { id: '39003', title: 'Northern lakes', callNumber: 'GB1604', location: 'Main stacks' },
  { id: '39004', title: 'Rivières du nord', callNumber: 'GB1605', location: 'Dépôt' },
];

withBrowser('a lender whose own system is linked', () => {
  let two: TwoLibraries;
  let practice: OpenPracticeSystem;
  let at: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    practice = await openPracticeSystem({ host: '127.0.0.1', port: 0, items: items() });
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    await addUser(lender, 'roy', undefined, 'Mireille Roy');
    await borrower.call('POST', '/patrons', { id: '20417', name: 'Sam Example', email: 'sam@example.ca' });
    await lender.call('POST', `/libraries/${(await linkNow()).library}/locations`, { code: 'STACKS', name: 'Stacks' });
    for (const { id, title } of items())
      await lender.call('POST', '/holdings', { barcode: id, title, location: 'STACKS' });
  });
  after(async () => {
    await practice?.stop();
    await two?.close();
  });
  afterEach(async () => {
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  async function linkNow(): Promise<{ library: string; settings: object }> {
    const { items: links } = await two.lender.desk.call<{ items: { library: string; settings: object }[] }>(
      'GET',
      '/library-system',
    );
    return links[0] ?? { library: '', settings: {} };
  }

  async function link(over: object): Promise<void> {
    const { library, settings } = await linkNow();
    await two.lender.desk.call('PUT', `/library-system/${library}`, {
      enabled: true,
      settings: {
        ...settings,
        kind: 'ncip',
        preset: 'generic',
        address: `${practice.url}/ncip`,
        fromAgency: 'OURS',
        ...over,
      },
    });
  }

  /** A request that reached the lender, and the copy that was found for it: its number at both, and its id here. */
  async function asked(title: string): Promise<{ externalId: string; id: string }> {
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const { externalId } = await borrower.create({
      ...{ serviceType: 'Loan', title, patron: { id: '20417' }, rota: [lender.library.code] },
    });
    await borrower.act(externalId, 'send');
    const { id } = await lender.until(externalId, 'created', 'locateFailed', 'willSupply');
    return { externalId, id };
  }

  for (const [language, title] of [
    ['en', 'The Stranger'],
    ['fr', 'Lacs et rivières'],
  ] as const)
    it(`reads beside the form of the shipment which copy the system set aside, and where it stands (${language})`, async function () {
      this.timeout(120_000);
      const words = said[language];
      await link({ waitBeforePartner: false });
      const { externalId, id } = await asked(title);
      await two.lender.desk.act(externalId, 'willSupply');
      for (const height of [800, 400]) {
        at = await openWindow(two.lender.desk, { language, width: height === 800 ? 1280 : 640, height });
        const { page } = at;
        await signIn(at, 'roy', `/lending/${id}`);
        await page.getByRole('button', { name: words.ship }).first().click();
        const aside = page.getByRole('dialog').getByRole('complementary');
        for (const line of words.found) await aside.getByText(line, { exact: true }).waitFor();
        await aside.getByText(words.found.at(-1) ?? '').scrollIntoViewIfNeeded();
        await shot(page, `ship-set-aside-${language}-${height}`);
        expect(await flawsOf(page)).to.deep.equal([]);
        if (height === 800) await at.close();
      }
    });

  for (const [language, title] of [
    ['en', 'Northern lakes'],
    ['fr', 'Rivières du nord'],
  ] as const)
    it(`tells the partner only after the system has answered, or when staff say so (${language})`, async function () {
      this.timeout(120_000);
      const words = said[language];
      await link({ waitBeforePartner: true });
      const { externalId, id } = await asked(title);
      practice.system.setFault('requestItem', 'dead');
      await two.lender.desk.act(externalId, 'willSupply');
      at = await openWindow(two.lender.desk, { language, width: 1280, height: 800 });
      const { page } = at;
      await signIn(at, 'roy', `/lending/${id}`);
      const panel = page.getByRole('region', { name: words.panel });
      await panel.getByText(words.waits).waitFor();
      expect((await two.borrower.desk.request(externalId))?.state, 'the borrower was told nothing').to.equal(
        'requestSent',
      );
      await panel.scrollIntoViewIfNeeded();
      await shot(page, `message-waits-${language}`);
      expect(await flawsOf(page)).to.deep.equal([]);
      await panel.getByRole('button', { name: words.sendNow }).click();
      await page.getByText(words.sentNow).first().waitFor({ state: 'attached' });
      await two.borrower.desk.until(externalId, 'willSupply');
      await panel.getByText(words.waits).waitFor({ state: 'detached' });
      const { items: calls } = await two.lender.desk.call<{ items: { name: string; status: string }[] }>(
        'GET',
        `/requests/${id}/system-calls`,
      );
      expect(
        calls.map(({ name }) => name),
        'the call goes on waiting, once',
      ).to.deep.equal(['requestItem']);
      expect(['pending', 'sending']).to.include(calls[0]?.status);
      const { items: history } = await two.lender.desk.call<{ items: { event: string; actorKind: string }[] }>(
        'GET',
        `/requests/${id}/history`,
      );
      expect(
        history.filter(({ event }) => event === 'librarySystem.sentNow').map(({ actorKind }) => actorKind),
      ).to.deep.equal(['staff']);
      practice.system.setFault('requestItem', 'none');
    });
});
