import { createHash, timingSafeEqual } from 'node:crypto';

/** A named bearer token of the desk, from the settings. The name is what the history shows as the actor. */
export interface StaffToken {
  name: string;
  token: string;
}

/**
 * Finds whose token an Authorization header carries. Every token is compared, in constant time and by digest, so that
 * neither the length nor the place of a near miss shows. An empty token is a mistake in the settings and throws.
 */
export function createStaffLookup(tokens: readonly StaffToken[]): (authorization?: string) => string | undefined {
  const known = tokens.map(({ name, token }) => {
    if (token.length === 0) throw new Error(`The staff token "${name}" is empty.`);
    return { name, digest: digestOf(token) };
  });
  return (authorization) => {
    const secret = /^bearer +(\S+)\s*$/i.exec(authorization ?? '')?.[1];
    const digest = digestOf(secret ?? '');
    let found: string | undefined;
    for (const token of known) if (timingSafeEqual(token.digest, digest)) found ??= token.name;
    return found;
  };
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();
