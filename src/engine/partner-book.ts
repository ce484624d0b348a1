import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AgencyId } from '../protocol/messages.js';
import type { CredentialKind, Presented } from './ports.js';
import type { CredentialRecord, PartnerRecord } from './records.js';

/** How long a directory read is believed: a revoked credential fails within this time in every process. */
const believedMs = 2_000;
/** A credential nobody has is looked up again, unless the directory was read within this time. */
const newlyReadMs = 250;

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
    bySymbol: async (agency) => indexOf(await all()).bySymbol.get(symbolText(agency).toUpperCase()),
    identify: async (presented) => {
      const found = find(presented, indexOf(await all()));
      if (found || presented.length === 0 || Date.now() - readAt < newlyReadMs) return found;
      known = undefined; // another process may just have added it
      return find(presented, indexOf(await all()));
    },
    forget: () => {
      known = undefined;
    },
  };
}

function find(presented: readonly Presented[], { credentials }: Index) {
  for (const shown of presented) {
    const hash = hashOf(shown.secret);
    for (const { partner, credential, secretHash } of credentials)
      if (fits(shown, credential, partner) && timingSafeEqual(hash, secretHash)) return { partner, credential };
  }
  return undefined;
}

/** What every message asks of the directory, made once for each reading of it. */
interface Index {
  bySymbol: Map<string, PartnerRecord>;
  /** Of active partners, those that are not revoked. */
  credentials: { partner: PartnerRecord; credential: CredentialRecord; secretHash: Buffer }[];
}
const indexes = new WeakMap<PartnerRecord[], Index>();

function indexOf(partners: PartnerRecord[]): Index {
  const known = indexes.get(partners);
  if (known) return known;
  const bySymbol = new Map<string, PartnerRecord>();
  for (const partner of [...partners].reverse())
    for (const symbol of partner.symbols) bySymbol.set(symbol.toUpperCase(), partner);
  const credentials = partners
    .filter((partner) => partner.status === 'active')
    .flatMap((partner) => partner.credentials.map((credential) => ({ partner, credential })))
    .filter(({ credential }) => !credential.revokedAt)
    .map((each) => ({ ...each, secretHash: Buffer.from(each.credential.secretHash, 'hex') }));
  const index = { bySymbol, credentials };
  indexes.set(partners, index);
  return index;
}

function fits(shown: Presented, credential: CredentialRecord, partner: PartnerRecord): boolean {
  if (credential.kind === 'path') return shown.kind === 'path';
  if (credential.kind === 'basic')
    return shown.kind === 'basic' && shown.user.toUpperCase() === partner.code.toUpperCase();
  return shown.kind === 'bearer' || shown.kind === 'header';
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

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
