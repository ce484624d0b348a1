/** Backups that the node makes by itself, joined from their parts. */
import { join, resolve } from 'node:path';
import { createBackupFolder } from '../../adapters/files/backup-folder.js';
import type { NodeNotice } from '../../contract/directory-views.js';
import { makeBackup } from '../../engine/backups/make-backup.js';
import { type BackupRuns, backupNotices, neverSaved } from '../../engine/backups/notices.js';
import type { RunScope } from '../../engine/jobs/ports.js';
import { versionText } from '../../program-files.js';
import type { Settings } from '../../settings/read-settings.js';
import { createBackupWriter } from './in-thread.js';

interface Given {
  settings: Settings;
  databaseUrl: string;
  nodeId: string;
  runs(): Promise<BackupRuns>;
  /** When the first request was made. */
  begun(): Promise<Date | undefined>;
}

export interface Backups {
  /** Absent where no folder is set. */
  makeBackup?: (tell: RunScope['tell']) => Promise<void>;
  notices(now: Date): Promise<NodeNotice[]>;
  /** The folder, and when the newest backup there was made. Throws when the folder cannot be read. */
  newest(): Promise<{ folder: string; savedAt: Date | undefined } | undefined>;
  close(): Promise<void>;
}

export function joinBackups({ settings, databaseUrl, nodeId, runs, begun }: Given): Backups {
  const { backupFolder, backupDays: days, backupLeast: least, backupHours: hours, timeZone } = settings;
  if (!backupFolder)
    return {
      notices: async (now) => (settings.readOnly ? [] : neverSaved(await begun(), now)),
      newest: async () => undefined,
      close: async () => {},
    };
  const folder = createBackupFolder(backupFolder, nodeId);
  const writer = createBackupWriter({
    databaseUrl,
    copyFolder: resolve(settings.copyFolder || join(settings.dataFolder, 'copies')),
    product: versionText(),
  });
  return {
    makeBackup: (tell) => makeBackup({ folder, writer, days, least }, new Date(), tell),
    notices: async (now) => (settings.readOnly ? [] : backupNotices({ folder, runs, hours, timeZone }, now)),
    newest: async () => ({ folder: folder.path, savedAt: (await folder.kept())[0]?.savedAt }),
    close: () => writer.close(),
  };
}
