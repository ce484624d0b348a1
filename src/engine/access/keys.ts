import type { KeyView } from '../../contract/access-views.js';
import { message } from '../../words/message.js';
import type { Page } from '../model/actor.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { AccessStore, Caller, KeyDraft } from './ports.js';
import { digestOf, isDigestOf, keyIn, newKey } from './secrets.js';

/** Keys of programs. The text of a key is shown once, when it is made. */
export interface ApiKeys {
  list(page: { after?: string; limit: number }): Promise<Page<KeyView>>;
  read(id: string): Promise<KeyView | undefined>;
  add(draft: KeyDraft, by: string): Promise<Outcome<{ key: KeyView; secret: string }>>;
  revoke(id: string, by: string): Promise<Outcome<KeyView>>;
  /** Whose key a caller sent; it was used. */
  byKey(text: string): Promise<Caller | undefined>;
  /** Whose key it is by now, for an answer that goes on for hours: that is no use of it. */
  lookAt(text: string): Promise<Caller | undefined>;
}

export function createKeys(store: AccessStore, clock: () => Date = () => new Date()): ApiKeys {
  async function lookAt(text: string): Promise<Caller | undefined> {
    const given = keyIn(text);
    const found = given && (await store.usableKey(given.id, clock()));
    if (!given || !found || !isDigestOf(found.secretHash, given.secret)) return undefined;
    const { name, roles, only } = found.key;
    return { kind: 'key', code: given.id, name, roles, ...(only ? { only } : {}) };
  }
  return {
    lookAt,
    list: (page) => store.keys(page),
    read: (id) => store.readKey(id),
    async add(draft, by) {
      const problems = await problemsOf(store, draft, clock());
      if (problems.length > 0) return { kind: 'invalid', problems };
      const { id, secret, text } = newKey();
      return { kind: 'done', value: { key: await store.addKey(id, digestOf(secret), draft, by), secret: text } };
    },
    async revoke(id, by) {
      const key = await store.revokeKey(id, by, clock());
      return key ? { kind: 'done', value: key } : { kind: 'unknown' };
    },
    async byKey(text) {
      const caller = await lookAt(text);
      if (caller) await store.noteKeyUse(caller.code, clock());
      return caller;
    },
  };
}

async function problemsOf(store: AccessStore, { roles, expiresAt }: KeyDraft, now: Date): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = (await store.unknownLibraries(roles)).map((library) => ({
    field: 'roles',
    problem: message('refusedMissing.library', { library }),
  }));
  if (expiresAt !== undefined && new Date(expiresAt) <= now)
    problems.push({ field: 'expiresAt', problem: message('refusedField.expiresInPast') });
  return problems;
}
