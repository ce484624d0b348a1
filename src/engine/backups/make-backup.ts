/** A backup by itself: written, read back, and older ones removed only then. */
import { backupsToRemove } from '../../domain/jobs/backups.js';
import { message } from '../../words/message.js';
import { JobRefused, JobStopped, type RunScope } from '../jobs/ports.js';
import type { BackupFault, BackupFolder, BackupWriter } from './ports.js';

export interface BackupTools {
  folder: BackupFolder;
  writer: BackupWriter;
  days: number;
  least: number;
}

/** What the next backup takes besides the last one at least: tables grow. */
const growth = 1.1;

/**
 * Makes one and says in its run what it did. Throws `JobRefused` with the reason when there is none: it is tried again, and
 * nothing older was removed.
 */
export async function makeBackup(
  { folder, writer, days, least }: BackupTools,
  now: Date,
  tell: RunScope['tell'],
): Promise<void> {
  const { name, file } = folder.placeFor(now);
  const before = await looked(folder, async () => {
    await folder.clear();
    return folder.kept();
  });
  const last = before[0]?.name;
  await refuseWithoutRoom(folder, last);
  const made = await writer.write(file, last === undefined ? undefined : folder.fileOf(last));
  if ('kind' in made) throw reasonFor(folder.path, made);
  const gone = backupsToRemove(await looked(folder, () => folder.kept()), { now, days, least });
  for (const each of gone) await looked(folder, () => folder.remove(each.name));
  const said = [
    [message('jobTold.backupRows', { name, size: { bytes: made.bytes } }), made.rows],
    [message('jobTold.backupCopies'), made.copies],
    [message('jobTold.backupCopiesMissing'), made.copiesMissing],
    [message('jobTold.backupsRemoved', { days }), gone.length],
  ] as const;
  for (const [label, count] of said) if (count > 0) tell({ label, count, requests: [], plain: true });
}

/** A try that fills the disk would take from others what they need. */
async function refuseWithoutRoom(folder: BackupFolder, last: string | undefined): Promise<void> {
  if (last === undefined) return;
  const [size, free] = await looked(folder, () => Promise.all([folder.sizeOf(last), folder.freeBytes()]));
  if (free >= size * growth) return;
  const facts = { folder: folder.path, size: { bytes: size }, free: { bytes: free } };
  throw new JobRefused(message('refusedJob.backupNoRoom', facts), 'again');
}

/** What the folder refuses is said as a sentence. */
async function looked<T>({ path }: BackupFolder, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw reasonFor(path, { kind: 'refused', words: (error as Error).message });
  }
}

function reasonFor(folder: string, fault: BackupFault): Error {
  switch (fault.kind) {
    case 'stopped':
      return new JobStopped();
    case 'full':
      return new JobRefused(message('refusedJob.backupDiskFull', { folder }), 'again');
    case 'refused':
      return new JobRefused(message('refusedJob.backupFolder', { folder, words: fault.words }), 'again');
    case 'damaged':
      return new JobRefused(message('refusedJob.backupDamaged', { words: fault.words }), 'again');
    case 'unforeseen':
      return new JobRefused(message('refusedJob.unforeseen', { words: fault.words }), 'again');
  }
}
