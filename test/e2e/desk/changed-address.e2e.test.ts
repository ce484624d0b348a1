/** Messages to a partner wait because its address changed (KD3): what staff see of it, and the ways on. */
import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { type RecordedPartner, startRecordedPartner } from '../../support/recorded-partner.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, type Visitor } from './support/desk-in-browser.js';

withBrowser('KD3 the desk in a browser: the address of a partner changed', () => {
  let two: TwoLibraries;
  let other: RecordedPartner;
  let address = '';
  let origin = '';
  const windows: AtBrowser[] = [];
  const desk = () => two.borrower.desk;

  before(async function () {
    this.timeout(120_000);
    [two, other] = await Promise.all([openTwoLibraries(), startRecordedPartner()]);
    await addUser(desk(), 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(desk(), 'partners', 'resourceSharingPartnersManager', 'Paul Partenaire');
    address = (await desk().call<{ url: string }>('GET', '/partners/LEND')).url;
    origin = new URL(address).origin;
  });
  after(async () => {
    await two?.close();
    await other?.close();
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const changes = (url: string) => desk().call('PATCH', '/partners/LEND', { url });
  async function at(user: string, to: string, visitor: Visitor = {}) {
    const window = await openWindow(desk(), visitor);
    window.page.setDefaultTimeout(20_000);
    windows.push(window);
    await signIn(window, user, to);
    return window.page;
  }

  it('Home says so in both languages with both origins, and fits a small screen', async function () {
    this.timeout(120_000);
    await changes(other.url);
    for (const [language, title, was, button] of [
      [
        'en',
        'The address of LEND Library changed',
        `Its address was at ${origin} and is now at ${other.origin}.`,
        'Confirm new address',
      ],
      [
        'fr',
        'L’adresse de LEND Library a changé',
        `Son adresse était ${origin} et est maintenant ${other.origin}.`,
        'Confirmer la nouvelle adresse',
      ],
    ] as const)
      for (const [width, height] of [
        [1280, 800],
        [640, 400],
      ] as const) {
        const page = await at('roy', '/', { language, width, height });
        const notice = page.getByRole('alert').filter({ hasText: title });
        await notice.getByText(was).waitFor();
        await notice.getByRole('button', { name: button }).waitFor();
        expect(await flawsOf(page)).to.deep.equal([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        expect(wide, `${language} ${width}`).to.equal(0);
        await shot(page, `address-home-${language}-${width}`);
        await page.goto('/partners/LEND');
        await page.getByRole('alert').filter({ hasText: title }).getByText(was).waitFor();
        expect(await flawsOf(page)).to.deep.equal([]);
        await shot(page, `address-partner-${language}-${width}`);
      }
  });

  it('who keeps partners alone reads who can confirm, has neither button, and Test presents nothing', async function () {
    this.timeout(60_000);
    const page = await at('partners', '/partners/LEND');
    const notice = page.getByRole('alert').filter({ hasText: 'The address of LEND Library changed' });
    await notice.getByText(/^An administrator who keeps secrets confirms the new address/).waitFor();
    expect(await notice.getByRole('button').count()).to.equal(0);
    expect(await page.getByRole('button', { name: /^Go on sending/ }).count()).to.equal(0);
    await shot(page, 'address-partner-manager');
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await page.getByText('Replacing or removing what is stored needs the permission').waitFor();
    await page.goto('/partners/LEND/test');
    await page.getByRole('button', { name: 'Run the test' }).click();
    await page.getByText(/^What to do: Nothing was presented at the new address\./).waitFor();
    await shot(page, 'address-test');
    expect(await flawsOf(page)).to.deep.equal([]);
    expect(other.connections()).to.equal(0);
  });

  it('the administrator confirms on Home after a question that names the consequence, and what waited goes', async function () {
    this.timeout(90_000);
    const { externalId } = await desk().create({ serviceType: 'Loan', title: 'Waits for an address', rota: ['LEND'] });
    await desk().act(externalId, 'send');
    const page = await at('roy', '/');
    await page.getByRole('button', { name: 'Confirm new address' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm the new address of LEND Library?' });
    await dialog.getByText(`The secret that we present to this partner will be sent to ${other.origin}`).waitFor();
    await shot(page, 'address-dialog');
    expect(await flawsOf(page, '[role="dialog"]')).to.deep.equal([]);
    expect(other.connections()).to.equal(0);
    await dialog.getByRole('button', { name: 'Confirm new address' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: 'The address of LEND Library changed' })
      .waitFor({ state: 'detached' });
    await eventually('it has gone to the new address', () =>
      other.partner.received.some(({ requestId }) => requestId?.includes(externalId)),
    );
    expect(other.wire()).to.match(/authorization: Bearer /i);
  });

  it('putting the address back on the partner’s page needs nothing more', async function () {
    this.timeout(90_000);
    await changes(address);
    await desk().call('POST', '/partners/LEND/address/confirm', { origin });
    const page = await at('partners', '/partners/LEND?tab=general');
    const field = page.getByRole('textbox', { name: 'Address', exact: true });
    const saves = () => page.getByRole('button', { name: 'Save' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'The address of LEND Library changed' });
    await field.fill(other.url);
    await saves();
    await notice.waitFor();
    await field.fill(address);
    await saves();
    await notice.waitFor({ state: 'detached' });
  });

  it('addresses that came with one directory file are confirmed together', async function () {
    this.timeout(90_000);
    const file = await desk().call<{ sections: Record<string, { records: Record<string, unknown>[] }> }>(
      'GET',
      '/directory/file',
    );
    Object.assign(file, { issuer: 'Consortium', name: 'Colleges of Ontario', version: 7 });
    await desk().call('POST', '/partners', {
      code: 'SECOND',
      name: 'Second College',
      symbols: [{ type: 'ISIL', value: 'CA-SECOND' }],
      url: address,
      dialect: 'standard-1.2',
      outboundAuth: { kind: 'bearer', token: 'of-the-second-college' },
    });
    const known = await desk().call<typeof file>('GET', '/directory/file');
    const records = (known.sections['partners']?.records ?? []).map((record) => ({ ...record, url: other.url }));
    await desk().call('POST', '/directory/imports', {
      file: { ...file, sections: { partners: { records } } },
      choices: ['LEND', 'SECOND'].map((key) => ({ section: 'partners', key, field: 'url', take: true })),
    });
    for (const language of ['en', 'fr'] as const) {
      const page = await at('roy', '/', { language });
      const title =
        language === 'en'
          ? 'A directory file changed the address of 2 partners'
          : 'Un fichier de répertoire a changé l’adresse de 2 partenaires';
      const notice = page.getByRole('alert').filter({ hasText: title });
      await notice
        .getByRole('listitem')
        .filter({ hasText: `Second College` })
        .filter({ hasText: other.origin })
        .waitFor();
      expect(await notice.getByRole('listitem').count()).to.equal(2);
      expect(await flawsOf(page)).to.deep.equal([]);
      await shot(page, `address-file-${language}`);
    }
    const page = await at('roy', '/');
    await page.getByRole('button', { name: 'Confirm 2 new addresses' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm 2 new addresses' }).click();
    await page.getByRole('alert').filter({ hasText: 'A directory file changed' }).waitFor({ state: 'detached' });
    const { secret } = await desk().call<{ secret: object }>('GET', '/partners/SECOND');
    expect(secret).to.deep.include({ enteredFor: other.origin, waits: false });
  });
});
