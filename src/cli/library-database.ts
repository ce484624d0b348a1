import { resolve } from 'node:path';
import { secretOf } from '../settings/secret-files.js';
import { DatabaseUnreachable, TransferRefused } from '../storage/transfer/refused.js';
import { CallRefused, Unreachable } from './failures.js';
import { dataFolderOf, type Host } from './host.js';

/**
 * Works on the database of this library: the one named, else `DATABASE_URL`, else the embedded one in the data folder.
 * What the transfer refuses, and what servers and disks say (they have codes), become failures of the command.
 */
export async function withDatabase<T>(
  host: Host,
  named: string | undefined,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const url = named ?? (secretOf(host.env, 'databaseUrl') || undefined);
  if (url !== undefined) return asFailures(work(url));
  const folder = resolve(dataFolderOf(host.env));
  host.err(`DATABASE_URL is not set: the embedded database under ${folder} is taken.`);
  const embedded = await host.openEmbedded(folder);
  try {
    return await asFailures(work(embedded.url));
  } finally {
    await embedded.close();
  }
}

export function asFailures<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof TransferRefused) throw new CallRefused(error.message, error.remedy);
    if (error instanceof DatabaseUnreachable)
      throw new Unreachable(error.message, 'Check the address, and whether the server runs.');
    const { code, message } = error as { code?: unknown; message?: string };
    if (typeof code === 'string' || /^Connection terminated/.test(message ?? ''))
      throw new CallRefused(`It was not finished: ${message}.`, 'Nothing of it was kept.');
    throw error;
  });
}
