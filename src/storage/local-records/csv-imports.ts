/** Files that came in as CSV, as stored. */

import type { ImportReport } from '../../contract/local-views.js';
import type { CsvKind } from '../../domain/fulfilment/imports/csv-pieces.js';
import type { CsvImport, CsvImports, CsvImportView } from '../../engine/model/local/csv-imports.js';
import type { CsvUpload, ImportedRow } from '../../engine/model/local/patrons.js';
import type { Wording } from '../../words/message.js';
import { onlyRow } from '../database/only-row.js';
import { isRowId } from '../database/row-id.js';
import { pageOf } from '../views/page.js';
import { type RecordsContext, recordView, viewsOf } from './records-context.js';

type CsvImportRow = {
  id: string;
  file: string | null;
  by: string;
  startedAt: Date;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
};

type CsvLineRow = { line: number; key: string; problems: { field: string; problem: Wording }[] };

/** Most lines of one file that are listed. */
const linesAtMost = 500;

const columns = `id::text, file, started_by as by, started_at as "startedAt", created, changed, unchanged, refused`;

export const createCsvImports = ({ client }: Pick<RecordsContext, 'client'>): CsvImports => ({
  list: async (kind, { after, limit }) => {
    if (after !== undefined && !isRowId(after)) return { items: [] };
    const found = await client.query<CsvImportRow>(
      `select ${columns} from csv_import where kind = $1 and ($2::bigint is null or id < $2)
       order by csv_import.id desc limit $3`,
      [kind, after ?? null, limit + 1],
    );
    return pageOf(viewsOf<CsvImport>(found), limit, ({ id }) => id);
  },
  read: async (kind, id) => {
    if (!isRowId(id)) return undefined;
    const { rows } = await client.query<CsvImportRow>(`select ${columns} from csv_import where kind = $1 and id = $2`, [
      kind,
      id,
    ]);
    if (!rows[0]) return undefined;
    const lines = await client.query<CsvLineRow>(
      `select line::float8 as line, key, problems from csv_import_line where import_id = $1
       order by csv_import_line.line, csv_import_line.id limit $2`,
      [id, linesAtMost],
    );
    const refusedRows = lines.rows.map((row): ImportedRow => ({ ...row, outcome: 'refused' }));
    return { ...recordView<Omit<CsvImportView, 'rows'>>(rows[0]), rows: refusedRows };
  },
});

/** Keeps what a piece of a file came to, with the pieces before it. Gives the number of the file. */
export async function keepCsvImport(
  { client }: Pick<RecordsContext, 'client'>,
  kind: CsvKind,
  { by, file, batch }: CsvUpload,
  { rows, created, changed, unchanged, refused }: ImportReport,
): Promise<string> {
  const counts = [created, changed, unchanged, refused];
  // Only who began a file goes on with it.
  const known =
    batch !== undefined && isRowId(batch)
      ? await client.query<{ id: string }>(
          `update csv_import set created = created + $4, changed = changed + $5, unchanged = unchanged + $6, refused = refused + $7
           where id = $1 and kind = $2 and started_by = $3 returning id::text`,
          [batch, kind, by, ...counts],
        )
      : undefined;
  const { id } =
    known?.rows[0] ??
    onlyRow(
      await client.query<{ id: string }>(
        `insert into csv_import (kind, file, started_by, created, changed, unchanged, refused)
         values ($1, $2, $3, $4, $5, $6, $7) returning id::text`,
        [kind, file ?? null, by, ...counts],
      ),
    );
  const lines = rows.filter(({ outcome }) => outcome === 'refused');
  if (lines.length > 0)
    await client.query(
      `insert into csv_import_line (import_id, line, key, problems)
       select $1, line, key, problems from jsonb_to_recordset($2) as each (line bigint, key text, problems jsonb)`,
      [id, JSON.stringify(lines.map(({ line, key, problems = [] }) => ({ line, key, problems })))],
    );
  return id;
}
