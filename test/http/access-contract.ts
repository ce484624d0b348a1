/** What every store of accounts, sessions and keys promises: the database, and the double with which tests of the API run. */
import { expect } from 'chai';
import type { AccessStore } from '../../src/engine/access/ports.js';

export interface StoreUnderContract {
  store: AccessStore;
  /** A person with an account and a password of which that is the digest. */
  addUser(code: string, email: string, passwordHash: string): Promise<void>;
}

// Now: the node under test deletes sessions that have ended.
const at = new Date();
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const idleMs = 10 * 60_000;
let count = 0;
const digest = () => `${String(++count).padStart(16, '0')}-of-a-secret`;

export function keepsTheAccessContract(open: () => Promise<StoreUnderContract>): void {
  let store: AccessStore;
  let code: string;
  before(async () => {
    const opened = await open();
    store = opened.store;
    code = 'gagnon';
    await opened.addUser(code, 'Luc.Gagnon@college.example', 'digest of the first');
  });
  const opens = async (tokenHash = digest(), provedBy?: string) => {
    const session = { tokenHash, way: 'password', code, address: '::1', at, endsAt: later(60), provedBy } as const;
    return { tokenHash, isOpen: await store.openSession(session) };
  };

  it('finds an account by its name and by its address in any case, and no other', async () => {
    expect(await store.account('GAGNON')).to.deep.include({ passwordHash: 'digest of the first' });
    expect((await store.accountsAt('luc.gagnon@COLLEGE.example')).map((each) => each.code)).to.deep.equal([code]);
    expect(await store.account('nobody')).to.equal(undefined);
    expect(await store.accountsAt('nobody@college.example')).to.deep.equal([]);
  });

  it('opens a session only while the password that was proved is the one of the account', async () => {
    expect((await opens(digest(), 'digest of the first')).isOpen).to.equal(true);
    expect((await opens(digest(), 'digest of another')).isOpen).to.equal(false);
  });

  it('knows a session until it is closed, has ended, or was idle for too long', async () => {
    const { tokenHash } = await opens();
    expect((await store.session(tokenHash, later(1), idleMs))?.account.code).to.equal(code);
    expect(await store.session(tokenHash, later(61), idleMs * 100), 'it has ended').to.equal(undefined);
    expect(await store.session(tokenHash, later(30), idleMs), 'it was idle').to.equal(undefined);
    await store.closeSession(tokenHash);
    expect(await store.session(tokenHash, later(2), idleMs), 'it was closed').to.equal(undefined);
  });

  it('ends one session by its id, or all of a person, and says how many', async () => {
    await store.endSessions(code);
    const [first, second] = [await opens(), await opens()];
    const ids = (await store.sessions(code, at, idleMs)).map(({ id }) => id);
    expect(ids).to.have.members([first.tokenHash.slice(0, 16), second.tokenHash.slice(0, 16)]);
    expect(await store.endSessions(code, first.tokenHash.slice(0, 16))).to.equal(1);
    expect(await store.endSessions(code)).to.equal(1);
    expect(await store.endSessions(code)).to.equal(0);
  });

  it('sets another password in place of the one that was proved, and ends all sessions with it', async () => {
    const { tokenHash } = await opens();
    expect(await store.setPassword(code, 'digest of the second', at, 'digest of another')).to.equal(false);
    expect(await store.session(tokenHash, at, idleMs)).not.to.equal(undefined);
    expect(await store.setPassword(code, 'digest of the second', at, 'digest of the first')).to.equal(true);
    expect(await store.session(tokenHash, at, idleMs)).to.equal(undefined);
    expect((await store.account(code))?.passwordHash).to.equal('digest of the second');
    expect(await store.setPassword('nobody', 'a digest', at)).to.equal(false);
  });

  it('remembers preferences up to so many, and a known one also then', async () => {
    expect((await store.setPreference(code, 'columns', '["title"]', 1))?.value).to.deep.equal(['title']);
    expect(await store.setPreference(code, 'order', '"newest"', 1)).to.equal(undefined);
    expect((await store.setPreference(code, 'columns', '["author"]', 1))?.value).to.deep.equal(['author']);
    expect((await store.preferences(code)).map(({ key }) => key)).to.deep.equal(['columns']);
    expect(await store.forgetPreference(code, 'columns')).to.equal(true);
    expect(await store.forgetPreference(code, 'columns')).to.equal(false);
    expect(await store.preference(code, 'columns')).to.equal(undefined);
  });

  it('counts attempts by source; a right one forgets its own and takes one back of the others', async () => {
    const sources = ['user:contract', 'address:contract'];
    expect(await store.countAttempt(sources, at, 60_000)).to.deep.equal([1, 1]);
    expect(await store.countAttempt(sources, at, 60_000)).to.deep.equal([2, 2]);
    await store.forgetAttempt(sources);
    expect(await store.countAttempt(sources, at, 60_000)).to.deep.equal([1, 2]);
    expect(await store.countAttempt(sources, later(5), 60_000), 'another window').to.deep.equal([1, 1]);
  });

  it('lets a key be used until it is revoked or has expired, and shows it afterwards', async () => {
    const roles = [{ role: 'fulfillmentServicesOperator' as const }];
    await store.addKey('contract-one', 'its digest', { name: 'Portal', roles }, 'gagnon');
    expect((await store.usableKey('contract-one', later(1)))?.secretHash).to.equal('its digest');
    expect((await store.revokeKey('contract-one', 'gagnon', at))?.revokedBy).to.equal('gagnon');
    expect(await store.usableKey('contract-one', later(1))).to.equal(undefined);
    expect((await store.readKey('contract-one'))?.name).to.equal('Portal');
    const expiresAt = later(10).toISOString();
    await store.addKey('contract-two', 'its digest', { name: 'For a day', roles, expiresAt }, 'gagnon');
    expect(await store.usableKey('contract-two', later(5))).not.to.equal(undefined);
    expect(await store.usableKey('contract-two', later(11))).to.equal(undefined);
    expect(await store.usableKey('contract-none', at)).to.equal(undefined);
  });

  it('keeps an entry of the audit log from its beginning to its outcome', async () => {
    const id = await store.beginAudit({
      actor: 'Luc Gagnon',
      actorKind: 'user',
      actorCode: code,
      address: '::1',
      traceId: 'a-trace-of-the-contract',
      operation: 'changePartner',
      thing: 'partner',
      thingId: 'LACITE',
      before: { name: 'La Cité' },
    });
    await store.settleAudit(id, 'done', { name: 'La Cité collégiale' });
    const { items } = await store.audit({ limit: 50 });
    expect(items.find((each) => each.id === id)).to.deep.include({
      outcome: 'done',
      before: { name: 'La Cité' },
      after: { name: 'La Cité collégiale' },
    });
  });
}
