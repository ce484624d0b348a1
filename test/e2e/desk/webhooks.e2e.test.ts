import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { type Receiver, startReceiver } from '../../webhooks/receiver.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const said = {
  en: {
    add: 'Add webhook',
    name: 'Name',
    address: 'Address',
    events: 'Events',
    shipped: 'Item shipped',
    key: 'Signing key of Parcel room',
    anyway: 'Close without copying',
    close: 'Close',
    test: 'Send test event',
    show: /^Show Test event/,
    again: /^Send again: Test event/,
    answered: /^204, in \d+ ms$/,
    refused: /^500, in \d+ ms$/,
    failing: /Parcel room has not accepted anything since/,
  },
  fr: {
    add: 'Ajouter un point d’ancrage',
    name: 'Nom',
    address: 'Adresse',
    events: 'Événements',
    shipped: 'Document expédié',
    key: 'Clé de signature de Parcel room',
    anyway: 'Fermer sans copier',
    close: 'Fermer',
    test: 'Envoyer un événement d’essai',
    show: /^Afficher Événement d’essai/,
    again: /^Renvoyer.: Événement d’essai/,
    answered: /^204, en \d+ ms$/,
    refused: /^500, en \d+ ms$/,
    failing: /Parcel room n’a rien accepté depuis/,
  },
} as const;

withBrowser('webhooks on the desk', () => {
  let two: TwoLibraries;
  let at: AtBrowser;
  let receiver: Receiver;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', undefined, 'Mireille Roy');
  });
  after(() => two?.close());
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await receiver.close();
    expect(at.faults).to.deep.equal([]);
    await at.close();
  });

  for (const language of ['en', 'fr'] as const)
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
    ] as const)
      it(`are added with their key, tried, and each delivery is read with its answer and sent again (${language}, ${width}×${height})`, async function () {
        this.timeout(60_000);
        const words = said[language];
        at = await openWindow(two.borrower.desk, { language, width, height });
        const { page } = at;
        await signIn(at, 'roy', '/webhooks?new=1');
        const form = page.getByRole('dialog', { name: words.add });
        await form.getByLabel(words.name).fill('Parcel room');
        await form.getByLabel(words.address).fill(receiver.url);
        await form.getByRole('combobox', { name: words.events }).click();
        await page.getByRole('option', { name: words.shipped }).click();
        await page.keyboard.press('Escape');
        await shot(page, `webhooks-form-${width}-${language}`);
        await form.locator('button[type="submit"]').click();
        const key = page.getByRole('dialog', { name: words.key });
        await key.getByText(/^whsec_/).waitFor();
        await shot(page, `webhooks-key-${width}-${language}`);
        await key.getByRole('button', { name: words.close, exact: true }).last().click();
        await key.getByRole('button', { name: words.anyway }).click();
        await key.waitFor({ state: 'detached' });

        receiver.answers(500, 'out of paper');
        await page.getByRole('button', { name: words.test }).click();
        await page.getByText(words.refused).waitFor();
        await page.getByText(words.failing).waitFor();
        await page.getByRole('button', { name: words.show }).click();
        await page.getByText('"type": "webhook.test"').waitFor();
        await page.getByText('out of paper').waitFor();
        await shot(page, `webhooks-${width}-${language}`);
        expect(await flawsOf(page)).to.deep.equal([]);

        receiver.answers(204);
        await page.getByRole('button', { name: words.again }).click();
        await page.getByText(words.answered).waitFor();
        await page.getByText(words.failing).waitFor({ state: 'detached' });
        const [first, second] = receiver.received;
        expect(second?.headers['webhook-id']).to.equal(first?.headers['webhook-id']);

        const { items } = (await two.borrower.desk.call('GET', '/webhooks')) as { items: { id: string }[] };
        for (const { id } of items) await two.borrower.desk.call('DELETE', `/webhooks/${id}`);
      });
});
