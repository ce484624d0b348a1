/** The directory as stored: partners with their symbols and credentials. */
import type { DataSource } from 'typeorm';
import type { WorkflowProfile } from '../domain/workflow-profile.js';
import type { CredentialKind, PartnerChange, PartnerDraft } from '../engine/ports.js';
import type { PartnerRecord } from '../engine/records.js';
import type { IsoVersion } from '../protocol/codes.js';
import { isRowId } from './row-id.js';
import { partnerTable } from './tables/partner.js';
import { partnerChannelTable } from './tables/partner-channel.js';
import { partnerCredentialTable } from './tables/partner-credential.js';
import { partnerSymbolTable } from './tables/partner-symbol.js';
import { workflowProfileTable } from './tables/workflow-profile.js';

/** All partners, in directory order. A few queries whatever their number. */
export async function readPartners(source: DataSource): Promise<PartnerRecord[]> {
  const [partners, symbols, credentials, profiles] = await Promise.all([
    source.getRepository(partnerTable).find({ order: { rank: 'ASC', code: 'ASC' } }),
    source.getRepository(partnerSymbolTable).find({ order: { position: 'ASC' } }),
    source.getRepository(partnerCredentialTable).find({ order: { id: 'ASC' } }),
    source.getRepository(workflowProfileTable).find(),
  ]);
  const profileOf = (code: string | null) => profiles.find((each) => each.code === code) as WorkflowProfile | undefined;
  return partners.map((row) => ({
    code: row.code,
    name: row.name,
    status: row.status as PartnerRecord['status'],
    dialect: row.dialect,
    isoVersion: row.isoVersion as IsoVersion,
    strict: row.strict,
    borrowing: row.borrowing,
    lending: row.lending,
    url: row.url,
    callLimitSeconds: row.callLimitSeconds,
    outboundAuth: row.outboundAuth ?? undefined,
    sendRequesterInformation: row.sendRequesterInformation,
    checkedInMessage: row.checkedInMessage,
    borrowingProfile: profileOf(row.borrowingProfile),
    lendingProfile: profileOf(row.lendingProfile),
    expiryBusinessDays: row.expiryBusinessDays ?? undefined,
    overdueResendDays: row.overdueResendDays ?? undefined,
    autoClaimDays: row.autoClaimDays ?? undefined,
    autoCancelDays: row.autoCancelDays ?? undefined,
    symbols: symbols.filter((each) => each.partnerCode === row.code).map((each) => each.symbol),
    credentials: credentials
      .filter((each) => each.partnerCode === row.code)
      .map((each) => ({
        id: each.id,
        kind: each.kind as CredentialKind,
        prefix: each.prefix,
        secretHash: each.secretHash,
        createdAt: each.createdAt,
        lastUsedAt: each.lastUsedAt ?? undefined,
        revokedAt: each.revokedAt ?? undefined,
      })),
  }));
}

/** Adds a partner with its symbols and a closed (healthy) channel, or nothing. */
export async function insertPartner(
  source: DataSource,
  draft: Required<Pick<PartnerDraft, 'code' | 'name' | 'url' | 'dialect' | 'isoVersion' | 'callLimitSeconds'>> &
    PartnerDraft,
  outboundAuth: string | undefined,
): Promise<void> {
  await source.transaction(async (manager) => {
    const rank = await manager.count(partnerTable);
    await manager.insert(partnerTable, {
      code: draft.code,
      name: draft.name,
      url: draft.url,
      dialect: draft.dialect,
      isoVersion: draft.isoVersion,
      strict: draft.strict ?? false,
      borrowing: draft.borrowing ?? true,
      lending: draft.lending ?? true,
      callLimitSeconds: draft.callLimitSeconds,
      outboundAuth: outboundAuth ?? null,
      sendRequesterInformation: draft.sendRequesterInformation ?? false,
      checkedInMessage: draft.checkedInMessage ?? true,
      borrowingProfile: draft.borrowingProfile ?? null,
      lendingProfile: draft.lendingProfile ?? null,
      expiryBusinessDays: draft.expiryBusinessDays ?? null,
      overdueResendDays: draft.overdueResendDays ?? null,
      autoClaimDays: draft.autoClaimDays ?? null,
      autoCancelDays: draft.autoCancelDays ?? null,
      rank,
    });
    await manager.insert(
      partnerSymbolTable,
      draft.symbols.map((symbol, position) => ({
        symbol: `${symbol.type}:${symbol.value}`,
        partnerCode: draft.code,
        position,
      })),
    );
    await manager.insert(partnerChannelTable, { partnerCode: draft.code });
  });
}

/** Changes the columns named; `outboundAuth` is left alone when undefined, removed when null. */
export async function updatePartner(
  source: DataSource,
  code: string,
  change: Omit<PartnerChange, 'outboundAuth'>,
  outboundAuth: string | null | undefined,
): Promise<void> {
  const set = { ...change, ...(outboundAuth === undefined ? {} : { outboundAuth }) };
  if (Object.keys(set).length > 0) await source.getRepository(partnerTable).update({ code }, set);
}

export async function insertCredential(
  source: DataSource,
  credential: { partnerCode: string; kind: CredentialKind; prefix: string; secretHash: string },
): Promise<string> {
  const result = await source.getRepository(partnerCredentialTable).insert(credential);
  return String(result.identifiers[0]?.['id']);
}

export async function revokeCredential(source: DataSource, partnerCode: string, id: string): Promise<boolean> {
  if (!isRowId(id)) return false;
  const result = await source
    .getRepository(partnerCredentialTable)
    .createQueryBuilder()
    .update()
    .set({ revokedAt: () => 'now()' })
    .where('partner_code = :partnerCode and id = :id and revoked_at is null', { partnerCode, id })
    .execute();
  return result.affected === 1;
}

/** Notes the use of a credential, at most once a minute. */
export async function touchCredential(source: DataSource, id: string): Promise<void> {
  await source
    .getRepository(partnerCredentialTable)
    .createQueryBuilder()
    .update()
    .set({ lastUsedAt: () => 'now()' })
    .where(`id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')`, { id })
    .execute();
}
