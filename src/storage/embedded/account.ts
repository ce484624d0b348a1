import { readFile, stat } from 'node:fs/promises';

/** The account of this machine that PostgreSQL runs under, when we are root and it must not be. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

const preferred = ['postgres', '_postgres', 'nobody'];

/**
 * Nothing for an ordinary user. As root: the owner of the data that is already there, else an account that exists;
 * none is ever created.
 */
export async function accountFor(data?: string): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = await readAccounts();
  const owner = data === undefined ? undefined : await ownerOf(data);
  if (owner !== undefined && owner.uid !== 0) {
    return accounts.find((account) => account.uid === owner.uid) ?? { name: `user ${owner.uid}`, ...owner };
  }
  const found = preferred.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (found) return found;
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody" to run it under. ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

async function readAccounts(): Promise<ServerAccount[]> {
  const text = await readFile('/etc/passwd', 'utf8');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : [];
  });
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  return await stat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  );
}
