import { expect } from 'chai';
import request from 'supertest';
import { apiBase } from '../../src/contract/document.js';
import type { Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import { patronCookie } from '../../src/http/patrons-side/caller.js';
import { patronBase, patronsSideOperations } from '../../src/http/patrons-side/operations.js';
import { filledPath } from './field-walk.js';
import { asDesk, openHttp } from './open-http.js';
import { patronsSideDouble } from './patrons-side-double.js';

const password = 'three blue herons';
const patronToken = 'p'.repeat(43);
const word = 'the-word-of-the-session';

/** One node whose administrator and one of whose patrons have signed in. */
async function node() {
  const asked: string[] = [];
  const closed = patronsSideDouble();
  /** Notes whatever of the patrons’ side is reached beyond finding out who calls. */
  const noting = <T extends object>(name: string, of: T): T =>
    new Proxy(of, {
      get: (target, key) => {
        const value = Reflect.get(target, key) as unknown;
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          asked.push(`${name}.${String(key)}`);
          return (value as (...given: unknown[]) => unknown)(...given);
        };
      },
    });
  const session = { id: 's', csrf: word, startedAt: '', endsAt: '', idleEndsAt: '', idleSeconds: 60 };
  const patron = { id: 'P1', name: 'Sam', session } as never;
  const access = {
    ...noting('access', closed.access),
    bySession: async (token: string) => (token === patronToken ? patron : undefined),
  };
  const site = async () => ({ ...(await closed.site()), open: true });
  const patronsSide = { ...noting('patrons', closed), mine: noting('mine', closed.mine), access, site };
  const open = openHttp({ patronsSide });
  await open.access.addUser(
    { code: 'admin', name: 'Ada', language: 'en', roles: [{ role: 'generalSystemAdministrator' }] },
    password,
  );
  const answer = await request(open.app).post(`${apiBase}/session`).send({ user: 'admin', password });
  const staff = {
    Cookie: String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '',
    'X-CSRF-Token': answer.body.csrf as string,
  };
  const ofPatron = { Cookie: `${patronCookie(open.context.symbols)}=${patronToken}`, 'X-CSRF-Token': word };
  const server = open.app.listen(0);
  return { ...open, server, asked, staff, ofPatron };
}

interface Address {
  operation: Operation;
  path: string;
  of: 'staff' | 'ofPatron';
}
const addresses: Address[] = [
  ...operations.map(
    (operation): Address => ({ operation, path: `${apiBase}${filledPath(operation.path)}`, of: 'staff' }),
  ),
  ...(patronsSideOperations as readonly Operation[]).map(
    (operation): Address => ({ operation, path: `${patronBase}${filledPath(operation.path)}`, of: 'ofPatron' }),
  ),
];
const changes = addresses.filter(({ operation }) => operation.method !== 'get');
/** What a browser, and not only a program, is sent to by others: it may come from anywhere. */
const looks = addresses.filter(({ operation }) => operation.method === 'get' && operation.path !== '/events');

describe('E11: every address that changes something, staff’s and patrons’', function () {
  this.timeout(120_000);
  let open: Awaited<ReturnType<typeof node>>;
  before(async () => {
    open = await node();
  });
  after(() => open.server.close());
  const done = () => [...open.calls, ...open.asked];
  const refuses = async (
    { operation, path, of }: Address,
    headers: Record<string, string>,
    status: number,
    body: string | undefined = '{}',
  ) => {
    open.calls.length = 0;
    open.asked.length = 0;
    const answer = await request(open.server)
      [operation.method](path)
      .set({ ...open[of], 'content-type': 'application/json', ...headers })
      .send(body);
    expect(`${operation.id} ${answer.status}`).to.equal(`${operation.id} ${status}`);
    expect(done(), `${operation.id} reached something`).to.deep.equal([]);
  };

  it('are all here: as many as the documents have', () => {
    expect(changes.length).to.be.greaterThan(100);
    expect(changes.filter(({ of }) => of === 'ofPatron').length).to.be.greaterThan(8);
  });

  for (const [how, headers] of [
    ['with the Origin of another site', { origin: 'https://evil.example' }],
    ['with an Origin that is none, as of a sandboxed frame', { origin: 'null' }],
    ['from a page of another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['with our name before another one', { origin: 'http://127.0.0.1.evil.example' }],
  ] as const)
    it(`refuse a call ${how}, also to sign in`, async () => {
      for (const each of changes) await refuses(each, headers, 403);
    });

  it('refuse a call by cookie that does not say the word of the session', async () => {
    for (const each of changes)
      for (const given of ['', 'a-guess']) await refuses(each, { 'X-CSRF-Token': given }, 403);
  });

  for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
    it(`take no ${type}, as forms of other sites send it`, async () => {
      // The file of a copy is of any type: Origin and word of the session guard it, as they were seen to.
      for (const each of changes) if (!each.operation.upload) await refuses(each, { 'content-type': type }, 415, 'a=1');
    });
});

describe('E13: every address that looks, staff’s and patrons’', function () {
  this.timeout(120_000);
  let open: Awaited<ReturnType<typeof node>>;
  before(async () => {
    open = await node();
  });
  after(() => open.server.close());

  it('says that nobody keeps the answer, guesses its type, frames it or is told where one came from', async () => {
    for (const { operation, path, of } of looks) {
      const answer = await request(open.app)
        .get(path)
        .set(of === 'staff' ? asDesk : open.ofPatron);
      const { headers } = answer;
      expect(headers['cache-control'], operation.id).to.match(/no-store/);
      expect(headers['x-content-type-options'], operation.id).to.equal('nosniff');
      expect(headers['referrer-policy'], operation.id).to.equal('no-referrer');
      expect(headers['content-security-policy'], operation.id).to.match(/default-src 'none'/);
      expect(headers['x-frame-options'], operation.id).to.equal('DENY');
      expect(headers['access-control-allow-origin'], operation.id).to.equal(undefined);
      expect(headers['x-powered-by'], operation.id).to.equal(undefined);
      if (/html/.test(headers['content-type'] ?? '')) expect.fail(`${operation.id} answers with a page`);
    }
  });

  it('keeps its gate however its address is spelled', async () => {
    open.calls.length = 0;
    const spellings = (path: string): string[] => [
      path.toUpperCase(),
      `${path}/`,
      `/${path}`,
      path.replace('/api/', '/api//'),
      path.replace('/api/', '/%61pi/'),
      path.replace(/(\w)$/, (last) => `%${last.charCodeAt(0).toString(16)}`),
      `${path};x=1`,
      `${path}%2F`,
      `${path}/.`,
      `/x/..${path}`,
    ];
    for (const [at, { operation, path }] of looks.entries()) {
      if (operation.permission === 'public') continue;
      // Each address in three ways; every way is met by fifty addresses.
      for (const spelled of spellings(path).filter((_, way) => (way + at) % 3 === 0)) {
        const { status, headers } = await request(open.server).get(spelled).set('accept', 'application/json');
        expect(status, `${operation.id} ${spelled} answers a stranger`).to.be.oneOf([400, 401, 404]);
        expect(headers['set-cookie']).to.equal(undefined);
      }
    }
    expect(open.calls).to.deep.equal([]);
  });
});
