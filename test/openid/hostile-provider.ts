/** A provider of which every word can be changed: what it says of itself, its keys, its tokens, and what it tells of people. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;
type Answering = (req: IncomingMessage, res: ServerResponse) => void;

export interface HostileProvider {
  issuer: string;
  key: KeyObject;
  publicKey: KeyObject;
  /** The nonce that the next ID token says. */
  nonce: string;
  /** How the ID token is written; without it as it should be. */
  token?: ((claims: Json) => string) | undefined;
  claims: Json;
  userinfo: Json;
  description: Json;
  /** Answers at one of its addresses instead. */
  instead: Partial<Record<string, Answering>>;
  asked: string[];
  /** What a good token of it says just now. */
  good(): Json;
  forget(): void;
  close(): Promise<void>;
}

const part = (value: object | string) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token under a head, signed by a key, or by a secret. */
export function tokenOf(head: Json, claims: Json, by?: KeyObject | Buffer | string): string {
  const text = `${part(head)}.${part(claims)}`;
  if (by === undefined) return `${text}.`;
  const signed =
    typeof by === 'string' || Buffer.isBuffer(by)
      ? createHmac('sha256', by).update(text).digest()
      : sign('RSA-SHA256', Buffer.from(text), by);
  return `${text}.${signed.toString('base64url')}`;
}

export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function hostileProvider(clientId: string): Promise<HostileProvider> {
  const { privateKey, publicKey } = newKey();
  const json = (res: ServerResponse, value: unknown) =>
    void res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://here.invalid');
    provider.asked.push(pathname);
    const instead = provider.instead[pathname];
    if (instead) return instead(req, res);
    const { issuer } = provider;
    if (pathname === '/.well-known/openid-configuration')
      return json(res, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...provider.description,
      });
    if (pathname === '/jwks')
      return json(res, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'ours', use: 'sig', alg: 'RS256' }] });
    if (pathname === '/token') {
      const claims = { ...provider.good(), ...provider.claims };
      const id_token = provider.token?.(claims) ?? tokenOf({ alg: 'RS256', kid: 'ours' }, claims, privateKey);
      return json(res, { access_token: 'a token', token_type: 'Bearer', expires_in: 60, id_token });
    }
    if (pathname === '/userinfo') return json(res, { sub: 'eroy', ...provider.userinfo });
    res.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const provider: HostileProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: privateKey,
    publicKey,
    nonce: '',
    claims: {},
    userinfo: {},
    description: {},
    instead: {},
    asked: [],
    good: () => {
      const now = Math.floor(Date.now() / 1000);
      return { iss: provider.issuer, sub: 'eroy', aud: clientId, iat: now, exp: now + 300, nonce: provider.nonce };
    },
    forget: () => {
      Object.assign(provider, { token: undefined, claims: {}, userinfo: {}, description: {}, instead: {}, asked: [] });
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return provider;
}
