import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AgencyId } from '../protocol/messages.js';
import type { CredentialKind, Presented } from './ports.js';
import type { CredentialRecord, PartnerRecord } from './records.js';

/** How long a directory read is believed: a revoked credential fails within this time in every process. */
const believedMs = 2_000;

/** The directory in memory, read anew every two seconds at most. */
export interface PartnerBook {
  all(): Promise<PartnerRecord[]>;
  get(code: string): Promise<PartnerRecord | undefined>;
  /** Whose symbol it is; `undefined` when nobody's. */
  bySymbol(agency: AgencyId): Promise<PartnerRecord | undefined>;
  /** Who presents this, by any of the credentials shown. The same work is done for unknown and wrong. */
  identify(
    presented: readonly Presented[],
  ): Promise<{ partner: PartnerRecord; credential: CredentialRecord } | undefined>;
  forget(): void;
}

export function createPartnerBook(read: () => Promise<PartnerRecord[]>): PartnerBook {
  let known: Promise<PartnerRecord[]> | undefined;
  let readAt = 0;
  const all = (): Promise<PartnerRecord[]> => {
    if (!known || Date.now() - readAt > believedMs) {
      readAt = Date.now();
      known = read();
      known.catch(() => {
        known = undefined;
      });
    }
    return known;
  };
  return {
    all,
    get: async (code) => (await all()).find((partner) => partner.code === code),
    bySymbol: async (agency) => {
      const key = symbolText(agency).toUpperCase();
      return (await all()).find((partner) => partner.symbols.some((symbol) => symbol.toUpperCase() === key));
    },
    identify: async (presented) => {
      const partners = (await all()).filter((partner) => partner.status === 'active');
      for (const shown of presented) {
        const hash = hashOf(shown.secret);
        for (const partner of partners)
          for (const credential of partner.credentials)
            if (!credential.revokedAt && fits(shown, credential, partner) && sameHash(hash, credential.secretHash))
              return { partner, credential };
      }
      return undefined;
    },
    forget: () => {
      known = undefined;
    },
  };
}

function fits(shown: Presented, credential: CredentialRecord, partner: PartnerRecord): boolean {
  if (credential.kind === 'path') return shown.kind === 'path';
  if (credential.kind === 'basic')
    return shown.kind === 'basic' && shown.user.toUpperCase() === partner.code.toUpperCase();
  return shown.kind === 'bearer' || shown.kind === 'header';
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const sameHash = (hash: Buffer, stored: string): boolean => timingSafeEqual(hash, Buffer.from(stored, 'hex'));

/** A fresh secret of 32 random bytes: shown once, kept as a hash and a prefix to know it by. */
export function makeSecret(kind: CredentialKind): { secret: string; prefix: string; secretHash: string } {
  const secret = `il${kind[0]}_${randomBytes(32).toString('base64url')}`;
  return { secret, prefix: secret.slice(0, 8), secretHash: hashOf(secret).toString('hex') };
}

/** `ISIL:CA-OOALG`, as symbols are written in the directory. */
export const symbolText = (agency: AgencyId): string => `${agency.type.value}:${agency.value}`;

export function agencyOf(symbol: string): AgencyId {
  const colon = symbol.indexOf(':');
  return { type: { value: symbol.slice(0, colon) }, value: symbol.slice(colon + 1) };
}

export const sameSymbol = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();
