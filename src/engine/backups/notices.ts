/** The notices at Home about the backups that the node makes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { NodeNotice } from '../../contract/directory-views.js';
import type { KeptBackup } from '../../domain/jobs/backups.js';
import { settingRows } from '../../settings/rows.js';
import { type Code, type Facts, type Message, message } from '../../words/message.js';
import type { BackupFolder } from './ports.js';

/** How the last runs of the job went. */
export interface BackupRuns {
  /** It goes on now. */
  running: boolean;
  /** The last one failed. */
  problem?: Message;
}

export interface WatchedBackups {
  folder: Pick<BackupFolder, 'path' | 'kept'>;
  runs(): Promise<BackupRuns>;
  /** A backup that is older than so many hours is too old. */
  hours: number;
  timeZone: string;
}

/** So long after its first request a library has something to lose, in milliseconds. */
const worthKeepingMs = 86_400_000;

/** Of a node that makes no backups by itself, once the library works with it. `begun`: when its first request was made. */
export const neverSaved = (begun: Date | undefined, now: Date): NodeNotice[] =>
  begun && now.getTime() - begun.getTime() > worthKeepingMs
    ? [{ kind: 'backupNever', text: message('notice.backupNever'), setting: settingRows.backupFolder.env }]
    : [];

/** A folder on another machine that hangs must not hold the page. */
const looksForMs = 2_000;

export async function backupNotices(
  { folder, runs, hours, timeZone }: WatchedBackups,
  now: Date,
): Promise<NodeNotice[]> {
  const [found, { running, problem }] = await Promise.all([newest(folder), runs()]);
  const notices: NodeNotice[] = [];
  const notice = (kind: NodeNotice['kind'], code: Code, facts: Facts) =>
    notices.push({ kind, text: message(code, facts) });
  if (problem) notice('backupFailed', 'notice.backupFailed', { problem });
  if (found === 'unknown') {
    // Why the folder cannot be read is said by the run that failed for it.
    if (!problem) notice('backupFolder', 'notice.backupFolder', { folder: folder.path });
  } else if (!found) {
    if (!running && !problem) notice('backupOld', 'notice.backupNone', {});
  } else if (now.getTime() - found.savedAt.getTime() > hours * 3_600_000) {
    const last = { moment: found.savedAt.toISOString(), zone: timeZone };
    notice('backupOld', 'notice.backupOld', { last, hours });
  }
  return notices;
}

async function newest(folder: WatchedBackups['folder']): Promise<KeptBackup | undefined | 'unknown'> {
  const looked = folder.kept().then(
    ([first]) => first,
    () => 'unknown' as const,
  );
  return Promise.race([looked, pause(looksForMs, 'unknown' as const, { ref: false })]);
}
