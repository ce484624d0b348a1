/** Secrets that machines carry: long and random, so a plain digest of them is enough. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** In constant time. */
export const isDigestOf = (digest: string, secret: string): boolean => {
  const [one, other] = [Buffer.from(digest), Buffer.from(digestOf(secret))];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Names a session in lists; it opens nothing. */
export const sessionIdOf = (tokenHash: string): string => tokenHash.slice(0, 16);

/** What a page must say back in a header: whoever has only the cookie sent along by a browser cannot know it. */
export const csrfOf = (sessionToken: string): string => digestOf(`csrf ${sessionToken}`);

/** In constant time; `undefined` is equal to nothing. */
export function isSame(said: unknown, expected: string): boolean {
  const [one, other] = [Buffer.from(typeof said === 'string' ? said : ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const keyForm = /^ilk_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;

/** `ilk_<id>_<secret>`: easily found by scanners that look for leaked secrets, and its beginning may be shown. */
export const newKey = (): { id: string; secret: string; text: string } => {
  const id = randomBytes(8).readBigUInt64BE().toString(36).padStart(13, '0').slice(-10);
  const secret = newSecret();
  return { id, secret, text: `ilk_${id}_${secret}` };
};

export function keyIn(text: string): { id: string; secret: string } | undefined {
  const [, id, secret] = keyForm.exec(text) ?? [];
  return id && secret ? { id, secret } : undefined;
}
