/** What we present to a partner stays at the origin for which it was entered (KD3). The two servers keep every byte they get. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { DirectoryImported, NodeNotice } from '../../src/contract/directory-views.js';
import type { PartnerTestStep } from '../../src/contract/exchange-views.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type RecordedPartner, startRecordedPartner } from '../support/recorded-partner.js';

const token = 'bearer-of-the-first-origin';
const wholeConsortium = 'resourceSharingPartnersManager';

describe('KD3 a secret that we present to a partner', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let node: InProcess;
  let first: RecordedPartner;
  let second: RecordedPartner;

  beforeEach(async () => {
    [first, second] = [await startRecordedPartner(), await startRecordedPartner()];
    library = await openLibrary();
    // Sends when it is told to, and not by itself.
    node = await library.serve({ INTERLEND_SWEEP_SECONDS: '3600', AMQP_URL: 'silent' });
    await library.addPartner('LENDER', first.url, { outboundAuth: { kind: 'bearer', token } });
  });
  afterEach(async () => {
    await library?.close();
    await first?.close();
    await second?.close();
  });

  const lender = (code = 'LENDER') => node.desk<PartnerView>('GET', `/partners/${code}`);
  const change = (body: object, code = 'LENDER') => node.desk<PartnerView>('PATCH', `/partners/${code}`, body);
  const confirm = (origin: string, code = 'LENDER') =>
    node.desk<PartnerView>('POST', `/partners/${code}/address/confirm`, { origin });
  const tries = async (code = 'LENDER') =>
    (await node.desk<{ items: PartnerTestStep[] }>('POST', `/partners/${code}/test`)).items;
  const notices = async (language?: string) =>
    (await node.desk<{ notices: NodeNotice[] }>('GET', '/node', undefined, language)).notices;
  const statuses = () =>
    library.rows<{ status: string; attempts_started: number }>(
      'select status, attempts_started from outbound_message order by id',
    );

  async function sends(code = 'LENDER'): Promise<string> {
    const { id, externalId } = await library.wish([code]);
    await node.act(id, 'send');
    return externalId;
  }
  async function untilDelivered(): Promise<void> {
    await node.node.sender.runOnce();
    await library.untilSent();
  }

  it('is bound to the origin for which it was entered, and reaches it', async () => {
    await sends();
    await untilDelivered();
    expect(first.wire()).to.include(`Bearer ${token}`);
    expect((await lender()).secret).to.deep.equal({ enteredFor: first.origin, origin: first.origin, waits: false });
    expect(await notices()).to.deep.equal([]);
  });

  it('stays there when the address is edited: messages wait in their order without a try, and the notice names both origins', async () => {
    const changed = await change({ url: second.url });
    expect(changed.secret).to.deep.equal({ enteredFor: first.origin, origin: second.origin, waits: true });
    const [one, two] = [await sends(), await sends()];
    await node.node.sender.runOnce();
    await library.timePasses();
    await node.node.sender.runOnce();
    expect(await statuses()).to.deep.equal([
      { status: 'pending', attempts_started: 0 },
      { status: 'pending', attempts_started: 0 },
    ]);
    const { channel } = await lender();
    expect(channel.state).to.equal('held');
    expect(channel.waiting).to.equal(2);
    expect(channel.reason).to.include(first.origin).and.to.include(second.origin).and.to.include('No message is lost');
    const [notice, ...more] = await notices();
    expect(more).to.deep.equal([]);
    expect(notice?.text).to.match(
      new RegExp(`^The address of a partner changed: LENDER Library \\(from ${first.origin} to ${second.origin}\\)\\.`),
    );
    expect((await notices('fr'))[0]?.text).to.match(
      new RegExp(
        `^L’adresse d’un partenaire a changé\\s: LENDER Library \\(de ${first.origin} à ${second.origin}\\)\\.`,
      ),
    );
    expect(notice?.addresses).to.deep.equal([
      { partner: 'LENDER', name: 'LENDER Library', enteredFor: first.origin, origin: second.origin },
    ]);
    expect(second.connections()).to.equal(0);

    const confirmed = await confirm(second.origin);
    expect(confirmed.secret).to.deep.equal({ enteredFor: second.origin, origin: second.origin, waits: false });
    await untilDelivered();
    expect(second.partner.received.map(({ requestId }) => requestId)).to.deep.equal([one, two]);
    expect(second.partner.received.map(({ headers }) => headers.authorization)).to.deep.equal([
      `Bearer ${token}`,
      `Bearer ${token}`,
    ]);
    expect((await lender()).channel).to.include({ state: 'closed', waiting: 0 });
    expect(await notices()).to.deep.equal([]);
  });

  it('needs nothing when the address is put back: the notice goes, and so do the messages', async () => {
    await change({ url: second.url });
    const sent = await sends();
    await change({ url: first.url });
    expect(await notices()).to.deep.equal([]);
    await untilDelivered();
    expect(first.partner.received.map(({ requestId }) => requestId)).to.deep.equal([sent]);
    expect(second.connections()).to.equal(0);
  });

  it('is not presented by the test, which says that the address waits and connects to nothing', async () => {
    await change({ url: second.url });
    const steps = await tries();
    const last = steps.at(-1);
    expect(last).to.include({ step: 'credential', ok: false });
    expect(last?.said).to.include(first.origin).and.to.include(second.origin);
    expect(last?.remedy).to.match(/^Nothing was presented at the new address\. Somebody who keeps secrets confirms it/);
    expect(second.connections()).to.equal(0);
    expect((await lender()).channel.lastCall, 'nothing is known of how the new address answers').to.equal(undefined);
    await confirm(second.origin);
    expect((await tries()).every(({ ok }) => ok)).to.equal(true);
    expect(second.wire()).to.include(token);
  });

  it('is not presented by resuming, by a probe or by a certification', async () => {
    await change({ url: second.url });
    await sends();
    for (const order of ['resume', 'probe', 'hold', 'resume', 'suspend', 'resume'] as const)
      await node.desk('POST', `/partners/LENDER/channel/${order}`);
    await node.node.sender.runOnce();
    const { channel } = await lender();
    expect(channel.state).to.equal('held');
    expect(channel.reason).to.include(second.origin);
    expect((await statuses())[0]).to.deep.equal({ status: 'pending', attempts_started: 0 });
    await node.desk('POST', '/partners/LENDER/certifications', {}).catch(() => undefined);
    expect(second.connections()).to.equal(0);
  });

  it('does not follow a redirect to another origin', async () => {
    first.partner.always({ status: 307, headers: { location: second.url } });
    await sends();
    for (let round = 0; round < 4; round += 1) {
      await library.timePasses();
      await node.node.sender.runOnce();
    }
    expect(first.wire()).to.include(token);
    expect((await tries()).some(({ ok }) => !ok)).to.equal(true);
    expect(second.connections()).to.equal(0);
  });

  it('reaches no catalogue, also not when it leads on to another origin', async () => {
    const profile = {
      address: second.url,
      version: '1.2',
      schema: 'marcxml',
      habit: 'record',
      indexes: { isbn: 'isbn' },
    };
    await node.desk('PUT', '/partners/LENDER/locate-profile', { ...profile, timeLimitMs: 2000 });
    await node.desk('POST', '/partners/LENDER/locate', { isbns: ['9780140449136'] });
    expect(second.connections()).to.be.greaterThan(0);
    expect(second.wire())
      .to.not.include(token)
      .and.not.match(/authorization/i);

    const asked = second.connections();
    const leading = createServer((_request, answer) => void answer.writeHead(302, { location: second.url }).end());
    await new Promise<void>((open) => void leading.listen(0, '127.0.0.1', open));
    const address = `http://127.0.0.1:${(leading.address() as AddressInfo).port}/sru`;
    await node.desk('PUT', '/partners/LENDER/locate-profile', { ...profile, address, timeLimitMs: 2000 });
    await node.desk('POST', '/partners/LENDER/locate', { isbns: ['9780140449136'] });
    leading.closeAllConnections();
    await new Promise((closed) => leading.close(closed));
    expect(second.connections()).to.equal(asked);
  });

  it('and the key of a directory that is followed, too, stays at its address: another one begins without it', async () => {
    const key = 'key-of-the-directory';
    await node.desk('PUT', '/directory/subscription', { url: `${first.origin}/directory.json`, token: key });
    await node.desk('POST', '/directory/subscription/run');
    expect(first.wire()).to.include(`Bearer ${key}`);
    await node.desk('PUT', '/directory/subscription', { url: `${second.origin}/directory.json` });
    await node.desk('POST', '/directory/subscription/run');
    expect(second.connections()).to.be.greaterThan(0);
    expect(second.wire()).to.not.include(key);
  });

  it('waits too when another process has changed the address behind our back, and nothing is lost', async () => {
    await library.rows('update partner set url = $1 where code = $2', [second.url, 'LENDER']);
    node.node.context.book.forget();
    await sends();
    await node.node.sender.runOnce();
    expect((await lender()).channel.state).to.equal('held');
    expect(second.connections()).to.equal(0);
    await confirm(second.origin);
    await untilDelivered();
    expect(second.wire()).to.include(token);
  });

  it('gives way to another secret, which is bound to the new origin', async () => {
    await change({ url: second.url });
    await sends();
    const changed = await change({ outboundAuth: { kind: 'bearer', token: 'of-the-second' } });
    expect(changed.secret).to.deep.equal({ enteredFor: second.origin, origin: second.origin, waits: false });
    await untilDelivered();
    expect(second.wire()).to.include('Bearer of-the-second').and.not.include(token);
    // Nobody has the old one any more: back at the first origin the new one waits.
    expect((await change({ url: first.url })).secret).to.deep.include({ waits: true, enteredFor: second.origin });
  });

  it('keeps nobody waiting where nothing is presented, or where only the path changed', async () => {
    await change({ url: `${first.origin}/another/path` });
    expect((await lender()).secret?.waits).to.equal(false);
    await library.addPartner('OPEN', first.url, { outboundAuth: { kind: 'none' } });
    const open = await change({ url: second.url }, 'OPEN');
    expect(open.secret).to.equal(undefined);
    await sends('OPEN');
    await untilDelivered();
    expect(second.partner.received).to.have.length(1);
    expect(await notices()).to.deep.equal([]);
  });

  it('is confirmed for the origin that was read, and for no other that it became meanwhile', async () => {
    await change({ url: second.url });
    const refused = await confirm('http://127.0.0.1:1').then(
      () => 'it was done',
      (error: Error) => error.message,
    );
    expect(refused).to.include('409').and.to.include('The address has changed again').and.to.include(second.origin);
    expect((await lender()).secret?.waits).to.equal(true);
  });

  describe('when a directory file changes addresses', () => {
    const file = (version: number, url: string) => ({
      format: 'interlend-directory',
      formatVersion: 1,
      issuer: 'ISIL:CA-OLA',
      name: 'Ontario colleges',
      version,
      issuedAt: `2026-11-${10 + version}T10:00:00.000Z`,
      sections: {
        partners: {
          records: ['LENDER', 'OTHER'].map((code) => ({
            code,
            name: `${code} Library`,
            symbols: [{ type: 'ISIL', value: `CA-${code}` }],
            url,
            dialect: 'standard-1.2',
          })),
        },
      },
    });
    const take = (version: number, url: string) =>
      node.desk<DirectoryImported>('POST', '/directory/imports', {
        file: file(version, url),
        choices: ['LENDER', 'OTHER'].map((key) => ({ section: 'partners', key, field: 'url', take: true })),
      });

    beforeEach(async () => {
      await library.addPartner('OTHER', first.url, { outboundAuth: { kind: 'bearer', token: `${token}-too` } });
    });

    it('stays at the old origin; one notice names all of them, and one confirmation is for all', async () => {
      const { id } = await take(1, second.url);
      await sends('LENDER');
      await sends('OTHER');
      await node.node.sender.runOnce();
      expect(second.connections()).to.equal(0);
      const [notice, ...more] = await notices();
      expect(more).to.deep.equal([]);
      expect(notice?.text).to.match(
        /^The directory file “Ontario colleges”, version 1, changed the address of 2 partners: LENDER Library \(from .* to .*\) and OTHER Library \(from .*\)\./,
      );
      expect(notice?.addresses?.map(({ partner, importId }) => [partner, importId])).to.deep.equal([
        ['LENDER', id],
        ['OTHER', id],
      ]);
      const { items } = await node.desk<{ items: { partner: string }[] }>(
        'POST',
        `/directory/imports/${id}/confirm-addresses`,
      );
      expect(items.map(({ partner }) => partner)).to.deep.equal(['LENDER', 'OTHER']);
      await untilDelivered();
      expect(second.wire()).to.include(`Bearer ${token}\r\n`).and.to.include(`Bearer ${token}-too\r\n`);
      expect(await notices()).to.deep.equal([]);
      const { items: log } = await node.desk<{ items: { operation: string; thingId: string }[] }>(
        'GET',
        '/audit?thing=partner',
      );
      expect(
        log.filter(({ operation }) => operation === 'confirmAddress').map(({ thingId }) => thingId),
      ).to.have.members(['LENDER', 'OTHER']);
    });

    it('the plan of a file binds, holds and tells nothing', async () => {
      await node.desk('POST', '/directory/plan', {
        file: file(1, second.url),
        choices: [{ section: 'partners', key: 'LENDER', field: 'url', take: true }],
      });
      expect((await lender()).secret?.waits).to.equal(false);
      expect((await lender()).channel.state).to.equal('closed');
    });

    it('needs nothing when the import is undone', async () => {
      const { id } = await take(1, second.url);
      await sends('LENDER');
      await node.desk('POST', `/directory/imports/${id}/undo`);
      expect(await notices()).to.deep.equal([]);
      await untilDelivered();
      expect(first.wire()).to.include(token);
      expect(second.connections()).to.equal(0);
    });

    it('an address that was edited by hand since is not confirmed with the others', async () => {
      const { id } = await take(1, second.url);
      await change({ url: 'http://127.0.0.1:18626/iso18626' }, 'OTHER');
      await node.desk('POST', `/directory/imports/${id}/confirm-addresses`);
      expect((await lender('LENDER')).secret?.waits).to.equal(false);
      expect((await lender('OTHER')).secret).to.deep.include({ waits: true, origin: 'http://127.0.0.1:18626' });
    });
  });

  describe('and who may do what', () => {
    async function as(roles: object[], only?: string[]) {
      const { secret } = await node.desk<{ secret: string }>('POST', '/keys', {
        name: `Key ${JSON.stringify(only ?? roles)}`.slice(0, 60),
        roles,
        ...(only ? { only } : {}),
      });
      return async (method: string, path: string, body?: unknown) => {
        const response = await fetch(`${node.url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'en' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
      };
    }
    const manager = () => as([{ role: wholeConsortium }]);
    const administrator = () => as([{ role: 'generalSystemAdministrator' }]);

    it('who keeps partners without the right to secrets saves the address and tests, and neither confirms nor replaces', async () => {
      const call = await manager();
      expect((await call('PATCH', '/partners/LENDER', { url: second.url })).status).to.equal(200);
      const test = await call('POST', '/partners/LENDER/test');
      expect(test.body.items.at(-1)).to.include({ step: 'credential', ok: false });
      const confirmed = await call('POST', '/partners/LENDER/address/confirm', { origin: second.origin });
      expect(confirmed.status).to.equal(403);
      expect(confirmed.body.permission).to.equal('keepSecrets');
      expect(confirmed.body.detail).to.include('keep the secrets presented to partners');
      for (const outboundAuth of [{ kind: 'none' }, { kind: 'bearer', token: 'another' }])
        expect((await call('PATCH', '/partners/LENDER', { outboundAuth })).status).to.equal(403);
      expect((await call('POST', '/directory/imports/1/confirm-addresses')).status).to.equal(403);
      expect(second.connections()).to.equal(0);
      // Putting it back is theirs.
      expect((await call('PATCH', '/partners/LENDER', { url: first.url })).body.secret.waits).to.equal(false);
    });

    it('enters the first secret of a partner that has none', async () => {
      const call = await manager();
      const draft = {
        name: 'New',
        symbols: [{ type: 'ISIL', value: 'CA-NEW' }],
        url: first.url,
        dialect: 'standard-1.2',
      };
      expect((await call('POST', '/partners', { code: 'NEW', ...draft })).status).to.equal(201);
      const entered = await call('PATCH', '/partners/NEW', { outboundAuth: { kind: 'bearer', token: 'first-of-it' } });
      expect(entered.status).to.equal(200);
      expect(entered.body.secret).to.deep.equal({ enteredFor: first.origin, origin: first.origin, waits: false });
      const replaced = await call('PATCH', '/partners/NEW', {
        outboundAuth: { kind: 'bearer', token: 'second-of-it' },
      });
      expect(replaced.status).to.equal(403);
    });

    it('who has the right to secrets confirms or enters another; a key that was cut down to partners does not', async () => {
      await change({ url: second.url });
      const cut = await as([{ role: 'generalSystemAdministrator' }], ['seePartners', 'keepPartners']);
      const order = ['POST', '/partners/LENDER/address/confirm', { origin: second.origin }] as const;
      expect((await cut(...order)).status).to.equal(403);
      const call = await administrator();
      expect((await call(...order)).status).to.equal(200);
      const entered = await call('PATCH', '/partners/LENDER', { outboundAuth: { kind: 'bearer', token: 'another' } });
      expect(entered.status).to.equal(200);
    });

    for (const role of ['fulfillmentAdministrator', 'fulfillmentServicesManager', 'circulationDeskOperator'])
      it(`${role} does not confirm`, async () => {
        await change({ url: second.url });
        const call = await as([{ role }]);
        const { status } = await call('POST', '/partners/LENDER/address/confirm', { origin: second.origin });
        expect(status).to.equal(403);
      });

    it('the audit log has who confirmed, and how it was and became', async () => {
      await change({ url: second.url });
      await confirm(second.origin);
      const { items } = await node.desk<{
        items: { operation: string; actor: string; before: PartnerView; after: PartnerView }[];
      }>('GET', '/audit?thing=partner');
      const entry = items.find(({ operation }) => operation === 'confirmAddress');
      expect(entry?.before.secret).to.deep.include({ enteredFor: first.origin, waits: true });
      expect(entry?.after.secret).to.deep.include({ enteredFor: second.origin, waits: false });
      expect(JSON.stringify(items)).to.not.include(token);
    });
  });
});
