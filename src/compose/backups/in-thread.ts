/** Backups are packed and digested in a thread: minutes of work of which no message and no page is to notice. */
import { rm } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import { unfinished } from '../../adapters/files/backup-folder.js';
import { backupCopiesFolder } from '../../adapters/files/copy-files.js';
import type { BackupFault, BackupMade, BackupWriter } from '../../engine/backups/ports.js';
import { startThread } from '../../program-files.js';
import type { BackupOrder } from './write-backup.js';

export function createBackupWriter(given: Omit<BackupOrder, 'file' | 'earlier'>): BackupWriter {
  const threads = new Map<Worker, Promise<unknown>>();
  let closed = false;

  async function write(file: string, earlier?: string): Promise<BackupMade | BackupFault> {
    if (closed) return { kind: 'stopped' };
    const thread = startThread('compose/backups/thread', {
      workerData: { ...given, file, ...(earlier === undefined ? {} : { earlier }) } satisfies BackupOrder,
    });
    const ended = new Promise<BackupMade | BackupFault>((done) => {
      thread.once('message', done);
      thread.once('error', (error: Error) => done({ kind: 'unforeseen', words: error.message }));
      thread.once('exit', () =>
        done(closed ? { kind: 'stopped' } : { kind: 'unforeseen', words: 'its thread ended.' }),
      );
    });
    threads.set(thread, ended);
    const made = await ended;
    threads.delete(thread);
    if ('kind' in made && made.kind === 'stopped') await removeParts(file);
    return made;
  }

  return {
    write,
    async close() {
      closed = true;
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()));
      await Promise.all(threads.values());
    },
  };
}

/** A thread that was ended could not do it. */
async function removeParts(file: string): Promise<void> {
  const part = unfinished(file);
  for (const each of [part, `${part}.partial`, backupCopiesFolder(file)])
    await rm(each, { recursive: true, force: true }).catch(() => {});
}
