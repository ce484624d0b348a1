/** A real OpenID Connect provider in the test’s own process, and a browser that walks between it and a node. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { freePort } from '../../src/storage/embedded/ports.js';

/** Somebody who has an account at the institution. */
export interface Person {
  name?: string;
  email?: string;
  email_verified?: boolean;
  locale?: string;
  groups?: string[];
  /** What the college’s directory says of the library card. */
  library?: { card?: string | number };
}
type Claims = Record<string, unknown>;

export interface CollegeAccounts {
  issuer: string;
  people: Record<string, Person>;
  /** What is done to each ID token on its way; `signed`: it is signed anew, as only the provider can. */
  onTheWay: { change?: (claims: Claims) => Claims; signed?: boolean };
  /** How often its description was asked for. */
  looks: () => number;
  close(): Promise<void>;
  /** The same provider, at the same address, after it was closed. */
  open(): Promise<void>;
}

export const clientId = 'interlend';
export const clientSecret = 'given by the college';

export async function collegeAccounts(...returnUrls: string[]): Promise<CollegeAccounts> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const people: CollegeAccounts['people'] = {};
  const onTheWay: CollegeAccounts['onTheWay'] = {};
  const provider = new Provider(issuer, settings(people, key, returnUrls));
  let looks = 0;
  provider.use(async (ctx, next) => {
    if (ctx.path.includes('openid-configuration')) looks += 1;
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === '/token' && body?.id_token && onTheWay.change)
      body.id_token = changed(body.id_token, onTheWay.change, onTheWay.signed ? key : undefined);
  });
  let server: Server | undefined;
  const open = () =>
    new Promise<void>((done) => {
      server = createServer(provider.callback());
      server.listen(port, '127.0.0.1', done);
    });
  const close = () =>
    new Promise<void>((done) => {
      if (!server?.listening) return done();
      server.close(() => done());
      server.closeAllConnections();
    });
  await open();
  return { issuer, people, onTheWay, looks: () => looks, open, close };
}

const settings = (people: CollegeAccounts['people'], key: object, returnUrls: string[]): Configuration => ({
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: returnUrls }],
  jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' } as never] },
  cookies: { keys: ['a key of the college'] },
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'preferred_username', 'locale', 'groups', 'library'],
  },
  ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
  features: { devInteractions: { enabled: true } },
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, preferred_username: id, ...people[id] }),
  }),
  // The college has agreed for its people: nobody is asked.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      accountId: ctx.oidc.session?.accountId ?? '',
      clientId: ctx.oidc.client?.clientId ?? '',
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

/** An ID token with other claims: with the old signature, or signed anew. */
function changed(token: string, change: (claims: Claims) => Claims, key?: object): string {
  const [head = '', body = '', old = ''] = token.split('.');
  const claims = change(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims);
  const text = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  if (!key) return `${text}.${old}`;
  const privateKey = createPrivateKey({ key: key as never, format: 'jwk' });
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}

export interface Answer {
  status: number;
  url: string;
  text: string;
  location?: string;
}

/** Keeps the cookies of each site, and follows nothing by itself; its pages come in its language. */
export function browser(language: 'en' | 'fr' = 'en') {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };

  async function go(url: string, form?: Record<string, string>): Promise<Answer> {
    const jar = jarOf(url);
    const answer = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        accept: 'text/html,*/*;q=0.8',
        'accept-language': language,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      url,
      text: await answer.text(),
      ...(location ? { location: new URL(location, url).href } : {}),
    };
  }

  /** From the address at the provider, through its sign-in, to the way back, which is not gone yet. */
  async function signInAt(start: string, login: string): Promise<string> {
    const { origin } = new URL(start);
    let answer = await go(start);
    for (let step = 0; step < 10; step += 1) {
      if (answer.location && !answer.location.startsWith(origin)) return answer.location;
      answer = answer.location
        ? await go(answer.location)
        : await go(answer.url, { prompt: 'login', login, password: 'any' });
    }
    throw new Error(`The provider does not send the browser back: ${answer.status} ${answer.text.slice(0, 300)}`);
  }

  return { go, signInAt, jarOf };
}
