import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createProvider } from '../../src/adapters/openid/provider.js';
import { type HostileProvider, hostileProvider, newKey, tokenOf } from './hostile-provider.js';

const clientId = 'interlend';
const clientSecret = 'given by the college';
const returnUrl = 'https://ill.example/api/v1/session/openid/return';
const now = () => Math.floor(Date.now() / 1000);

/** What is forged here is forged with the provider’s own key where a thief could not do that: nothing rests on one check. */
describe('E12: an answer of an identity provider', function () {
  this.timeout(30_000);
  let college: HostileProvider;
  before(async () => {
    college = await hostileProvider(clientId);
  });
  after(() => college.close());
  afterEach(() => college.forget());

  const ours = (more: object = {}) =>
    createProvider({
      issuer: college.issuer,
      clientId,
      clientSecret,
      scopes: 'openid email',
      patienceSeconds: 2,
      ...more,
    });
  /** Comes back with a code; `change` bends the way back. */
  async function comesBack(change: (way: URL, state: string) => void = () => {}, at = ours()) {
    const begun = await at.begin(returnUrl);
    if (begun.kind !== 'go') throw new Error(JSON.stringify(begun));
    college.nonce = begun.secrets.nonce;
    const way = new URL(returnUrl);
    way.searchParams.set('code', 'a code');
    way.searchParams.set('state', begun.secrets.state);
    change(way, begun.secrets.state);
    return { outcome: await at.finish(way, begun.secrets), secrets: begun.secrets, way };
  }
  const refused = async (what: string, change?: (way: URL, state: string) => void) => {
    const { outcome } = await comesBack(change);
    expect([what, outcome.kind], JSON.stringify(outcome)).to.deep.equal([what, 'refused']);
  };

  it('KD3: our secret goes to the origin of the issuer alone, wherever the provider says that it takes codes', async () => {
    const thief = await hostileProvider(clientId);
    try {
      college.description = { token_endpoint: `${thief.issuer}/token` };
      const begun = await ours().begin(returnUrl);
      expect(begun).to.have.property('kind', 'incomplete');
      expect(begun)
        .to.have.property('detail')
        .that.includes(thief.issuer)
        .and.includes('INTERLEND_OPENID_SECRET_ORIGIN');
      // Neither is it led there from where it is right.
      college.forget();
      college.instead['/token'] = (_req, res) => void res.writeHead(307, { location: `${thief.issuer}/token` }).end();
      expect((await comesBack()).outcome.kind).to.not.equal('proved');
      expect(thief.asked).to.deep.equal([]);
    } finally {
      await thief.close();
    }
  });

  it('KD3: our secret goes to the second origin that the settings name, and a public client needs none', async () => {
    const other = await hostileProvider(clientId);
    const secrets: string[] = [];
    try {
      other.instead['/token'] = (req, res) => {
        secrets.push(String(req.headers.authorization));
        res.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
      };
      college.description = { token_endpoint: `${other.issuer}/token` };
      await comesBack(undefined, ours({ secretOrigin: `${other.issuer}/` }));
      expect(secrets).to.have.length(1);
      expect(secrets[0]).to.match(/^Basic /);
      expect(await ours({ clientSecret: '' }).begin(returnUrl)).to.have.property('kind', 'go');
    } finally {
      await other.close();
    }
  });

  it('that is as it should be is believed', async () => {
    const { outcome } = await comesBack();
    expect(outcome).to.have.property('kind', 'proved');
  });

  it('is refused when its token is signed by nobody, by a public key, by our own secret, or by a key of somebody else', async () => {
    const stranger = newKey();
    const pem = college.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const jwk = stranger.publicKey.export({ format: 'jwk' });
    const forged: Record<string, (claims: Record<string, unknown>) => string> = {
      'alg none': (claims) => tokenOf({ alg: 'none' }, claims),
      'alg None with the kid': (claims) => tokenOf({ alg: 'None', kid: 'ours' }, claims),
      'no alg': (claims) => tokenOf({ kid: 'ours' }, claims, college.key),
      'HS256 by the public key': (claims) => tokenOf({ alg: 'HS256', kid: 'ours' }, claims, pem),
      'HS256 by the modulus': (claims) =>
        tokenOf(
          { alg: 'HS256' },
          claims,
          Buffer.from(String(college.publicKey.export({ format: 'jwk' }).n), 'base64url'),
        ),
      'HS256 by our secret': (claims) => tokenOf({ alg: 'HS256' }, claims, clientSecret),
      'RS512 under the name of RS256': (claims) => tokenOf({ alg: 'RS512', kid: 'ours' }, claims, college.key),
      'another key under its kid': (claims) => tokenOf({ alg: 'RS256', kid: 'ours' }, claims, stranger.privateKey),
      'a kid that it has not': (claims) => tokenOf({ alg: 'RS256', kid: 'theirs' }, claims, stranger.privateKey),
      'a key within': (claims) => tokenOf({ alg: 'RS256', jwk }, claims, stranger.privateKey),
      'an address of keys within': (claims) =>
        tokenOf({ alg: 'RS256', jku: 'http://127.0.0.1:1/jwks', kid: 'ours' }, claims, stranger.privateKey),
      'a critical part that nobody knows': (claims) =>
        tokenOf({ alg: 'RS256', kid: 'ours', crit: ['x'], x: 1 }, claims, college.key),
      'no token at all': () => '',
      'five parts': (claims) => `${tokenOf({ alg: 'RS256', kid: 'ours' }, claims, college.key)}.a.b`,
    };
    for (const [what, token] of Object.entries(forged)) {
      college.token = token;
      await refused(what);
    }
  });

  it('is refused when its token is for another client, of another issuer or moment, or answers another question', async () => {
    const claims: Record<string, Record<string, unknown>> = {
      'another audience': { aud: 'another' },
      'two audiences and nobody named': { aud: [clientId, 'another'] },
      'two audiences, the other named': { aud: [clientId, 'another'], azp: 'another' },
      'ours, another named': { aud: clientId, azp: 'another' },
      'no audience': { aud: undefined },
      'another issuer': { iss: 'https://evil.example' },
      'its own name with a stroke': { iss: `${college.issuer}/` },
      over: { exp: now() - 120 },
      'without an end': { exp: undefined },
      'not yet': { nbf: now() + 3600 },
      'made tomorrow': { iat: now() + 86_400, exp: now() + 90_000 },
      'made without a time': { iat: undefined },
      'no nonce': { nonce: undefined },
      'another nonce': { nonce: 'x'.repeat(43) },
      'an empty nonce': { nonce: '' },
      nobody: { sub: undefined },
      'an empty subject': { sub: '' },
      'a subject that is a list': { sub: ['eroy'] },
    };
    for (const [what, change] of Object.entries(claims)) {
      college.claims = change;
      await refused(what);
    }
  });

  it('is refused when what is told of a person is of another one', async () => {
    for (const sub of ['chief', '', undefined, ['eroy']]) {
      college.userinfo = { sub };
      await refused(`userinfo of ${JSON.stringify(sub)}`);
    }
  });

  it('is refused with another state, none, two, or the words of another provider (mix-up)', async () => {
    await refused('another state', (way) => way.searchParams.set('state', 'guessed'));
    await refused('no state', (way) => way.searchParams.delete('state'));
    await refused('two states', (way, state) => way.searchParams.append('state', state));
    await refused('two codes', (way) => way.searchParams.append('code', 'another'));
    await refused('no code', (way) => way.searchParams.delete('code'));
    await refused('another issuer', (way) => way.searchParams.set('iss', 'https://evil.example'));
    expect(
      college.asked.filter((path) => path === '/token'),
      'no code was shown',
    ).to.deep.equal([]);
    college.description = { authorization_response_iss_parameter_supported: true };
    await refused('no issuer of one that says it', () => {});
  });

  it('of one provider is not shown to another that the settings name since', async () => {
    const other = await hostileProvider(clientId);
    try {
      const { secrets, way } = await comesBack();
      const outcome = await ours({ issuer: other.issuer }).finish(way, secrets);
      expect(outcome.kind).to.equal('refused');
      expect(other.asked).to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('leads nowhere: a description of another issuer, and redirects, are not followed', async () => {
    const canary = await hostileProvider(clientId);
    try {
      college.description = { issuer: canary.issuer };
      expect((await ours().begin(returnUrl)).kind).to.equal('away');
      college.forget();
      for (const path of ['/token', '/jwks', '/userinfo', '/.well-known/openid-configuration']) {
        college.instead = {
          [path]: (_req, res) => void res.writeHead(307, { location: `${canary.issuer}${path}` }).end(),
        };
        const at = ours();
        const begun = await at.begin(returnUrl);
        if (path.startsWith('/.well')) expect(begun.kind).to.equal('away');
        else expect((await comesBack(() => {}, at)).outcome.kind, path).to.be.oneOf(['refused', 'away']);
      }
      expect(canary.asked).to.deep.equal([]);
    } finally {
      await canary.close();
    }
  });

  it('that does not end, is packed to look small, or drips, is given up', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576, ' '));
    let written = 0;
    const endless: NonNullable<HostileProvider['instead'][string]> = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!res.destroyed && res.write(Buffer.alloc(65_536, ' '))) written += 65_536;
      };
      res.on('drain', more);
      more();
    };
    const packed: typeof endless = (_req, res) =>
      void res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    const drip: typeof endless = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => res.write(' '), 50);
      res.once('close', () => clearInterval(timer));
    };
    const before = process.memoryUsage().rss;
    for (const [what, instead] of Object.entries({ endless, packed, drip }))
      for (const path of ['/.well-known/openid-configuration', '/token', '/jwks', '/userinfo']) {
        const at = ours();
        if (path.startsWith('/.well')) {
          college.instead = { [path]: instead };
          expect([what, path, (await at.begin(returnUrl)).kind]).to.deep.equal([what, path, 'away']);
        } else {
          const { outcome } = await comesBack(() => {
            college.instead = { [path]: instead };
          }, at);
          expect(outcome.kind, `${what} ${path}`).to.be.oneOf(['refused', 'away']);
        }
        college.forget();
      }
    expect(written, 'endless bytes that were taken').to.be.below(64 * 1_048_576);
    expect(process.memoryUsage().rss - before).to.be.below(200 * 1_048_576);
  });
});
