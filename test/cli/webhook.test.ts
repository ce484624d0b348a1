import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend webhook', () => {
  let node: NodeDouble;
  before(async () => {
    node = await startNodeDouble();
  });
  after(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });
  const webhook = {
    ...{ id: '3', name: 'Library portal', address: 'https://portal.college.ca/interlend' },
    ...{ events: ['request.created', 'item.received'], personal: false, enabled: true },
    ...{ createdAt: '2026-03-02T15:00:00.000Z', createdBy: 'Systems', waiting: 2, failed: 1, delivered: 40 },
    failuresInARow: 1,
  };

  it('list shows where events go, and how many wait and failed', async () => {
    node.answers['GET /webhooks'] = { body: { items: [webhook] } };
    const { out } = await told('webhook list');
    expect(out).to.match(
      /3 +Library portal +https:\/\/portal\.college\.ca\/interlend +request\.created, item\.received/,
    );
    expect(out).to.match(/on +2 +1/);
    node.answers['GET /webhooks'] = { body: { items: [] } };
    expect((await told('webhook list')).out).to.equal('There is no webhook. interlend webhook add makes one.');
  });

  it('add sends what was typed and prints the signing key this once', async () => {
    node.answers['POST /webhooks'] = { status: 201, body: { webhook, secret: 'whsec_abc' } };
    const { status, out } = await told(
      'webhook add Portal https://portal.college.ca/interlend --events request.created,item.received --personal --off',
    );
    expect(status).to.equal(0);
    expect(node.calls.at(-1)?.body).to.deep.equal({
      ...{ name: 'Portal', address: 'https://portal.college.ca/interlend' },
      ...{ events: ['request.created', 'item.received'], personal: true, enabled: false },
    });
    expect(out).to.include('whsec_abc').and.to.include('The signing key is shown this once');
  });

  it('add names an event that there is not, and asks for one when none is named', async () => {
    const wrong = await told('webhook add Portal https://portal.college.ca --events request.made');
    expect(wrong).to.include({ status: 2 });
    expect(wrong.err).to.include('There is no event request.made.').and.to.include('interlend webhook events');
    expect((await told('webhook add Portal https://portal.college.ca')).err).to.include('No event is chosen.');
  });

  it('change sends what changes alone; off sends nothing more there', async () => {
    node.answers['PATCH /webhooks/3'] = { body: { webhook: { ...webhook, enabled: false } } };
    expect((await told('webhook change 3 --off')).out).to.match(/State +off/);
    expect(node.calls.at(-1)?.body).to.deep.equal({ enabled: false });
    expect((await told('webhook change 3')).err).to.include('Nothing is to be changed.');
  });

  const sent = {
    ...{ id: '9', kind: 'webhook', target: '3', targetName: 'Library portal', name: 'webhook.test', attempts: 1 },
    ...{ status: 'pending', createdAt: '2026-03-02T15:00:00.000Z', messageId: 'msg_9', personal: false },
  };

  it('test waits for the answer and shows it; an answer that is no yes ends with 1', async () => {
    node.answers['POST /webhooks/3/test'] = { status: 201, body: sent };
    node.answers['GET /outbound-calls/9'] = {
      body: { ...sent, status: 'delivered', answerStatus: 204, durationMs: 31 },
    };
    expect(await told('webhook test 3')).to.include({
      status: 0,
      out: 'Library portal took the event: status 204 after 31 ms.',
    });
    node.answers['GET /outbound-calls/9'] = {
      body: { ...sent, answerStatus: 500, problem: 'The system answered 500.' },
    };
    const refused = await told('webhook test 3');
    expect(refused.status).to.equal(1);
    expect(refused.err).to.include('Library portal did not take the event: The system answered 500.');
  });

  it('remove removes it', async () => {
    node.answers['DELETE /webhooks/3'] = { status: 204 };
    expect(await told('webhook remove 3')).to.include({ status: 0, out: '3 is removed.' });
  });
});
