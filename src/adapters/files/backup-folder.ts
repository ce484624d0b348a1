/** The folder into which a node writes its backups: only files with its own name in front are its own. */
import { access, constants, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackupFolder } from '../../engine/backups/ports.js';
import { backupCopiesFolder } from './copy-files.js';

/** `ISIL_CA-OOALG-2026-11-27T07-15-00Z.backup`: without the colons, which not every disk takes. */
const momentIn = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\dZ)\.backup(\.copies|\..+)?$/;

/** A backup that is being written is named so until it has been read back. */
export const unfinished = (file: string): string => `${file}.unfinished`;

/** Whose backup a file of that name is; nothing where a node would not name one so. */
export function nodeOfBackup(name: string): string | undefined {
  const [, nodeId, rest = ''] = /^(.+?)-(\d{4}-.+)$/.exec(name) ?? [];
  const [, , , , , behind] = momentIn.exec(rest) ?? [];
  return momentIn.test(rest) && behind === undefined ? nodeId : undefined;
}

export function createBackupFolder(path: string, nodeId: string): BackupFolder {
  const root = resolve(path);
  const inFront = `${nodeId}-`;
  /** What is ours there: the name of the backup, its moment, and what is behind. */
  async function ours() {
    const names = await readdir(root);
    return names.flatMap((name) => {
      const [, day, hours, minutes, seconds, rest = ''] =
        (name.startsWith(inFront) && momentIn.exec(name.slice(inFront.length))) || [];
      if (!day) return [];
      const savedAt = new Date(`${day}${hours}:${minutes}:${seconds}`);
      return [{ file: name, name: name.slice(0, name.length - rest.length), savedAt, rest }];
    });
  }
  const whole = async () => (await ours()).filter(({ rest }) => rest === '');
  return {
    path: root,
    placeFor(now) {
      const name = `${inFront}${now
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(':', '-')}.backup`;
      return { name, file: join(root, name) };
    },
    kept: async () =>
      (await whole())
        .map(({ name, savedAt }) => ({ name, savedAt }))
        .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime()),
    fileOf: (name) => join(root, name),
    sizeOf: async (name) => (await stat(join(root, name))).size,
    async freeBytes() {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },
    async remove(name) {
      await rm(join(root, name), { force: true });
      await rm(backupCopiesFolder(join(root, name)), { recursive: true, force: true });
    },
    async clear() {
      await access(root, constants.W_OK);
      const names = new Set((await whole()).map(({ name }) => name));
      for (const { file, name, rest } of await ours())
        if (rest !== '' && (rest !== '.copies' || !names.has(name)))
          await rm(join(root, file), { recursive: true, force: true });
    },
  };
}
