import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret of this node: from its setting, else made once and kept in the data folder, readable by its owner only. */
export async function ownSecret(given: string, folder: string, file: string): Promise<string> {
  if (given !== '') return given;
  const path = join(folder, file);
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept.trim().length >= 16) return kept.trim();
  await mkdir(folder, { recursive: true });
  const made = randomBytes(32).toString('base64url');
  await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await chmod(path, 0o600);
  return (await readFile(path, 'utf8')).trim();
}

/** What is kept in that file of the data folder; nothing when there is none. */
export async function keptSecret(folder: string, file: string): Promise<string> {
  return (await readFile(join(folder, file), 'utf8').catch(() => '')).trim();
}

/** The files of the data folder that keep the key, and the one that is valid next to it while it is replaced. */
export const keyFile = 'secret-key';
export const otherKeyFile = 'secret-key-other';

/** Puts a new key into the data folder, and keeps the present one next to it. May be broken off anywhere and run again. */
export async function renewKeptKey(folder: string): Promise<{ own: string; other: string }> {
  const [own, other] = [await ownSecret('', folder, keyFile), await keptSecret(folder, otherKeyFile)];
  if (other !== '' && other !== own) return { own, other };
  await replaceFile(join(folder, otherKeyFile), own);
  const fresh = randomBytes(32).toString('base64url');
  await replaceFile(join(folder, keyFile), fresh);
  return { own: fresh, other: own };
}

/** The file has the old content or the new one, whatever happens. */
async function replaceFile(path: string, content: string): Promise<void> {
  const beside = `${path}.new`;
  await rm(beside, { force: true });
  await writeFile(beside, `${content}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await rename(beside, path);
}

/**
 * Seals and opens what is kept encrypted: AES-256-GCM, a fresh nonce each time. Opening what neither the key nor the other
 * one sealed throws.
 */
export interface Sealer {
  sealSecret(plain: string): string;
  openSecret(sealed: string): string;
}

export function createSealer(secretKey: string, otherKey = ''): Sealer {
  const key = createHash('sha256').update(`interlend sealed ${secretKey}`).digest();
  const other = otherKey === '' ? undefined : createSealer(otherKey);
  return {
    sealSecret: (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    openSecret: (sealed) => {
      if (!other) return open(sealed);
      try {
        return open(sealed);
      } catch {
        return other.openSecret(sealed);
      }
    },
  };
  function open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
}
