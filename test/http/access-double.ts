import type { AuditView, KeyView } from '../../src/contract/access-views.js';
import { type AccessDesk, createAccess } from '../../src/engine/access/index.js';
import type { AccessStore, Account, Belonging, Preference, StandingPlace } from '../../src/engine/access/ports.js';

/** Accounts, sessions, keys and the log in memory; digests are cheap, and nobody waits. */
export interface AccessDouble {
  access: AccessDesk;
  store: AccessStore;
  accounts: Map<string, { account: Account; passwordHash?: string }>;
  sessions: Map<string, { code: string; way: 'password' | 'openId'; startedAt: Date; endsAt: Date; seenAt: Date }>;
  keys: Map<string, { key: KeyView; secretHash: string }>;
  attempts: Map<string, number>;
  log: AuditView[];
  events: { source: string; detail: string }[];
  /** Whose things are; what is not named here is unknown. */
  belongings: Belonging[];
  addUser(account: Partial<Account> & { code: string }, password?: string): Promise<void>;
}

const aDesk: StandingPlace = {
  code: 'RES_DESK',
  name: 'Resource sharing',
  library: 'RES_SHARE',
  libraryName: 'Interlibrary loan',
  can: ['receive', 'ship'],
};

const isOpen = ({ endsAt, seenAt }: { endsAt: Date; seenAt: Date }, now: Date, idleMs: number): boolean =>
  endsAt > now && now.getTime() - seenAt.getTime() < idleMs;

export function accessDouble(): AccessDouble {
  const accounts: AccessDouble['accounts'] = new Map();
  const sessions: AccessDouble['sessions'] = new Map();
  const keys: AccessDouble['keys'] = new Map();
  const attempts: AccessDouble['attempts'] = new Map();
  const attemptsSince = new Map<string, number>();
  const preferences = new Map<string, Map<string, Preference>>();
  const log: AuditView[] = [];
  const events: AccessDouble['events'] = [];
  const belongings: Belonging[] = [];
  const at = '2026-03-02T15:00:00.000Z';

  const store: AccessStore = {
    account: async (code) => accounts.get(code.toLowerCase()),
    accountsAt: async (email) =>
      [...accounts.values()]
        .map(({ account }) => account)
        .filter((each) => each.active && each.email?.toLowerCase() === email.toLowerCase()),
    alone: async (_name, work) => {
      await work();
      return 'done';
    },
    setPassword: async (code, passwordHash, _at, insteadOf) => {
      const found = accounts.get(code);
      if (!found || (insteadOf !== undefined && found.passwordHash !== insteadOf)) return false;
      found.passwordHash = passwordHash;
      for (const [token, session] of sessions) if (session.code === code) sessions.delete(token);
      return true;
    },
    keepPasswordLink: async () => undefined,
    passwordLink: async () => undefined,
    usePasswordLink: async () => false,
    openSession: async ({ tokenHash, way, code, at: startedAt, endsAt, provedBy }) => {
      if (provedBy !== undefined && accounts.get(code)?.passwordHash !== provedBy) return false;
      sessions.set(tokenHash, { code, way, startedAt, endsAt, seenAt: startedAt });
      return true;
    },
    session: async (tokenHash, now, idleMs) => {
      const session = sessions.get(tokenHash);
      const account = session && accounts.get(session.code)?.account;
      return session && account?.active && isOpen(session, now, idleMs) ? { ...session, account } : undefined;
    },
    sessions: async (code, now, idleMs) =>
      [...sessions]
        .filter(([, session]) => session.code === code && isOpen(session, now, idleMs))
        .map(([hash, { way, startedAt, endsAt, seenAt }]) => ({
          id: hash.slice(0, 16),
          way,
          address: '::1',
          startedAt: startedAt.toISOString(),
          seenAt: seenAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
    endSessions: async (code, id) => {
      const over = [...sessions].filter(([hash, one]) => one.code === code && (!id || hash.startsWith(id)));
      for (const [hash] of over) sessions.delete(hash);
      return over.length;
    },
    changeOwn: async (code, change) => void Object.assign(accounts.get(code)?.account ?? {}, change),
    preferences: async (code) => [...(preferences.get(code)?.values() ?? [])],
    preference: async (code, key) => preferences.get(code)?.get(key),
    setPreference: async (code, key, json, most) => {
      const own = preferences.get(code) ?? new Map<string, Preference>();
      preferences.set(code, own);
      if (!own.has(key) && own.size >= most) return undefined;
      own.set(key, { key, value: JSON.parse(json), changedAt: at });
      return own.get(key);
    },
    forgetPreference: async (code, key) => preferences.get(code)?.delete(key) ?? false,
    forgetAudit: async () => 0,
    recognise: async () => ({ kind: 'stranger' }),
    closeSession: async (tokenHash) => void sessions.delete(tokenHash),
    countAttempt: async (sources, now, windowMs) =>
      sources.map((source) => {
        if (now.getTime() - (attemptsSince.get(source) ?? 0) > windowMs) {
          attempts.delete(source);
          attemptsSince.set(source, now.getTime());
        }
        attempts.set(source, (attempts.get(source) ?? 0) + 1);
        return attempts.get(source) ?? 0;
      }),
    forgetAttempt: async ([first = '', ...others]) => {
      attempts.delete(first);
      for (const other of others) attempts.set(other, Math.max(0, (attempts.get(other) ?? 0) - 1));
    },
    securityEvent: async (event) => void events.push(event),
    addKey: async (id, secretHash, draft, createdBy) => {
      const key = { ...draft, id, createdAt: at, createdBy };
      keys.set(id, { key, secretHash });
      return key;
    },
    keys: async () => ({ items: [...keys.values()].map(({ key }) => key) }),
    readKey: async (id) => keys.get(id)?.key,
    usableKey: async (id, now) => {
      const { revokedAt, expiresAt } = keys.get(id)?.key ?? {};
      return revokedAt || (expiresAt && new Date(expiresAt) <= now) ? undefined : keys.get(id);
    },
    noteKeyUse: async () => {},
    revokeKey: async (id, revokedBy) => {
      const found = keys.get(id);
      if (found) found.key = { ...found.key, revokedAt: at, revokedBy };
      return found?.key;
    },
    unknownLibraries: async () => [],
    beginAudit: async (draft) => {
      log.push({ ...draft, id: String(log.length + 1), at, outcome: 'begun' });
      return String(log.length);
    },
    settleAudit: async (id, outcome, after, thingId) => {
      const entry = log[Number(id) - 1];
      if (entry) Object.assign(entry, { outcome, ...(after ? { after } : {}), ...(thingId ? { thingId } : {}) });
    },
    audit: async () => ({ items: log }),
    librariesOf: async (_what, ids) => belongings.filter(({ id }) => ids.includes(id)),
    desks: async () => [aDesk],
    tidyAccess: async () => {},
  };
  const access = createAccess(store, {
    sessions: { idleMs: 60_000, longestMs: 600_000 },
    slowing: {
      windowMs: 60_000,
      account: 3,
      address: 50,
      firstMs: 1,
      longestMs: 2,
      waitingEach: 2,
      waitingOfAddress: 6,
      waitingAll: 10,
    },
    cost: { power: 4, atOnce: 2, waiting: 30 },
  });
  return {
    access,
    store,
    accounts,
    sessions,
    keys,
    attempts,
    log,
    events,
    belongings,
    async addUser(given, password) {
      const account: Account = { name: given.code, language: 'en', theme: 'system', active: true, roles: [], ...given };
      const passwordHash = password === undefined ? undefined : await access.passwords.hash(password);
      accounts.set(account.code, { account, ...(passwordHash ? { passwordHash } : {}) });
    },
  };
}
