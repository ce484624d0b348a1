/** The directory as stored: partners with their symbols and credentials. */
import { type EntityManager, Not } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { partnerFieldNames, partnerFieldRows, partnerFieldsOf } from '../domain/partner/fields.js';
import type { WorkflowProfile } from '../domain/workflow-profile.js';
import type { CredentialKind, PartnerChange, PartnerDraft } from '../engine/ports.js';
import type { PartnerRecord } from '../engine/records.js';
import type { IsoVersion } from '../protocol/codes.js';
import { isRowId } from './row-id.js';
import { type PartnerRow, partnerTable } from './tables/partner.js';
import { partnerChannelTable } from './tables/partner-channel.js';
import { partnerCredentialTable } from './tables/partner-credential.js';
import { partnerSymbolTable } from './tables/partner-symbol.js';
import { workflowProfileTable } from './tables/workflow-profile.js';

/** The database, or a transaction that somebody began on it. */
type Source = Pick<EntityManager, 'getRepository' | 'transaction'>;

/** All partners, in directory order. A few queries whatever their number. */
export async function readPartners(source: Source): Promise<PartnerRecord[]> {
  const [partners, symbols, credentials, profiles] = await Promise.all([
    source.getRepository(partnerTable).find({ where: { status: Not('removed') }, order: { rank: 'ASC', code: 'ASC' } }),
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
    url: row.url,
    outboundAuth: row.outboundAuth ?? undefined,
    borrowingProfile: profileOf(row.borrowingProfile),
    lendingProfile: profileOf(row.lendingProfile),
    ...partnerFieldsOf(row),
    symbols: symbols.filter((each) => each.partnerCode === row.code).map((each) => each.symbol),
    credentials: credentials
      .filter((each) => each.partnerCode === row.code)
      .map((each) => ({
        id: each.id,
        kind: each.kind as CredentialKind,
        prefix: each.prefix,
        secretHash: each.secretHash,
        symbols: each.symbols ?? undefined,
        createdAt: each.createdAt,
        lastUsedAt: each.lastUsedAt ?? undefined,
        revokedAt: each.revokedAt ?? undefined,
      })),
  }));
}

/** Adds a partner with its symbols and a closed (healthy) channel, or nothing. One that was removed comes back. */
export async function insertPartner(
  source: Source,
  draft: PartnerDraft & Required<Pick<PartnerDraft, 'isoVersion' | 'callLimitSeconds'>>,
  outboundAuth: string | undefined,
): Promise<void> {
  await source.transaction(async (manager) => {
    const rank = await manager.count(partnerTable);
    const row = {
      code: draft.code,
      name: draft.name,
      status: 'active',
      url: draft.url,
      dialect: draft.dialect,
      isoVersion: draft.isoVersion,
      outboundAuth: outboundAuth ?? null,
      borrowingProfile: draft.borrowingProfile ?? null,
      lendingProfile: draft.lendingProfile ?? null,
      ...Object.fromEntries(
        partnerFieldNames.map((name) => [name, draft[name] ?? partnerFieldRows[name].default ?? null]),
      ),
      rank,
    };
    const back = await manager.update(partnerTable, { code: draft.code, status: 'removed' }, row);
    if (back.affected === 0) await manager.insert(partnerTable, row);
    await setSymbols(manager, draft.code, draft.symbols);
    await manager.insert(partnerChannelTable, { partnerCode: draft.code });
  });
}

async function setSymbols(manager: EntityManager, partnerCode: string, symbols: PartnerDraft['symbols']) {
  await manager.delete(partnerSymbolTable, { partnerCode });
  const rows = symbols.map(({ type, value }, position) => ({ symbol: `${type}:${value}`, partnerCode, position }));
  await manager.insert(partnerSymbolTable, rows);
}

/** Changes the columns named; `outboundAuth` is left alone when undefined, removed when null. */
export async function updatePartner(
  source: Source,
  code: string,
  { symbols, ...change }: Omit<PartnerChange, 'outboundAuth'>,
  outboundAuth: string | null | undefined,
): Promise<void> {
  const set = { ...change, ...(outboundAuth === undefined ? {} : { outboundAuth }) };
  await source.transaction(async (manager) => {
    if (Object.keys(set).length > 0)
      await manager.update(partnerTable, { code }, set as QueryDeepPartialEntity<PartnerRow>);
    if (symbols) await setSymbols(manager, code, symbols);
  });
}

export async function insertCredential(
  source: Source,
  credential: { partnerCode: string; kind: CredentialKind; prefix: string; secretHash: string; symbols?: string[] },
): Promise<string> {
  const result = await source.getRepository(partnerCredentialTable).insert(credential);
  return String(result.identifiers[0]?.['id']);
}

export async function revokeCredential(source: Source, partnerCode: string, id: string): Promise<boolean> {
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
export async function touchCredential(source: Source, id: string): Promise<void> {
  await source
    .getRepository(partnerCredentialTable)
    .createQueryBuilder()
    .update()
    .set({ lastUsedAt: () => 'now()' })
    .where(`id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')`, { id })
    .execute();
}
