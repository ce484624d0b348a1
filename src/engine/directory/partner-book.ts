import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isWithin } from '../../domain/partner/networks.js';
import type { AgencyId } from '../../protocol/messages.js';
import type { Presented } from '../model/arrivals.js';
import type { CallingPartner, PartnerBook } from '../model/partner-book.js';
import type { CredentialKind } from '../model/partners.js';
import type { CredentialRecord, PartnerRecord } from '../model/records.js';

/** How long a directory that was read is remembered: a revoked credential fails within this time in every process. */
const rememberedMs = 2_000;
/** A credential nobody has is looked up again, unless the directory was read within this time. */
const newlyReadMs = 250;

/** `clock`: milliseconds of a monotonic clock; a wall clock that is set back would keep revoked credentials. */
export function createPartnerBook(
  read: () => Promise<PartnerRecord[]>,
  clock: () => number = () => performance.now(),
): PartnerBook {
  let known: Promise<PartnerRecord[]> | undefined;
  let readAt = 0;
  const all = (): Promise<PartnerRecord[]> => {
    if (!known || clock() - readAt > rememberedMs) {
      readAt = clock();
      known = read();
      known.catch(() => {
        known = undefined;
      });
    }
    return known;
  };
  return {
    all,
    get: async (code) => {
      const found = indexOf(await all()).byCode.get(code);
      if (found) return found;
      known = undefined; // another process may just have added it
      return indexOf(await all()).byCode.get(code);
    },
    bySymbol: async (agency) => indexOf(await all()).bySymbol.get(symbolText(agency).toUpperCase()),
    identify: async (presented, source) => {
      const found = find(presented, source, indexOf(await all()));
      if (found || presented.length === 0 || clock() - readAt < newlyReadMs) return found;
      known = undefined; // another process may just have added it
      return find(presented, source, indexOf(await all()));
    },
    forget: () => {
      known = undefined;
    },
  };
}

function find(
  presented: readonly Presented[],
  source: string,
  { credentials, byNetwork }: Index,
): CallingPartner | undefined {
  for (const shown of presented) {
    const hash = hashOf(shown.kind === 'certificate' ? plainFingerprint(shown.secret) : shown.secret);
    for (const { partner, credential } of credentials.get(hash.toString('hex')) ?? [])
      if (fits(shown, credential, partner))
        return comesFromItsNetworks(partner, source) ? { partner, credential } : undefined;
  }
  const near = byNetwork.filter(({ networks }) => isWithin(source, networks));
  // An address that two partners share tells neither of them.
  return near.length === 1 && near[0] ? { partner: near[0] } : undefined;
}

const comesFromItsNetworks = ({ networks }: PartnerRecord, source: string): boolean =>
  networks.length === 0 || isWithin(source, networks);

/** What every message asks of the directory, made once for each reading of it. */
interface Index {
  byCode: Map<string, PartnerRecord>;
  bySymbol: Map<string, PartnerRecord>;
  /**
   * Of active partners, those that are not revoked, by their digest: what is found tells nobody how near a guess came, for a
   * digest cannot be led towards another.
   */
  credentials: Map<string, { partner: PartnerRecord; credential: CredentialRecord }[]>;
  /** Active partners whose address is enough. */
  byNetwork: PartnerRecord[];
}
const indexes = new WeakMap<PartnerRecord[], Index>();

function indexOf(partners: PartnerRecord[]): Index {
  const known = indexes.get(partners);
  if (known) return known;
  const bySymbol = new Map<string, PartnerRecord>();
  for (const partner of [...partners].reverse())
    for (const symbol of partner.symbols) bySymbol.set(symbol.toUpperCase(), partner);
  const credentials: Index['credentials'] = new Map();
  for (const partner of partners)
    for (const credential of partner.status === 'active' ? partner.credentials : []) {
      if (credential.revokedAt) continue;
      const same = credentials.get(credential.secretHash);
      if (same) same.push({ partner, credential });
      else credentials.set(credential.secretHash, [{ partner, credential }]);
    }
  const byCode = new Map(partners.map((partner) => [partner.code, partner]));
  const byNetwork = partners.filter(({ status, networksAlone }) => status === 'active' && networksAlone);
  const index = { byCode, bySymbol, credentials, byNetwork };
  indexes.set(partners, index);
  return index;
}

function fits(shown: Presented, credential: CredentialRecord, partner: PartnerRecord): boolean {
  if (credential.kind === 'account') return false; // it is in the message, see `presentsAccount`
  if (credential.kind === 'certificate' || shown.kind === 'certificate') return credential.kind === shown.kind;
  if (credential.kind === 'path') return shown.kind === 'path';
  if (credential.kind === 'basic')
    return shown.kind === 'basic' && shown.user.toUpperCase() === partner.code.toUpperCase();
  return shown.kind === 'bearer' || shown.kind === 'header';
}

/**
 * Whether a message carries the account id and security code that the partner was given; true when it was given none. It
 * is asked for besides what the call presents.
 */
export function presentsAccount(
  { code, credentials }: PartnerRecord,
  shown: { accountId?: string; securityCode?: string } | undefined,
): boolean {
  const live = credentials.filter(({ kind, revokedAt }) => kind === 'account' && !revokedAt);
  if (live.length === 0) return true;
  const hash = hashOf(shown?.securityCode ?? '');
  const right = live.filter(({ secretHash }) => timingSafeEqual(hash, Buffer.from(secretHash, 'hex')));
  return right.length > 0 && sameSymbol(shown?.accountId ?? '', code);
}

const plainFingerprint = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
export const certificateHash = (fingerprint: string): string => hashOf(plainFingerprint(fingerprint)).toString('hex');

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
