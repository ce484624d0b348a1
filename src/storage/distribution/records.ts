/** Directory files as stored: on the pool, or on the client of a transaction. */

import type { Pool } from 'pg';
import { In } from 'typeorm';
import type { DirectoryImport, ImportLine } from '../../contract/directory-views.js';
import type { DirectoryFile } from '../../domain/distribution/directory-file.js';
import { countsOf } from '../../engine/distribution/counts.js';
import type { DistributionRecords, Undoing } from '../../engine/distribution/ports.js';
import type { DirectoryRow } from '../../engine/distribution/views.js';
import { onlyRow } from '../database/only-row.js';
import { isRowId } from '../database/row-id.js';
import { recordView } from '../local-records/records-context.js';
import { auditEntryTable } from '../tables/audit-entry.js';
import { directoryImposedTable, directoryOriginTable } from '../tables/directory.js';
import type { Tables } from '../tables/on-client.js';
import { proposalRecords } from './proposals.js';
import { subscriptionRecords } from './subscriptions.js';

export type Statements = Pick<Pool, 'query'>;

export const distributionRecords = (client: Statements, tables: Tables): DistributionRecords => ({
  ...ownFileRecords(client, tables),
  ...importRecords(client),
  ...originRecords(tables),
  ...proposalRecords(tables),
  ...subscriptionRecords(client),
  audit: async ({ by, operation, thing, id, before, after }) => {
    await tables.insert(auditEntryTable, {
      ...{ actor: by.name, actorKind: by.kind, actorCode: by.code, address: by.address, traceId: by.traceId },
      ...{ operation, thing, thingId: id, outcome: 'done' },
      ...{ before, after },
    });
  },
});

type Own = Pick<DistributionRecords, 'imposed' | 'setImposed' | 'edition'>;
const ownFileRecords = (client: Statements, tables: Tables): Own => ({
  imposed: async () => {
    const rows = await tables.find(directoryImposedTable);
    return Object.fromEntries(rows.map(({ section, imposed }) => [section, imposed]));
  },
  setImposed: async (section, imposed) => {
    await tables.upsert(directoryImposedTable, { section, imposed }, ['section']);
  },
  edition: async (contentHash) => {
    await client.query(
      `insert into directory_edition (version, content_hash)
       select coalesce(max(version), 0) + 1, $1 from directory_edition
       having coalesce((array_agg(content_hash order by version desc))[1], '') <> $1`,
      [contentHash],
    );
    const row = onlyRow(
      await client.query<{ version: number; issued_at: Date }>(
        'select version, issued_at from directory_edition order by version desc limit 1',
      ),
    );
    return { version: row.version, issuedAt: row.issued_at.toISOString() };
  },
});

const lineColumns = `id::text, at, by, source, undone_at as "undoneAt", undone_by as "undoneBy",
  issuer, name, version, issued_at as "issuedAt", rows`;

interface Stored {
  issuer: string;
  name: string;
  version: number;
  issuedAt: string;
  rows: { rows: DirectoryRow[]; same: number };
}

/** As the columns of a line are read. */
type ImportRow = {
  id: string;
  at: Date;
  by: string;
  source: string;
  undoneAt: Date | null;
  undoneBy: string | null;
  issuer: string;
  name: string;
  version: number;
  issuedAt: Date;
  rows: Stored['rows'];
};

function importOf(row: Record<string, unknown>): DirectoryImport {
  const { issuer, name, version, issuedAt, rows: kept, ...view } = recordView<Stored & ImportLine>(row);
  const { rows = [], same = 0 } = kept;
  return { ...view, file: { issuer, name, version, issuedAt }, counts: countsOf(rows, same), rows };
}
const lineOf = (row: Record<string, unknown>): ImportLine => {
  const { rows: _, ...line } = importOf(row);
  return line;
};

type Imports = Pick<
  DistributionRecords,
  'lastImport' | 'imports' | 'readImport' | 'beginImport' | 'settleImport' | 'noteUndone'
>;
const importRecords = (client: Statements): Imports => ({
  lastImport: async (issuer) => {
    const { rows } = await client.query<ImportRow & { contents: DirectoryFile }>(
      `select ${lineColumns}, file as contents from directory_import
       where undone_at is null and ($1::text is null or issuer = $1) order by directory_import.id desc limit 1`,
      [issuer ?? null],
    );
    const [row] = rows;
    if (!row) return undefined;
    const { contents, ...line } = row;
    return { ...lineOf(line), contents };
  },
  imports: async ({ after, limit }) => {
    const { rows } = await client.query<ImportRow>(
      `select ${lineColumns} from directory_import where ($1::bigint is null or id < $1)
       order by directory_import.id desc limit $2`,
      [after !== undefined && isRowId(after) ? after : null, limit + 1],
    );
    const items = rows.slice(0, limit).map(lineOf);
    return rows.length > limit ? { items, next: items.at(-1)?.id as string } : { items };
  },
  readImport: async (id) => {
    if (!isRowId(id)) return undefined;
    const { rows } = await client.query<ImportRow & { changes: Undoing }>(
      `select ${lineColumns}, changes from directory_import where id = $1`,
      [id],
    );
    if (!rows[0]) return undefined;
    const { changes, ...row } = rows[0];
    return { ...importOf(row), undoing: changes };
  },
  beginImport: async ({ by, source, edition, file }) => {
    const row = onlyRow(
      await client.query<{ id: string }>(
        `insert into directory_import (by, source, issuer, name, version, issued_at, file, rows, changes)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', '{"records": [], "origins": []}') returning id::text`,
        [by, source, edition.issuer, edition.name, edition.version, edition.issuedAt, JSON.stringify(file)],
      ),
    );
    return row.id;
  },
  settleImport: async (id, rows, same, undoing) => {
    await client.query('update directory_import set rows = $2, changes = $3 where id = $1', [
      ...[id, JSON.stringify({ rows, same }), JSON.stringify(undoing)],
    ]);
  },
  noteUndone: async (id, by) => {
    await client.query('update directory_import set undone_at = now(), undone_by = $2 where id = $1', [id, by]);
  },
});

type Origins = Pick<DistributionRecords, 'origins' | 'putOrigin' | 'dropOrigin' | 'release'>;
const originRecords = (tables: Tables): Origins => ({
  origins: async () => (await tables.find(directoryOriginTable)).map(({ importId: _, ...origin }) => origin),
  putOrigin: async ({ section, key, issuer, record, imposed }, importId) => {
    const row = { section, key, issuer, record, imposed, importId };
    await tables.upsert(directoryOriginTable, row, ['section', 'key']);
  },
  dropOrigin: async ({ section, key }) => {
    await tables.delete(directoryOriginTable, { section, key });
  },
  release: async (issuer, sections) => {
    await tables.update(directoryOriginTable, { issuer, section: In([...sections]) }, { imposed: [] });
  },
});
