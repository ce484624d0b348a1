/** Looks at what metrics say of backups and disks. */
import { statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { OperatingFacts } from '../http/metrics.js';
import type { Settings } from '../settings/read-settings.js';
import type { Backups } from './backups/index.js';

/** What cannot be looked at, a folder that is gone, is left out. */
export function createOperatingLook(
  settings: Settings,
  backups: Pick<Backups, 'newest'>,
): () => Promise<OperatingFacts> {
  const { dataFolder, copyFolder, backupFolder } = settings;
  const places = [
    ['data', dataFolder],
    ['copies', copyFolder || join(dataFolder, 'copies')],
    ['backups', backupFolder],
  ] as const;
  return async () => {
    const newest = await backups.newest().catch(() => undefined);
    const ageSeconds = newest?.savedAt && (Date.now() - newest.savedAt.getTime()) / 1000;
    const disks = await Promise.all(
      places.map(async ([place, folder]) => {
        if (folder === '') return [];
        const { bavail, blocks, bsize } = (await statfs(resolve(folder)).catch(() => undefined)) ?? {};
        if (bavail === undefined || blocks === undefined || bsize === undefined) return [];
        return [{ place, freeBytes: bavail * bsize, sizeBytes: blocks * bsize }];
      }),
    );
    return {
      backup: { configured: backupFolder !== '', ...(ageSeconds === undefined ? {} : { ageSeconds }) },
      disks: disks.flat(),
    };
  };
}
