import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
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

/** Seals and opens what is kept encrypted: AES-256-GCM, a fresh nonce each time. Opening with another key throws. */
export interface Sealer {
  sealSecret(plain: string): string;
  openSecret(sealed: string): string;
}

export function createSealer(secretKey: string): Sealer {
  const key = createHash('sha256').update(`interlend sealed ${secretKey}`).digest();
  return {
    sealSecret: (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    openSecret: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
