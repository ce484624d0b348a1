import type { AccessStore } from '../access/ports.js';
import type { FindReaders } from './mail-readers.js';
import type { FindMaker } from './ports.js';

/** What the makers of jobs may do at present. `nodeKeys`: names of the node’s own keys. */
export const findMakerIn =
  (store: Pick<AccessStore, 'account' | 'usableKey'>, nodeKeys: readonly string[]): FindMaker =>
  async ({ kind, code }, now) => {
    if (kind === 'node')
      return nodeKeys.includes(code) ? { rights: { roles: [{ role: 'generalSystemAdministrator' }] } } : undefined;
    if (kind === 'key') {
      const found = await store.usableKey(code, now);
      return found && { rights: { roles: found.key.roles, ...(found.key.only ? { only: found.key.only } : {}) } };
    }
    const found = await store.account(code);
    if (!found?.account.active) return undefined;
    const { roles, language } = found.account;
    return { rights: { roles }, language };
  };

/** What those may do who have that address now. */
export const findReadersIn =
  (store: Pick<AccessStore, 'accountsAt'>): FindReaders =>
  async (address) =>
    (await store.accountsAt(address)).map(({ roles }) => ({ roles }));
