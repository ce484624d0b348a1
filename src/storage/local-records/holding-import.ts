/** Holdings from a file: read, compared with what is known, written by one statement. */

import type { ImportReport } from '../../contract/local-views.js';
import { type HoldingInFile, holdingIn, readHoldingTable } from '../../domain/fulfilment/imports/holding-rows.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import type { CsvImportOrder, ImportedRow } from '../../engine/model/local/patrons.js';
import { message } from '../../words/message.js';
import { locationTable } from '../tables/libraries.js';
import { keepCsvImport } from './csv-imports.js';
import { keysOf, saveIdentifiers } from './holding-keys.js';
import { doubled, importReport } from './import-report.js';
import { done, type RecordsContext } from './records-context.js';

export async function importHoldings(
  on: RecordsContext,
  { csv, dryRun, lines, upload }: CsvImportOrder,
): Promise<Outcome<ImportReport>> {
  const table = readHoldingTable(csv);
  if (table.kind === 'unreadable') return { kind: 'invalid', problems: table.problems };
  const locations = new Set((await on.tables.find(locationTable)).map(({ code }) => code));
  const read = table.rows.map((row, at) => ({ line: lines?.[at] ?? row.line, ...holdingIn(row) }));
  const known = await readKnown(
    on,
    read.map(({ holding }) => holding.barcode),
  );
  const first = new Map<string, number>();
  const writing: HoldingInFile[] = [];
  const rows = read.map(({ line, holding, problems }): ImportedRow => {
    const { barcode, location } = holding;
    const all = [...problems, ...doubled(first, 'barcode', barcode, line)];
    if (location && !locations.has(location))
      all.push({ field: 'location', problem: message('refusedMissing.location', { location }) });
    if (all.length > 0) return { line, key: barcode, outcome: 'refused', problems: all };
    const before = known.get(barcode);
    if (before === fingerprint(holding)) return { line, key: barcode, outcome: 'unchanged' };
    writing.push(holding);
    return { line, key: barcode, outcome: before ? 'changed' : 'created' };
  });
  const report = importReport(rows, dryRun);
  if (dryRun) return done(report);
  await write(on, writing);
  return done(upload ? { ...report, batch: await keepCsvImport(on, 'holdings', upload, report) } : report);
}

/** Everything of a holding as one text, so that two can be compared. */
function fingerprint({
  title,
  author,
  identifiers,
  location,
  callNumber,
  policy,
}: Omit<HoldingInFile, 'barcode'>): string {
  const numbers = identifiers.map(({ kind, value }) => `${kind} ${value}`).sort();
  return JSON.stringify([title, author ?? '', numbers, location, callNumber ?? '', policy]);
}

async function readKnown({ client }: RecordsContext, barcodes: string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<HoldingInFile>(
    `select h.barcode, h.title, h.author, h.location_code as location, h.call_number as "callNumber", h.policy,
       coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value))
         from holding_identifier i where i.holding_id = h.id), '[]') as identifiers
     from holding h where h.barcode = any($1) for update of h`,
    [barcodes],
  );
  return new Map(rows.map((row) => [row.barcode, fingerprint(row)]));
}

async function write(on: RecordsContext, holdings: HoldingInFile[]): Promise<void> {
  if (holdings.length === 0) return;
  const { rows } = await on.client.query<{ id: string; barcode: string }>(
    `insert into holding (barcode, title, author, title_key, search_text, location_code, call_number, policy)
     select barcode, title, author, key, search, location, "callNumber", policy
     from jsonb_to_recordset($1) as each (barcode text, title text, author text, key text, search text, location text, "callNumber" text, policy text)
     on conflict (barcode) do update set title = excluded.title, author = excluded.author, title_key = excluded.title_key,
       search_text = excluded.search_text, location_code = excluded.location_code, call_number = excluded.call_number,
       policy = excluded.policy, updated_at = now(), bib_id = case when holding.source is null then null else holding.bib_id end
     returning id::text, barcode`,
    [JSON.stringify(holdings.map(withKeys))],
  );
  const ids = new Map(rows.map(({ id, barcode }) => [barcode, id]));
  await saveIdentifiers(
    on,
    holdings.map(({ barcode, identifiers }) => ({ id: ids.get(barcode) ?? '', identifiers })),
  );
}

function withKeys(holding: HoldingInFile) {
  const [key, search] = keysOf(holding.title, holding.author);
  return { ...holding, key, search };
}
