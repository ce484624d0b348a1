/** The directory as stored: partners with their symbols and credentials. */
import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager, EntitySchema } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { PartnerChange, PartnerDraft } from '../../contract/partner-schemas.js';
import { partnerFieldNames, partnerFieldRows, partnerFieldsOf } from '../../domain/partner/fields.js';
import type { PartnerBesides, StoredSecret } from '../../engine/directory/partners.js';
import type { CredentialKind, PartnerClosure } from '../../engine/model/partners.js';
import type { PartnerRecord } from '../../engine/model/records.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { isRowId } from '../database/row-id.js';
import { type PartnerRow, partnerTable } from '../tables/partner.js';
import { partnerChannelTable } from '../tables/partner-channel.js';
import { type PartnerCredentialRow, partnerCredentialTable } from '../tables/partner-credential.js';
import { type PartnerSymbolRow, partnerSymbolTable } from '../tables/partner-symbol.js';
import { workflowProfileTable } from '../tables/workflow-profile.js';

/** The database, or a transaction that somebody began on it. */
type Source = Pick<EntityManager, 'getRepository' | 'transaction' | 'query'>;

/** All partners, in directory order. A few queries whatever their number, and no row that is looked for twice. */
export async function readPartners(source: Source): Promise<PartnerRecord[]> {
  const [partners, symbols, credentials, profiles] = await Promise.all([
    rowsOf<PartnerRow>(source, partnerTable, `where status <> 'removed' order by rank, code`),
    rowsOf<PartnerSymbolRow>(source, partnerSymbolTable, 'order by position'),
    rowsOf<PartnerCredentialRow>(source, partnerCredentialTable, 'order by partner_credential.id'),
    source.getRepository(workflowProfileTable).find(),
  ]);
  const profileOf = (code: string | null) => profiles.find((each) => each.code === code);
  const symbolsOf = byPartner(symbols);
  const credentialsOf = byPartner(credentials);
  return partners.map((row) => ({
    code: row.code,
    name: row.name,
    status: row.status as PartnerRecord['status'],
    dialect: row.dialect,
    isoVersion: row.isoVersion as IsoVersion,
    url: row.url,
    outboundAuth: row.outboundAuth ?? undefined,
    outboundOrigin: row.outboundOrigin ?? undefined,
    urlImport: row.urlImport ?? undefined,
    borrowingProfile: profileOf(row.borrowingProfile),
    lendingProfile: profileOf(row.lendingProfile),
    ...partnerFieldsOf(row),
    symbols: (symbolsOf.get(row.code) ?? []).map((each) => each.symbol),
    credentials: (credentialsOf.get(row.code) ?? []).map((each) => ({
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

/** Rows under their names in the code. TypeORM takes ten times as long over thousands, while nothing else is done. */
async function rowsOf<T extends object>(source: Source, table: EntitySchema<T>, rest: string): Promise<T[]> {
  const { columns, tableName } = source.getRepository(table).metadata;
  const selected = columns.map(({ databaseName, propertyName, type }) => {
    const read = type === 'date' ? `to_char(${databaseName}, 'YYYY-MM-DD')` : databaseName;
    return `${read} as "${propertyName}"`;
  });
  return source.query(`select ${selected.join(', ')} from ${tableName} ${rest}`);
}

function byPartner<T extends { partnerCode: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const same = found.get(row.partnerCode);
    if (same) same.push(row);
    else found.set(row.partnerCode, [row]);
  }
  return found;
}

/**
 * The directory, read whole only when something in it is another than before; the same array while nothing is. When a
 * credential was used last is put into the records that are known, for it changes with every minute.
 */
export function partnersSeldomRead(dataSource: DataSource, pool: Pick<Pool, 'query'>): () => Promise<PartnerRecord[]> {
  let known: { mark: string; partners: PartnerRecord[] } | undefined;
  return async () => {
    const { rows } = await pool.query<{ mark: string; used: unknown }>({ name: 'directory-mark', text: directoryMark });
    const { mark, used } = rows[0] as { mark: string; used: Record<string, string> | null };
    // What changes after the mark was taken is found by the next look.
    if (known?.mark !== mark) known = { mark, partners: await readPartners(dataSource) };
    else if (used) noteUses(known.partners, used);
    return known.partners;
  };
}

function noteUses(partners: readonly PartnerRecord[], used: Record<string, string>): void {
  for (const { credentials } of partners)
    for (const credential of credentials) {
      const at = used[credential.id];
      if (at) credential.lastUsedAt = new Date(at);
    }
}

/** Another text after each change that is committed; of credentials all but when they were used. */
const directoryMark = `select concat_ws('/',
    (select count(*) || ':' || coalesce(sum(hashtextextended(code, xmin::text::bigint)::numeric), 0) from partner),
    (select count(*) || ':' || coalesce(sum(hashtextextended(symbol, xmin::text::bigint)::numeric), 0) from partner_symbol),
    (select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws('|', secret_hash, partner_code, kind, prefix, symbols::text, revoked_at), id)::numeric), 0)
      from partner_credential),
    (select count(*) || ':' || coalesce(sum(hashtextextended(code, xmin::text::bigint)::numeric), 0) from workflow_profile)) as mark,
  (select json_object_agg(id, last_used_at) from partner_credential where last_used_at > now() - interval '1 minute') as used`;

/** Adds a partner with its symbols and a closed (healthy) channel, or nothing. One that was removed comes back. */
export async function insertPartner(
  source: Source,
  draft: PartnerDraft & Required<Pick<PartnerDraft, 'isoVersion' | 'callLimitSeconds'>>,
  secret: StoredSecret | undefined,
): Promise<void> {
  await source.transaction(async (manager) => {
    const rank = await manager.count(partnerTable);
    const row = {
      code: draft.code,
      name: draft.name,
      status: 'active',
      url: draft.url ?? '',
      dialect: draft.dialect,
      isoVersion: draft.isoVersion,
      ...(secret ?? noSecret),
      urlImport: null,
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

const noSecret: Record<keyof StoredSecret, null> = { outboundAuth: null, outboundOrigin: null };

/** Changes the columns named; `secret` is left alone when undefined, removed when null. */
export async function updatePartner(
  source: Source,
  code: string,
  { symbols, ...change }: Omit<PartnerChange, 'outboundAuth'>,
  { secret, urlImport, hold }: PartnerBesides,
): Promise<void> {
  const set = {
    ...change,
    ...(secret === undefined ? {} : (secret ?? noSecret)),
    ...(urlImport === undefined ? {} : { urlImport }),
  };
  await source.transaction(async (manager) => {
    if (Object.keys(set).length > 0)
      await manager.update(partnerTable, { code }, set as QueryDeepPartialEntity<PartnerRow>);
    if (symbols) await setSymbols(manager, code, symbols);
    if (hold) await manager.query(holdChannel, [code, JSON.stringify(hold)]);
    if (hold === null) await manager.query(releaseChannel, [code]);
  });
}

/** What staff hold or have suspended themselves stays so, in their words. */
const holdChannel = `update partner_channel set state = 'held', reason = null, reason_words = $2, opened_at = now(), next_probe_at = null,
    changed_at = now(), changed_by = 'Interlend'
  where partner_code = $1 and state <> 'suspended' and (state <> 'held' or reason_words->>'code' is distinct from 'said.heldBy')`;

const releaseChannel = `update partner_channel set state = 'closed', reason_words = null, opened_at = null, failures_in_a_row = 0,
    rate_per_second = null, changed_at = now(), changed_by = 'Interlend'
  where partner_code = $1 and state = 'held' and reason_words->>'code' = 'call.addressUnconfirmed'`;

/** What is stored is presented at the origin of an address from now on; not when the address became another meanwhile. */
export async function bindSecret(source: Source, code: string, url: string, outboundOrigin: string): Promise<boolean> {
  const { affected } = await source.getRepository(partnerTable).update({ code, url }, { outboundOrigin });
  return affected === 1;
}

export async function insertCredential(
  source: Source,
  credential: { partnerCode: string; kind: CredentialKind; prefix: string; secretHash: string; symbols?: string[] },
): Promise<string> {
  const result = await source.getRepository(partnerCredentialTable).insert(credential);
  return String(result.identifiers[0]?.['id']);
}

export async function noteTest(source: Source, partnerCode: string, testedWell: boolean): Promise<void> {
  await source
    .getRepository(partnerChannelTable)
    .update({ partnerCode }, { testedAt: () => 'clock_timestamp()', testedWell });
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

/** The partner says when it is closed, or that it is not; staff have one notice of it, on however many requests it is said. */
export async function partnerClosed(client: PoolClient, code: string, closure: PartnerClosure): Promise<void> {
  await client.query({
    name: 'partner-closed',
    text: `with changed as (update partner set closed_from = $2, closed_until = $3
        where code = $1 and (closed_from, closed_until) is distinct from ($2::date, $3::date) returning code)
      insert into partner_notice (partner_code, closed_from, closed_until) select code, $2, $3 from changed`,
    values: [code, closure.closedFrom, closure.closedUntil],
  });
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
