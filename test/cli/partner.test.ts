import { expect } from 'chai';
import { ofAlgonquin } from '../courier/self-signed.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { partner } from './views.js';

describe('interlend partner', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
    node.answers['POST /partners'] = { status: 201, body: { partner, token: 'il_shown_once' } };
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: node.env, ...more });
  const add =
    'partner add --code lacite --name "La Cité" --symbol ISIL:CA-OOLC --symbol OCLC:X:Y --address https://ill.lacite.example/iso18626';

  it('add sends the partner and shows their token once', async () => {
    const { out } = await told(`${add} --no-lending --call-limit 60`);
    expect(node.calls[0]?.body).to.eql({
      code: 'lacite',
      name: 'La Cité',
      symbols: [
        { type: 'ISIL', value: 'CA-OOLC' },
        { type: 'OCLC', value: 'X:Y' },
      ],
      url: 'https://ill.lacite.example/iso18626',
      dialect: 'standard-1.2',
      lending: false,
      callLimitSeconds: 60,
    });
    expect(out).to.match(/shown this once:\nil_shown_once$/);
  });

  it('add reads what we present from a file, never from the command', async () => {
    await told(`${add} --present basic --secret-from -`, { readInput: async () => 'us:pa:ss\n' });
    expect(node.calls[0]?.body).to.deep.include({ outboundAuth: { kind: 'basic', user: 'us', password: 'pa:ss' } });
    await told(`${add} --present header:X-Api-Key --secret-from -`, { readInput: async () => 'k3y\n' });
    expect(node.calls[1]?.body).to.deep.include({ outboundAuth: { kind: 'header', name: 'X-Api-Key', value: 'k3y' } });
  });

  it('add names everything that is missing at once', async () => {
    const { status, err } = await told('partner add --code lacite');
    expect(status).to.equal(2);
    expect(err).to.match(/--name, --symbol, --address/);
  });

  for (const wrong of [
    '--symbol CA-OOLC',
    '--present bearer',
    '--present smoke --secret-from -',
    '--call-limit 0',
    '--iso-version 3',
  ])
    it(`add refuses ${wrong}`, async () => {
      expect(await told(`${add} ${wrong}`, { readInput: async () => 'secret' })).to.include({ status: 2 });
      expect(node.calls).to.eql([]);
    });

  it('KD3: show names the address that is not confirmed, and confirm says which one was read', async () => {
    const secret = { enteredFor: 'https://ill.lacite.example', origin: 'https://new.example', waits: true };
    node.answers['GET /partners/lacite'] = { body: { ...partner, presents: 'bearer', secret } };
    expect((await told('partner show lacite')).out)
      .to.match(/Entered for +https:\/\/ill\.lacite\.example/)
      .and.match(/Not confirmed +https:\/\/new\.example: nothing is presented there/);
    node.answers['POST /partners/lacite/address/confirm'] = {
      body: { ...partner, secret: { enteredFor: 'https://new.example', origin: 'https://new.example', waits: false } },
    };
    const { out } = await told('partner confirm lacite https://new.example');
    expect(node.calls.at(-1)?.body).to.eql({ origin: 'https://new.example' });
    expect(out)
      .to.match(/Entered for +https:\/\/new\.example/)
      .and.not.include('Not confirmed');
  });

  it('change takes certificate and key from one file, whatever stands around them', async () => {
    node.answers['PATCH /partners/lacite'] = { body: partner };
    const { certificate, key } = ofAlgonquin;
    const asked = 'partner change lacite --present certificate --secret-from -';
    await told(asked, { readInput: async () => `Bag Attributes\n${key}\n${certificate}` });
    expect(node.calls[0]?.body).to.eql({ outboundAuth: { kind: 'certificate', certificate, key } });
    const { status, err } = await told(asked, { readInput: async () => certificate });
    expect([status, err]).to.satisfy(([ended, said]: [number, string]) => ended === 2 && said.includes('private key'));
  });

  it('change sends what is named, the secret from a file', async () => {
    node.answers['PATCH /partners/lacite'] = { body: partner };
    await told('partner change lacite --address https://new.example/iso --present bearer --secret-from -', {
      readInput: async () => 't0ken\n',
    });
    expect(node.calls[0]?.body).to.eql({
      url: 'https://new.example/iso',
      outboundAuth: { kind: 'bearer', token: 't0ken' },
    });
  });

  it('change sends the account of the header with what is presented besides, or alone', async () => {
    node.answers['PATCH /partners/lacite'] = { body: partner };
    await told('partner change lacite --account-id ALG --security-code-from -', { readInput: async () => '77\n' });
    const account = { accountId: 'ALG', securityCode: '77' };
    expect(node.calls.at(-1)?.body).to.eql({ outboundAuth: { kind: 'none', account } });
    await told('partner change lacite --present none');
    expect(node.calls.at(-1)?.body).to.eql({ outboundAuth: { kind: 'none' } });
    expect((await told('partner change lacite --account-id ALG')).status).to.equal(2);
  });

  it('change sets after how many business days a lender is chased', async () => {
    node.answers['PATCH /partners/lacite'] = { body: partner };
    await told('partner change lacite --auto-claim 3 --auto-cancel 0');
    expect(node.calls.at(-1)?.body).to.deep.equal({ autoClaimDays: 3, autoCancelDays: 0 });
  });

  it('change without anything to change says so and calls nobody', async () => {
    expect(await told('partner change lacite')).to.include({ status: 2 });
    expect(node.calls).to.eql([]);
  });

  it('list says in words whether messages flow', async () => {
    node.answers['GET /partners'] = { body: { items: [partner], count: 1 } };
    expect((await told('partner list')).out).to.match(
      /lacite +La Cité +ISIL:CA-OOLC +standard-1\.2 +1\.2 +borrow, lend +flowing +2/,
    );
  });

  it('show lists what they may present', async () => {
    node.answers['GET /partners/lacite'] = { body: partner };
    expect((await told('partner show lacite')).out).to.match(/4 +token +il_ab +2025-11-25 10:00 +never/);
  });

  it('test marks each step, gives the remedy and ends with 1 when one fails', async () => {
    node.answers['POST /partners/lacite/test'] = {
      body: {
        items: [
          { step: 'address', title: 'Address', ok: true, said: '192.0.2.7' },
          {
            step: 'credential',
            title: 'It lets us in',
            ok: false,
            said: '401',
            remedy: 'Ask them for a token.',
          },
        ],
      },
    };
    const { status, out } = await told('partner test lacite');
    expect(status).to.equal(1);
    expect(out).to.equal('✓ Address: 192.0.2.7\n✗ It lets us in: 401\n    → Ask them for a token.');
    for (const [words, env] of [
      ['partner test lacite --language fr', {}],
      ['partner test lacite', { LANG: 'fr_CA.UTF-8' }],
    ] as const) {
      expect((await told(words, { env: { ...node.env, ...env } })).out).to.include('✗ It lets us in : 401');
      expect(node.calls.at(-1)?.headers['accept-language'], words).to.equal('fr');
    }
  });

  for (const order of ['hold', 'suspend', 'resume', 'probe'])
    it(`${order} orders it and shows the channel`, async () => {
      node.answers[`POST /partners/lacite/channel/${order}`] = {
        body: { ...partner.channel, state: 'held', reason: 'Held by élise.' },
      };
      expect((await told(`partner ${order} lacite`)).out).to.match(/Channel +held\nBecause +Held by élise\./);
    });

  it('issues and revokes credentials', async () => {
    const parts = [
      { part: 'address', value: 'https://ill.example/iso18626' },
      { part: 'user', value: 'LACITE' },
      { part: 'password', value: 's3cret' },
    ];
    node.answers['POST /partners/lacite/credentials'] = { status: 201, body: { id: '5', secret: 's3cret', parts } };
    node.answers['DELETE /partners/lacite/credentials/5'] = {};
    expect((await told('partner credential issue lacite --kind basic')).out).to.equal(
      'Number 5, shown this once:\nAddress: https://ill.example/iso18626\nUser: LACITE\nPassword: s3cret',
    );
    expect(node.calls[0]?.body).to.eql({ kind: 'basic' });
    expect((await told('partner credential revoke lacite 5')).out).to.equal('Revoked.');
  });
});
