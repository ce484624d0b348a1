/**
 * A browser in which somebody signed in before is known: its attempts are counted apart, so that strangers who guess at an
 * account keep nobody but themselves waiting. What it carries is sealed, opens nothing, and names nobody.
 */
import { randomBytes } from 'node:crypto';
import type { Sealer } from '../../settings/secrets.js';
import { digestOf } from './secrets.js';

/** For how long a browser is remembered, in milliseconds. */
export const knownMs = 180 * 86_400_000;

export interface KnownBrowsers {
  /** What the browser is to carry after `who` signed in there; `before`: what it carried until then. */
  mark(who: string, before?: string): string | undefined;
  /** Which browser of theirs it is; nothing when `who` has not signed in there. */
  idOf(mark: string | undefined, who: string): string | undefined;
}

/** `kind`: for which API. Without a sealer no browser is known. */
export function createKnownBrowsers(sealer: Sealer | undefined, kind: string, clock: () => Date): KnownBrowsers {
  const opened = (mark: string | undefined, who: string): Mark | undefined => {
    if (!sealer || mark === undefined) return undefined;
    try {
      const read: Mark = JSON.parse(sealer.openSecret(Buffer.from(mark, 'base64url').toString('base64')));
      return read.kind === kind && read.of === digestOf(who) && read.until > clock().getTime() ? read : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    mark(who, before) {
      if (!sealer) return undefined;
      const id = opened(before, who)?.id ?? randomBytes(12).toString('base64url');
      const mark: Mark = { kind, of: digestOf(who), id, until: clock().getTime() + knownMs };
      return Buffer.from(sealer.sealSecret(JSON.stringify(mark)), 'base64').toString('base64url');
    },
    idOf: (mark, who) => opened(mark, who)?.id,
  };
}

interface Mark {
  kind: string;
  of: string;
  id: string;
  until: number;
}
