import { expect } from 'chai';
import { createAccessStore } from '../../src/storage/access/index.js';
import { createPatronSessions } from '../../src/storage/patrons-side/sessions.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

const [old, next] = ['three blue herons', 'seven green otters'];
const [oldPin, nextPin] = ['4711', '8256'];

/** Whoever knows a password signs in again and again, so that one of the tries is on its way when it is changed. */
describe('a password that is changed while a thief signs in with it (E12)', () => {
  let library: LibraryUnderTest;
  let desk: LibraryUnderTest['hand']['desk'];
  before(async () => {
    library = await openLibrary();
    ({ desk } = library.hand);
    await desk('PATCH', '/policies', { patronsSide: true });
  });
  after(() => library?.close());

  const pool = () => library.hand.node.database.pool;
  async function call(base: string, method: string, body?: object, cookie = '') {
    const answer = await fetch(`${library.hand.url}${base}/session`, {
      method,
      headers: { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  }
  /** Signs in and changes at once; whoever was let in is asked for afterwards. */
  async function attack(base: string, proof: object, change: () => Promise<unknown>) {
    const [thief] = await Promise.all([call(base, 'POST', proof), change()]);
    expect(thief.status).to.be.oneOf([201, 401]);
    if (thief.status === 201) expect((await call(base, 'GET', undefined, thief.cookie)).status).to.equal(401);
    expect((await call(base, 'POST', proof)).status).to.equal(401);
  }

  it('no session of staff outlives it, whichever of the two comes first', async () => {
    for (let each = 0; each < 4; each += 1) {
      const user = `staff${each}`;
      await desk('POST', '/users', { code: user, name: 'Marie', password: old, roles: [] });
      await attack('/api/v1', { user, password: old }, () =>
        desk('PUT', `/users/${user}/password`, { password: next }),
      );
      expect((await call('/api/v1', 'POST', { user, password: next })).status).to.equal(201);
    }
  });

  it('nor one of a patron', async () => {
    for (let each = 0; each < 4; each += 1) {
      const card = `CARD${each}`;
      await desk('POST', '/patrons', { id: card, name: 'Sam Lee' });
      await desk('PUT', `/patrons/${card}/pin`, { pin: oldPin });
      await attack('/api/patron/v1', { card, pin: oldPin }, () =>
        desk('PUT', `/patrons/${card}/pin`, { pin: nextPin }),
      );
      expect((await call('/api/patron/v1', 'POST', { card, pin: nextPin })).status).to.equal(201);
    }
  });

  const at = new Date('2026-03-02T15:00:00Z');
  const endsAt = new Date('2026-03-02T16:00:00Z');
  const opening = (code: string, tokenHash: string, provedBy: string) => ({
    ...{ code, tokenHash, provedBy, at, endsAt, address: '::1', way: 'password' as const },
  });
  const hashOf = async (code: string) =>
    String((await createAccessStore(library.hand.node.database).account(code))?.passwordHash);

  it('who proved the old one opens nothing, sets no other, and a link of before is gone', async () => {
    const store = createAccessStore(library.hand.node.database);
    await desk('POST', '/users', { code: 'roy', name: 'Roy', password: old, roles: [] });
    const proved = await hashOf('roy');
    await store.keepPasswordLink('roy', 'a digest of a link', new Date(Date.now() + 60_000));
    await desk('PUT', '/users/roy/password', { password: next });
    expect(await store.openSession(opening('roy', 'late', proved))).to.equal(false);
    expect(await store.setPassword('roy', 'scrypt$of a thief', new Date(), proved)).to.equal(false);
    expect(await store.usePasswordLink('a digest of a link', 'scrypt$of a thief', new Date())).to.equal(false);
    expect(await library.rows(`select from staff_session where token_hash = 'late'`)).to.have.length(0);
    expect(await hashOf('roy')).to.not.equal(proved);
    expect((await call('/api/v1', 'POST', { user: 'roy', password: next })).status).to.equal(201);
  });

  it('a change waits for a session that is just being opened, and ends it', async () => {
    const client = await pool().connect();
    try {
      await desk('POST', '/users', { code: 'pham', name: 'Pham', password: old, roles: [] });
      await client.query('begin');
      const sameTransaction = createAccessStore({
        ...library.hand.node.database,
        pool: { query: client.query.bind(client) } as never,
      });
      expect(await sameTransaction.openSession(opening('pham', 'early', await hashOf('pham')))).to.equal(true);
      const changed = createAccessStore(library.hand.node.database).setPassword('pham', 'scrypt$another', new Date());
      expect(await Promise.race([changed, waiting()]), 'the change waits').to.equal('waits');
      await client.query('commit');
      expect(await changed).to.equal(true);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await library.rows(`select from staff_session where token_hash = 'early'`)).to.have.length(0);
  });

  it('so does a new PIN', async () => {
    await desk('POST', '/patrons', { id: 'CARD9', name: 'Sam Lee' });
    await desk('PUT', '/patrons/CARD9/pin', { pin: oldPin });
    const sessions = createPatronSessions(pool());
    const provedBy = String((await sessions.account('CARD9'))?.pinHash);
    await desk('PUT', '/patrons/CARD9/pin', { pin: nextPin });
    const late = { tokenHash: 'late', patron: 'CARD9', way: 'pin' as const, address: '::1', at, endsAt, provedBy };
    expect(await sessions.openSession(late)).to.equal(false);
    expect(await library.rows(`select from patron_session where token_hash = 'late'`)).to.have.length(0);
  });

  /** Resolves when a statement of the database waits for a row that another transaction holds. */
  async function waiting(): Promise<'waits'> {
    for (;;) {
      const [found] = await library.rows<{ many: number }>(
        `select count(*)::int as many from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (found?.many) return 'waits';
    }
  }
});
