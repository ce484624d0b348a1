/** Webhooks, against a receiver over real HTTP that takes, refuses, hangs, sends elsewhere and is gone. */
import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { createCallPoster } from '../../src/adapters/courier/post-call.js';
import type { RequestView } from '../../src/contract/request-views.js';
import type { CallDetail, CallView, WebhookSaved, WebhookView } from '../../src/contract/webhook-operations.js';
import { createCallSender } from '../../src/engine/webhooks/call-sender.js';
import { createCallStore } from '../../src/storage/outbound-calls/calls.js';
import { createWebhookStore } from '../../src/storage/outbound-calls/webhooks.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type Receiver, startReceiver } from './receiver.js';

/** Signs independently of the product. */
function signatureOf(secret: string, { headers, body }: Receiver['received'][number]): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('a webhook', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let node: InProcess;
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await startReceiver();
    library = await openLibrary();
    await library.addPartner('LENDER', 'http://127.0.0.1:18630/iso18626');
    node = await library.serve({ INTERLEND_SWEEP_SECONDS: '3600', AMQP_URL: 'silent' }, false);
  });
  afterEach(async () => {
    await library?.close();
    await receiver?.close();
  });

  const wish = (rota: string[], title = 'Lakes and rivers') =>
    node.desk<RequestView>('POST', '/requests', { serviceType: 'Loan', title, rota });
  const pool = () => node.node.database.pool;
  const caller = (
    limitMs = 10_000,
    post = createCallPoster({ allowAddresses: ['127.0.0.0/8'], userAgent: 'Interlend' }).post,
  ) =>
    createCallSender({
      context: node.node.context,
      calls: createCallStore(pool()),
      webhooks: createWebhookStore(pool()),
      active: { refresh: async () => {}, changed: async () => {} },
      post,
      limitMs,
    });
  const add = (events: string[], more: object = {}) =>
    node.desk<WebhookSaved>('POST', '/webhooks', { name: 'Parcel room', address: receiver.url, events, ...more });
  const deliveries = async (query = '') =>
    (await node.desk<{ items: CallView[] }>('GET', `/outbound-calls${query}`)).items;
  const read = async (id: string) => node.desk<WebhookView>('GET', `/webhooks/${id}`);
  const timePasses = () =>
    pool().query(`update outbound_call set next_attempt_at = now() where status in ('pending', 'sending')`);
  const targetsRest = () => pool().query('update outbound_target set resume_at = now() where resume_at is not null');
  const bodies = () => receiver.received.map(({ body }) => JSON.parse(body));
  const refusal = async (method: string, path: string, body?: unknown): Promise<string> => {
    try {
      await node.desk(method, path, body);
    } catch (error) {
      return String(error);
    }
    throw new Error(`${method} ${path} was not refused.`);
  };

  it('is told what it chose, signed, in the order in which it happened and without patron data', async () => {
    const { webhook, secret = '' } = await add(['request.created', 'request.statusChanged', 'message.written']);
    expect(secret).to.match(/^whsec_/);
    const { id, externalId } = await wish(['LENDER'], 'Deep River');
    await node.act(id, 'send');
    for (let round = 0; round < 6; round += 1) await caller().runOnce();
    const told = bodies();
    expect(told[0].type).to.equal('request.created');
    expect(told.map(({ type }) => type)).to.include.members(['request.statusChanged', 'message.written']);
    expect(told[0].data.request).to.include({
      id,
      number: externalId,
      side: 'borrowing',
      title: 'Deep River',
      statusBefore: null,
    });
    const sent = told.find(({ data }) => data.request.status === 'requestSent');
    expect(sent?.data.request).to.deep.include({
      partner: { code: 'LENDER', symbol: sent?.data.request.partner.symbol },
    });
    expect(JSON.stringify(told)).not.to.include('"patron"');
    for (const call of receiver.received) {
      expect(call.headers['webhook-signature']).to.equal(signatureOf(secret, call));
      expect(JSON.parse(call.body).id).to.equal(call.headers['webhook-id']);
    }
    expect((await read(webhook.id)).delivered).to.equal(told.length);
    expect((await deliveries('?state=waiting')).length).to.equal(0);
    const [newest] = await deliveries();
    expect(newest).to.include({ answerStatus: 204, attempts: 1, status: 'delivered', externalId });
    const stored = await pool().query('select secret from webhook');
    expect(stored.rows[0].secret).not.to.include(secret.slice(6));
  });

  it('writes nothing for a step when no webhook chose what happened, and none of a step that fails', async () => {
    await add(['item.lost']);
    const { id } = await wish(['LENDER']);
    await node.act(id, 'send');
    expect(await deliveries()).to.deep.equal([]);
    await node.desk('POST', '/webhooks', { name: 'All', address: receiver.url, events: ['request.created'] });
    await refusal('POST', '/requests', { serviceType: 'Loan', title: '', rota: ['LENDER'] });
    expect(await deliveries()).to.deep.equal([]);
  });

  it('gets what it refused again, the same under the same id, with its answer kept; later events of the request wait', async () => {
    await add(['request.created', 'request.statusChanged']);
    receiver.answers(401, `signature does not match${'.'.repeat(2000)}`);
    const { id } = await wish(['LENDER']);
    await node.act(id, 'send');
    await caller().runOnce();
    await caller().runOnce();
    expect(receiver.received.length, 'one alone').to.equal(1);
    const [first] = (await deliveries()).slice(-1);
    const detail = await node.desk<CallDetail>('GET', `/outbound-calls/${first?.id}`);
    expect(detail).to.include({ status: 'pending', attempts: 1, answerStatus: 401 });
    expect(detail.received)
      .to.match(/^signature does not match/)
      .and.to.have.length(1024);
    receiver.answers(200);
    await timePasses();
    await caller().runOnce();
    await caller().runOnce();
    const [one, two] = receiver.received;
    expect(two?.headers['webhook-id']).to.equal(one?.headers['webhook-id']);
    expect(two?.body).to.equal(one?.body);
    expect(bodies().at(-1).type).to.equal('request.statusChanged');
  });

  it('is given up after seven tries, is paused meanwhile, and is sent again by hand', async () => {
    const { webhook } = await add(['request.created']);
    receiver.answers(500);
    await wish(['LENDER']);
    const tries = async (count: number) => {
      for (let round = 0; round < count; round += 1) {
        await timePasses();
        await targetsRest();
        await caller().runOnce();
      }
    };
    await tries(7);
    const paused = await read(webhook.id);
    expect(paused).to.include({ failed: 1, failuresInARow: 7 });
    expect(paused.resumesAt).to.be.a('string');
    await tries(2);
    expect(receiver.received.length).to.equal(7);
    const [call] = await deliveries('?state=failed');
    expect(call?.attempts).to.equal(7);
    receiver.answers(204);
    await node.desk('POST', `/outbound-calls/${call?.id}/again`);
    await caller().runOnce();
    expect(await read(webhook.id)).to.include({ failed: 0, delivered: 1, failuresInARow: 0 });
  });

  it('that is paused lets one call through when its pause is over', async () => {
    await add(['request.created']);
    receiver.answers(500);
    for (let count = 0; count < 8; count += 1) await wish(['LENDER'], `Title ${count}`);
    await caller().runOnce();
    await caller().runOnce();
    const before = receiver.received.length;
    expect(await caller().runOnce(), 'paused').to.equal(0);
    await timePasses();
    await targetsRest();
    expect(await caller().runOnce()).to.equal(1);
    expect(receiver.received.length).to.equal(before + 1);
  });

  it('that hangs is left after its time, and holds up nobody', async () => {
    const other = await startReceiver();
    await add(['request.created']);
    await add(['request.created'], { name: 'Other', address: other.url });
    receiver.answers('hang');
    await wish(['LENDER']);
    await caller(300).runOnce();
    expect(other.received.length).to.equal(1);
    const [call] = await deliveries('?state=waiting');
    expect(call?.problem).to.match(/no answer within/);
    await other.close();
  });

  it('that answers 410 is switched off, and says so', async () => {
    const { webhook } = await add(['request.created']);
    receiver.answers(410);
    await wish(['LENDER']);
    await caller().runOnce();
    const off = await read(webhook.id);
    expect(off.enabled).to.equal(false);
    expect(off.goneSince).to.be.a('string');
    expect(await refusal('POST', `/webhooks/${webhook.id}/test`)).to.include('Turn it on first');
  });

  it('is not followed to another address', async () => {
    const other = await startReceiver();
    await add(['request.created']);
    receiver.answers(307, '', { location: other.url });
    await wish(['LENDER']);
    await caller().runOnce();
    expect(other.received.length).to.equal(0);
    expect((await deliveries())[0]).to.include({ answerStatus: 307, status: 'pending' });
    await other.close();
  });

  it('has an address that the guard lets through, looked at again when it is called', async () => {
    for (const address of ['http://169.254.169.254/latest', 'http://10.0.0.8/in'])
      expect(await refusal('POST', '/webhooks', { name: 'Inside', address, events: ['request.created'] })).to.match(
        /Address not allowed/,
      );
    await add(['request.created']);
    await wish(['LENDER']);
    await caller(1000, createCallPoster({ allowAddresses: [], userAgent: 'Interlend' }).post).runOnce();
    expect(receiver.received.length).to.equal(0);
    expect((await deliveries())[0]?.problem).to.match(/Address not allowed/);
  });

  it('gets patron data only when that was chosen, and forgets it with the patron', async () => {
    await node.desk('POST', '/patrons', { id: 'P7', name: 'Anne Hébert' });
    await add(['request.created'], { personal: true });
    const { id } = await node.desk<{ id: string }>('POST', '/requests', {
      ...{ serviceType: 'Loan', title: 'Kamouraska', rota: ['LENDER'], patron: { id: 'P7', name: 'Anne Hébert' } },
    });
    await caller().runOnce();
    expect(bodies()[0].data.request.patron).to.deep.equal({ id: 'P7', name: 'Anne Hébert' });
    await node.node.context.store.transaction((tx) => tx.forgetPatron(id));
    const { rows } = await pool().query('select request::text as request from outbound_call');
    expect(rows[0].request).not.to.include('Hébert');
  });

  it('is not sent what names a patron after patron data was turned off, at its new address either', async () => {
    const { webhook } = await add(['request.created'], { personal: true });
    await node.desk('POST', '/patrons', { id: 'P8', name: 'Gabrielle Roy' });
    await node.desk('POST', '/requests', {
      ...{
        serviceType: 'Loan',
        title: 'Alexandre Chenevert',
        rota: ['LENDER'],
        patron: { id: 'P8', name: 'Gabrielle Roy' },
      },
    });
    await node.desk('PATCH', `/webhooks/${webhook.id}`, { personal: false, address: receiver.url });
    await caller().runOnce();
    expect(receiver.received).to.deep.equal([]);
    const [kept] = await deliveries();
    expect(kept).to.include({
      status: 'failed',
      problem: 'It names a patron, and patron data is no longer sent to this webhook.',
    });
    await node.desk('POST', `/outbound-calls/${kept?.id}/again`);
    await caller().runOnce();
    expect(receiver.received).to.deep.equal([]);
  });

  it('needs the permission to send patron data', async () => {
    const { secret } = await node.desk<{ secret: string }>('POST', '/keys', {
      ...{ name: 'Administrator', roles: [{ role: 'fulfillmentAdministrator' }] },
    });
    const call = (body: object) =>
      fetch(`${node.url}/api/v1/webhooks`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({ name: 'One', address: receiver.url, events: ['request.created'], ...body }),
      });
    expect((await call({})).status).to.equal(201);
    const refused = await call({ personal: true });
    expect(refused.status).to.equal(403);
    expect(await refused.text()).to.include('send patron data to other systems');
  });

  it('gets a new key, beside which the old one signs for a day; another origin gets its own', async () => {
    const { webhook, secret: old = '' } = await add(['request.created']);
    const { secret: fresh = '' } = await node.desk<WebhookSaved>('POST', `/webhooks/${webhook.id}/key`);
    await node.desk('POST', `/webhooks/${webhook.id}/test`);
    await caller().runOnce();
    const [call] = receiver.received;
    if (!call) throw new Error('Nothing came.');
    expect(JSON.parse(call.body).type).to.equal('webhook.test');
    expect(call.headers['webhook-signature']).to.equal(`${signatureOf(fresh, call)} ${signatureOf(old, call)}`);
    const moved = await node.desk<WebhookSaved>('PATCH', `/webhooks/${webhook.id}`, {
      address: 'http://127.0.0.1:18630/in',
    });
    expect(moved.secret)
      .to.match(/^whsec_/)
      .and.not.equal(fresh);
    expect(moved.webhook.keyBeforeUntil).to.equal(undefined);
    const renamed = await node.desk<WebhookSaved>('PATCH', `/webhooks/${webhook.id}`, { name: 'Parcels' });
    expect(renamed.secret).to.equal(undefined);
    const { items } = await node.desk<{ items: { thing: string; operation: string; after?: object }[] }>(
      'GET',
      '/audit?limit=5',
    );
    expect(JSON.stringify(items)).to.include('Parcels').and.not.to.include(fresh);
  });

  it('loses nothing when the process that sends is gone, and two processes send each call once', async () => {
    await add(['request.created']);
    await wish(['LENDER']);
    const gone = createCallStore(pool());
    expect(
      (await gone.claim({ kinds: ['webhook'], limit: 9, perTarget: 9, instance: 'gone', leaseSeconds: 40 })).length,
    ).to.equal(1);
    expect(await caller().runOnce(), 'under the lease').to.equal(0);
    await pool().query(`update outbound_call set lease_until = now(), next_attempt_at = now()`);
    expect(await caller().runOnce()).to.equal(1);
    for (let count = 0; count < 12; count += 1) await wish(['LENDER'], `Title ${count}`);
    for (let round = 0; round < 6; round += 1) await Promise.all([caller().runOnce(), caller().runOnce()]);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).to.equal(13);
    expect(ids.length).to.equal(13);
  });

  it('is sent an event again under the same id when the process is killed between the answer and its commit', async () => {
    await add(['request.created']);
    await wish(['LENDER']);
    const forked = await library.fork({
      ...{ INTERLEND_FAULT: 'callAnswered:1', INTERLEND_FAULT_TESTS: 'yes', INTERLEND_SWEEP_SECONDS: '1' },
    });
    expect(await forked.died).to.equal('SIGKILL');
    expect(receiver.received.length).to.equal(1);
    expect((await deliveries())[0]).to.include({ status: 'sending', attempts: 1 });
    await pool().query(`update outbound_call set lease_until = now(), next_attempt_at = now()`);
    await caller().runOnce();
    expect((await deliveries())[0]).to.include({ status: 'delivered', attempts: 2 });
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).to.equal(first?.headers['webhook-id']);
    expect(second?.body).to.equal(first?.body);
  });

  it('is removed with what waits', async () => {
    const { webhook } = await add(['request.created']);
    await wish(['LENDER']);
    await node.desk('DELETE', `/webhooks/${webhook.id}`);
    expect(await caller().runOnce()).to.equal(0);
    expect(await deliveries()).to.deep.equal([]);
  });
});
