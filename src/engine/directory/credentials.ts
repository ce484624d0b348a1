/** What a partner may present to us. Two of a kind are valid at once at most: the old one and the new one. */

import type { CredentialWish } from '../../contract/partner-schemas.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { certificateHash, makeSecret, sameSymbol } from './partner-book.js';
import type { Problem } from './partner-problems.js';
import type { DirectoryStore } from './partners.js';

const mostOfAKind = 2;

export async function issueCredential(
  context: EngineContext,
  directory: Pick<DirectoryStore, 'insertCredential'>,
  code: string,
  { kind, fingerprint, symbols }: CredentialWish,
): Promise<
  { kind: 'issued'; id: string; secret?: string } | { kind: 'unknown' } | { kind: 'invalid'; problems: Problem[] }
> {
  context.book.forget();
  const partner = await context.book.get(code);
  if (!partner) return { kind: 'unknown' };
  const problems = [...tooMany(partner, kind), ...wrongFingerprint(kind, fingerprint), ...foreign(partner, symbols)];
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { secret, ...stored } = kind === 'certificate' ? ofCertificate(fingerprint ?? '') : makeSecret(kind);
  const id = await directory.insertCredential({ partnerCode: code, kind, ...stored, ...(symbols ? { symbols } : {}) });
  context.book.forget();
  return { kind: 'issued', id, ...(secret ? { secret } : {}) };
}

function tooMany({ credentials }: PartnerRecord, kind: CredentialWish['kind']): Problem[] {
  const live = credentials.filter((each) => each.kind === kind && !each.revokedAt);
  return live.length < mostOfAKind
    ? []
    : [
        {
          field: 'kind',
          problem: message('refusedPartner.twoCredentials', { credentials: live.map(({ id }) => id).join(', ') }),
        },
      ];
}

function wrongFingerprint(kind: CredentialWish['kind'], fingerprint: string | undefined): Problem[] {
  if (kind !== 'certificate')
    return fingerprint === undefined
      ? []
      : [{ field: 'fingerprint', problem: message('refusedPartner.onlyCertificate') }];
  return /^[0-9a-f]{64}$/i.test((fingerprint ?? '').replaceAll(':', ''))
    ? []
    : [{ field: 'fingerprint', problem: message('refusedPartner.fingerprint') }];
}

function foreign({ code, symbols }: PartnerRecord, wished: readonly string[] = []): Problem[] {
  return wished
    .filter((symbol) => !symbols.some((each) => sameSymbol(each, symbol)))
    .map((symbol) => ({
      field: 'symbols',
      problem: message('refusedPartner.notItsSymbol', { symbol, partner: code }),
    }));
}

/** A fingerprint is no secret: its hash is kept only so that all credentials are looked up in one way. */
function ofCertificate(fingerprint: string): { secret?: string; prefix: string; secretHash: string } {
  const plain = fingerprint.replaceAll(':', '').toLowerCase();
  return { prefix: plain.slice(0, 16), secretHash: certificateHash(plain) };
}
