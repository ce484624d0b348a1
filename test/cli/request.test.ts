import { expect } from 'chai';
import type { Explanation } from '../../src/contract/request-views.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

describe('interlend request', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
    node.answers['GET /requests/OOALG0000007'] = { body: request };
    node.answers['POST /requests/7/actions/receive'] = { body: { ...request, stateLabel: 'Received' } };
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: node.env, ...more });

  it('list asks for what was filtered and says how to see more', async () => {
    node.answers['GET /requests'] = { body: { items: [request], next: 'p2' } };
    const { out } = await told(
      'request list --side borrowing --attention --search "leaves of grass" --limit 5 --after p1',
    );
    expect(node.calls[0]?.query).to.eql({
      side: 'borrowing',
      attention: 'true',
      q: 'leaves of grass',
      limit: '5',
      after: 'p1',
    });
    expect(out)
      .to.match(/^Request +Side +State +Title/)
      .and.match(/There is more: add --after p2$/);
  });

  it('FC8: list takes a status by its name or its words, and says which there are when it is none', async () => {
    node.answers['GET /requests'] = { body: { items: [request] } };
    await told('request list --state "Shipped Physically"');
    expect(node.calls.at(-1)?.query).to.include({ state: 'shippedPhysically' });
    await told('request list --side borrowing --state "expédié physiquement"');
    expect(node.calls.at(-1)?.query).to.include({ side: 'borrowing', state: 'shippedPhysically' });
    const before = node.calls.length;
    const { status, out, err } = await told('request list --state nosuch');
    expect([status, out]).to.deep.equal([2, '']);
    expect(err).to.match(/^No status is called "nosuch"\.\n→ Choose one of: .*readyToSend \(Ready to be sent\).*\.$/m);
    expect(node.calls.length).to.equal(before);
  });

  it('list prints the page as it came for programs', async () => {
    const page = { items: [request], next: 'p2' };
    node.answers['GET /requests'] = { body: page };
    expect(JSON.parse((await told('request list --json')).out)).to.eql(page);
  });

  it('show tells the rota, what needs attention and what can be done', async () => {
    const { out } = await told('request show OOALG0000007');
    expect(out).to.match(/State +Ready to be sent/);
    expect(out).to.match(/Created +2025-11-25 10:04/);
    expect(out).to.match(/1 +La Cité +listed +nearest/);
    expect(out).to.match(/17 {2}Nobody is left to ask\./);
    expect(out).to.match(
      /receive --field barcodes=… \[--field notifyPatron=…\].*→ receivedPhysically {2}\(usual next step\)/,
    );
  });

  it('act sends the version it saw and the fields as the form takes them', async () => {
    const { status, out } = await told(
      'request act OOALG0000007 receive --field barcodes=1,2 --field barcodes=3 --field notifyPatron=yes --field note=a=b',
    );
    expect(status).to.equal(0);
    expect(node.calls.at(-1)?.body).to.eql({
      version: 3,
      fields: { barcodes: ['1', '2', '3'], notifyPatron: true, note: 'a=b' },
    });
    expect(out).to.match(/State +Received/);
  });

  it('act can insist on the version that a person has seen', async () => {
    await told('request act OOALG0000007 receive --version 2');
    expect(node.calls.at(-1)?.body).to.eql({ version: 2, fields: {} });
  });

  it('act refuses fields that are not written as such before it asks anybody', async () => {
    expect(await told('request act 7 receive --field barcodes')).to.include({ status: 2 });
    expect(node.calls).to.eql([]);
  });

  it('create sends what was given and nothing else', async () => {
    node.answers['POST /requests'] = { status: 201, body: request };
    await told(
      'request create --title "Maria Chapdelaine" --copy --pages-requested 10-22 --maximum-costs "12.50 cad" --rota "a, b" --patron P1',
    );
    expect(node.calls[0]?.body).to.eql({
      serviceType: 'Copy',
      title: 'Maria Chapdelaine',
      pagesRequested: '10-22',
      maximumCosts: { amount: '12.50', currency: 'CAD' },
      rota: ['a', 'b'],
      patron: { id: 'P1' },
    });
  });

  it('create takes a draft from standard input, and options win', async () => {
    node.answers['POST /requests'] = { status: 201, body: request };
    await told('request create --from - --title New', { readInput: async () => '{"title": "Old", "volume": "2"}' });
    expect(node.calls[0]?.body).to.eql({ serviceType: 'Loan', title: 'New', volume: '2' });
  });

  it('create without a title, or with broken JSON, is not sent', async () => {
    expect((await told('request create --author A')).status).to.equal(2);
    expect((await told('request create --from -', { readInput: async () => '{' })).status).to.equal(2);
    expect(node.calls).to.eql([]);
  });

  it('create takes a walk-in, another address, the ticks and a draft to be edited', async () => {
    node.answers['POST /requests'] = { status: 201, body: request };
    await told(
      'request create --title Nana --walk-in Jo --ship-to "1 Main; Ottawa; K1A; ON; CA" --hold --allow-other-formats --agree-to-copyright',
    );
    expect(node.calls[0]?.body).to.eql({
      serviceType: 'Loan',
      title: 'Nana',
      patron: { name: 'Jo' },
      hold: true,
      allowOtherFormats: true,
      agreeToCopyright: true,
      shipTo: { line1: '1 Main', locality: 'Ottawa', postalCode: 'K1A', region: 'ON', country: 'CA' },
    });
  });

  it('edit sends the version it saw, what is new, and null for what is cleared', async () => {
    node.answers['PATCH /requests/7'] = { body: request };
    expect(await told('request edit OOALG0000007 --volume 2 --clear note --clear shipTo')).to.include({ status: 0 });
    expect(node.calls.at(-1)?.body).to.eql({ version: 3, change: { volume: '2', note: null, shipTo: null } });
    await told('request edit 7 --from - --version 2', { readInput: async () => '{"doi": "10.1/x"}' });
    expect((await told('request edit OOALG0000007')).status, 'nothing to change').to.equal(2);
  });

  it('duplicate is for the same patron, another or nobody', async () => {
    node.answers['POST /requests/7/duplicate'] = { status: 201, body: request };
    for (const words of ['', ' --patron P2', ' --no-patron']) await told(`request duplicate 7${words}`);
    expect(node.calls.map(({ body }) => body)).to.eql([{}, { patron: { id: 'P2' } }, { patron: null }]);
  });

  it('history shows the change of state and the rule that decided', async () => {
    node.answers['GET /requests/7/history'] = {
      body: {
        items: [
          {
            id: '1',
            at: request.createdAt,
            actorKind: 'system',
            actor: 'node',
            event: 'withdrawn',
            fromState: 'sent',
            toState: 'ready',
            facts: { rule: 'notDelivered', days: 1 },
          },
        ],
      },
    };
    expect((await told('request history 7')).out).to.match(
      /node +withdrawn +sent → ready +rule: notDelivered, days: 1/,
    );
  });

  it('does not let an id lead to another address', async () => {
    await told('request show ../partners?x=1');
    expect(node.calls[0]?.path).to.equal('/api/v1/requests/..%2Fpartners%3Fx%3D1');
  });

  it('dismiss takes the mark off', async () => {
    node.answers['POST /requests/7/attention/17/dismiss'] = {};
    expect(await told('request dismiss 7 17')).to.include({ status: 0, out: 'Done.' });
  });
});

describe('interlend explain', () => {
  it('answers in sentences', async () => {
    const node = await startNodeDouble();
    const explanation: Explanation = {
      request: 'OOALG0000007',
      state: 'requestSent',
      whoHasIt: 'partner',
      sentence: 'La Cité was asked and has not answered.',
      expectedNext: [{ who: 'La Cité', what: 'Waiting for the partner to answer.', by: '2025-11-26T15:00:00Z' }],
      byItself: [
        { what: 'The next partner is asked.', when: '2025-11-27T15:00:00Z', rule: 'withdraw after 1 business day' },
      ],
      undelivered: [
        {
          message: 'Request',
          since: '2025-11-25T15:00:00Z',
          reason: 'Nobody answered.',
          nextAttemptAt: '2025-11-25T15:10:00Z',
        },
      ],
    };
    node.answers['GET /requests/OOALG0000007/explain'] = { body: explanation };
    const { out } = await typed('explain OOALG0000007', { env: node.env });
    await node.close();
    expect(out.split('\n')).to.eql([
      'OOALG0000007: La Cité was asked and has not answered.',
      'Next, La Cité, by 2025-11-26 10:00: Waiting for the partner to answer.',
      'Automatically, at 2025-11-27 10:00: The next partner is asked. (rule: withdraw after 1 business day)',
      'Not delivered since 2025-11-25 10:00: Request. Nobody answered. It is due at 2025-11-25 10:10.',
    ]);
  });
});
