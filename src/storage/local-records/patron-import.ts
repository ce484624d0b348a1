/** Patrons from a file: read, compared with what is known, written by one statement. */

import type { ImportReport } from '../../contract/local-views.js';
import { type PatronInFile, patronIn, readPatronTable } from '../../domain/fulfilment/imports/patron-rows.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import type { CsvImportOrder, ImportedRow, NewPins } from '../../engine/model/local/patrons.js';
import { message } from '../../words/message.js';
import { libraryTable } from '../tables/libraries.js';
import { keepCsvImport } from './csv-imports.js';
import { doubled, importReport } from './import-report.js';
import { searchTextOf } from './patron-search-text.js';
import { done, type RecordsContext } from './records-context.js';

interface Known {
  id: string;
  name: string;
  group: string | null;
  email: string | null;
  language: string | null;
  pickupLibrary: string | null;
  expiresOn: string | null;
}

export async function importPatrons(
  on: RecordsContext,
  { csv, dryRun, lines, upload }: CsvImportOrder,
  pins: NewPins = new Map(),
): Promise<Outcome<ImportReport>> {
  const table = readPatronTable(csv);
  if (table.kind === 'unreadable') return { kind: 'invalid', problems: table.problems };
  const libraries = new Set((await on.tables.find(libraryTable)).map(({ code }) => code));
  const read = table.rows.map((row, at) => ({ line: lines?.[at] ?? row.line, ...patronIn(row) }));
  const known = await readKnown(
    on,
    read.map(({ patron }) => patron.id),
  );
  const first = new Map<string, number>();
  const writing: Known[] = [];
  const pinned: { id: string; digest: string }[] = [];
  const rows = read.map(({ line, patron, problems }): ImportedRow => {
    const { id, pickupLibrary } = patron;
    const all = [...problems, ...doubled(first, 'id', id.toLowerCase(), line)];
    if (pickupLibrary && !libraries.has(pickupLibrary))
      all.push({ field: 'pickupLibrary', problem: message('refusedMissing.library', { library: pickupLibrary }) });
    if (all.length > 0) return { line, key: id, outcome: 'refused', problems: all };
    const before = known.get(id) ?? [...known.values()].find((each) => isSame(each.id, id));
    const after = merged(before, { ...patron, id: before?.id ?? id });
    const digest = pins.get(id.toLowerCase());
    if (digest !== undefined) pinned.push({ id: after.id, digest });
    const same = before && JSON.stringify(before) === JSON.stringify(after);
    if (same && digest === undefined) return { line, key: id, outcome: 'unchanged' };
    if (!same) writing.push(after);
    return { line, key: id, outcome: before ? 'changed' : 'created' };
  });
  const report = importReport(rows, dryRun);
  if (dryRun) return done(report);
  await write(on, writing);
  await writePins(on, pinned);
  return done(upload ? { ...report, batch: await keepCsvImport(on, 'patrons', upload, report) } : report);
}

/** The order of the names is the one that two patrons are compared by. */
function merged(before: Known | undefined, { id, name, ...given }: PatronInFile): Known {
  const {
    group = null,
    email = null,
    language = null,
    pickupLibrary = null,
    expiresOn = null,
  } = { ...before, ...given };
  return { id, name, group, email, language, pickupLibrary, expiresOn };
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

async function readKnown({ client }: RecordsContext, ids: string[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<Known>(
    `select id, name, group_code as "group", email, language, pickup_library as "pickupLibrary",
       to_char(expires_on, 'YYYY-MM-DD') as "expiresOn" from patron where lower(id) = any($1) order by patron.id for update`,
    [ids.map((id) => id.toLowerCase())],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function write({ client }: RecordsContext, patrons: Known[]): Promise<void> {
  if (patrons.length === 0) return;
  await client.query(
    `insert into patron (id, name, group_code, email, language, pickup_library, expires_on, search_text)
     select id, name, "group", email, language, "pickupLibrary", "expiresOn", search
     from jsonb_to_recordset($1) as each (id text, name text, "group" text, email text, language text, "pickupLibrary" text,
       "expiresOn" date, search text)
     on conflict (id) do update set name = excluded.name, group_code = excluded.group_code, email = excluded.email,
       language = excluded.language, pickup_library = excluded.pickup_library, expires_on = excluded.expires_on,
       search_text = excluded.search_text, updated_at = now()`,
    [JSON.stringify(patrons.map((patron) => ({ ...patron, search: searchTextOf(patron) })))],
  );
}

/** Who has a new PIN signs in anew. */
async function writePins({ client }: RecordsContext, pins: { id: string; digest: string }[]): Promise<void> {
  if (pins.length === 0) return;
  await client.query(
    `insert into patron_pin (patron_id, pin_hash, set_at)
     select id, digest, now() from jsonb_to_recordset($1) as each (id text, digest text)
     on conflict (patron_id) do update set pin_hash = excluded.pin_hash, set_at = excluded.set_at`,
    [JSON.stringify(pins)],
  );
  await client.query('delete from patron_session where patron_id = any($1)', [pins.map(({ id }) => id)]);
}
