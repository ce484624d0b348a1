/** Titles from a file: compared with what is known, and written by few statements for all of them. */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Copy } from '../../catalogue/copy.js';
import type { ImportWish, RecordProblem, RecordsReport } from '../../contract/catalogue-operations.js';
import type { BibToStore } from '../../engine/catalogue/ports.js';
import { keysOf } from '../local-records/holding-keys.js';

type Client = Pick<Pool, 'query'>;
type Where = Pick<ImportWish, 'source' | 'location' | 'habit'>;

/** What would become of each record: nothing is written. */
export interface BibsCompared {
  created: BibToStore[];
  changed: BibToStore[];
  unchanged: BibToStore[];
  /** Ids of titles that are known and say that they are deleted. */
  gone: string[];
}

export async function compareBibs(
  client: Client,
  where: Where,
  bibs: readonly BibToStore[],
  deleted: readonly string[],
): Promise<BibsCompared> {
  const ids = [...bibs.map(({ bib }) => bib.sourceId), ...deleted];
  const { rows } = await client.query<{ id: string; sourceId: string; fingerprint: string }>({
    name: 'catalogue-known',
    text: 'select id::text, source_id as "sourceId", fingerprint from bib where source = $1 and source_id = any($2)',
    values: [where.source, ids],
  });
  const known = new Map(rows.map((row) => [row.sourceId, row]));
  const compared: BibsCompared = { created: [], changed: [], unchanged: [], gone: [] };
  for (const each of bibs) {
    const before = known.get(each.bib.sourceId);
    if (!before) compared.created.push(each);
    else compared[before.fingerprint === fingerprintOf(where, each) ? 'unchanged' : 'changed'].push(each);
  }
  const isGone = new Set(deleted);
  compared.gone = rows.filter(({ sourceId }) => isGone.has(sourceId)).map(({ id }) => id);
  return compared;
}

/** The bytes, and by which habit and for which location they are read. */
const fingerprintOf = ({ habit, location }: Where, { bytes }: BibToStore): string =>
  createHash('sha256')
    .update(`${habit ?? ''} ${location ?? ''} `)
    .update(bytes)
    .digest('base64url')
    .slice(0, 32);

/** Writes titles with their records, copies and items. Gives what was wrong with copies. */
export async function writeBibs(client: Client, where: Where, bibs: readonly BibToStore[]): Promise<RecordProblem[]> {
  if (bibs.length === 0) return [];
  const { rows } = await client.query<{ id: string; sourceId: string }>({
    name: 'catalogue-write-bibs',
    text: `insert into bib (source, source_id, fingerprint, title, title_key, author, author_key, year, edition, place, publisher,
        extent, language, format, numbers, suppressed, words)
      select $1, "sourceId", fingerprint, title, "titleKey", author, "authorKey", year, edition, place, publisher,
        extent, language, format, array(select jsonb_array_elements_text(numbers)), suppressed,
        bib_words(titles, names, subjects, "publisherWords", array(select jsonb_array_elements_text(marks)))
      from jsonb_to_recordset($2) as each ("sourceId" text, fingerprint text, title text, "titleKey" text, author text,
        "authorKey" text, year integer, edition text, place text, publisher text, extent text, language text, format text,
        numbers jsonb, suppressed boolean, titles text, names text, subjects text, "publisherWords" text, marks jsonb)
      on conflict (source, source_id) do update set fingerprint = excluded.fingerprint, title = excluded.title,
        title_key = excluded.title_key, author = excluded.author, author_key = excluded.author_key, year = excluded.year,
        edition = excluded.edition, place = excluded.place, publisher = excluded.publisher, extent = excluded.extent,
        language = excluded.language, format = excluded.format, numbers = excluded.numbers,
        suppressed = excluded.suppressed, words = excluded.words, updated_at = now()
      returning id::text, source_id as "sourceId"`,
    values: [
      where.source,
      JSON.stringify(
        bibs.map(({ bib: { words, ...bib }, ...rest }) => ({
          ...bib,
          fingerprint: fingerprintOf(where, { bib: { words, ...bib }, ...rest }),
          titles: words.titles,
          names: words.names,
          subjects: words.subjects,
          publisherWords: words.publisher,
          marks: words.marks,
        })),
      ),
    ],
  });
  const ids = new Map(rows.map(({ id, sourceId }) => [sourceId, id]));
  const stored = bibs.map((each) => ({ ...each, id: ids.get(each.bib.sourceId) ?? '' }));
  await client.query({
    name: 'catalogue-write-records',
    text: `insert into bib_record (bib_id, form, bytes)
      select * from unnest($1::bigint[], $2::text[], $3::bytea[])
      on conflict (bib_id) do update set form = excluded.form, bytes = excluded.bytes`,
    values: [stored.map(({ id }) => id), stored.map(({ form }) => form), stored.map(({ bytes }) => bytes)],
  });
  const problems = await writeCopies(client, where, stored);
  await markLibraries(client, [...ids.values()]);
  return problems;
}

interface Stored extends BibToStore {
  id: string;
}

/** A copy that has a barcode and is at a location of ours is an item that can be lent; the others are only shown. */
async function writeCopies(client: Client, where: Where, stored: readonly Stored[]): Promise<RecordProblem[]> {
  const problems: RecordProblem[] = [];
  const locations = new Set(
    (await client.query<{ code: string }>({ name: 'catalogue-locations', text: 'select code from location' })).rows.map(
      ({ code }) => code,
    ),
  );
  const items = new Map<string, { bib: Stored; copy: Copy; location: string }>();
  const copies: (Copy & { bib: string })[] = [];
  for (const bib of stored)
    for (const copy of bib.copies) {
      const { barcode } = copy;
      const location = barcode && copy.status !== 'online' ? locationOf(copy, locations, where.location) : undefined;
      if (barcode && location && barcode.length <= 100) {
        if (items.has(barcode)) problems.push(problemOf(bib, 'barcodeTaken', barcode));
        else items.set(barcode, { bib, copy, location });
      } else {
        if (barcode && !location && copy.status !== 'online')
          problems.push(problemOf(bib, 'locationUnknown', [copy.library, copy.location].filter(Boolean).join(' ')));
        copies.push({ ...copy, bib: bib.id });
      }
    }
  const ids = stored.map(({ id }) => id);
  await client.query({
    name: 'catalogue-drop-copies',
    text: 'delete from bib_copy where bib_id = any($1::bigint[])',
    values: [ids],
  });
  if (copies.length > 0)
    await client.query({
      name: 'catalogue-write-copies',
      text: `insert into bib_copy (bib_id, library, location, call_number, barcode, summary, policy, status, due, since)
        select bib, coalesce(library, symbol), location, "callNumber", barcode, summary, policy, status, due, since
        from jsonb_to_recordset($1) as each (bib bigint, library text, symbol text, location text, "callNumber" text, barcode text,
          summary text, policy text, status text, due text, since text)`,
      values: [JSON.stringify(copies)],
    });
  problems.push(...(await writeItems(client, where.source, ids, [...items.values()])));
  return problems;
}

const problemOf = ({ place, bib }: Stored, trouble: RecordProblem['trouble'], detail: string): RecordProblem => ({
  place,
  recordId: bib.sourceId,
  trouble,
  taken: true,
  ...(detail ? { detail: detail.slice(0, 200) } : {}),
});

/** Systems name a location within its library, or by a code that is the whole institution's. */
function locationOf({ library, location }: Copy, known: ReadonlySet<string>, otherwise?: string): string | undefined {
  const names = [library && location && `${library}-${location}`, location, library, otherwise];
  return names.find((each): each is string => each !== undefined && known.has(each));
}

async function writeItems(
  client: Client,
  source: string,
  bibs: readonly string[],
  items: readonly { bib: Stored; copy: Copy; location: string }[],
): Promise<RecordProblem[]> {
  // What the records tell of no more is removed; what is or was with a partner stays, but is asked for no more.
  const barcodes = items.map(({ copy }) => copy.barcode ?? '');
  await client.query({
    name: 'catalogue-items-gone',
    text: `with gone as (select h.id, exists (select from lent_item l where l.holding_id = h.id) as lent from holding h
        where h.bib_id = any($1::bigint[]) and h.source = $2 and h.barcode <> all($3)),
      kept as (update holding h set policy = 'notRequestable', updated_at = now() from gone where gone.id = h.id and gone.lent)
      delete from holding h using gone where gone.id = h.id and not gone.lent`,
    values: [bibs, source, barcodes],
  });
  if (items.length === 0) return [];
  const { rows } = await client.query<{ id: string; barcode: string; bib: string }>({
    name: 'catalogue-write-items',
    text: `insert into holding (barcode, title, author, title_key, search_text, location_code, call_number, policy, bib_id,
        shelf_status, shelf_due, shelf_since, source, shelf_told_at)
      select barcode, title, author, key, search, location, "callNumber", 'loanable', bib, status, due, since, $1, now()
      from jsonb_to_recordset($2) as each (barcode text, title text, author text, key text, search text, location text,
        "callNumber" text, bib bigint, status text, due text, since text)
      on conflict (barcode) do update set title = excluded.title, author = excluded.author, title_key = excluded.title_key,
        search_text = excluded.search_text, location_code = excluded.location_code, call_number = excluded.call_number,
        bib_id = excluded.bib_id, shelf_status = excluded.shelf_status, shelf_due = excluded.shelf_due, shelf_since = excluded.shelf_since,
        source = excluded.source, shelf_told_at = now(), updated_at = now()
        where holding.source is null or holding.source = excluded.source
      returning id::text, barcode, bib_id::text as bib`,
    values: [source, JSON.stringify(items.map(itemRow))],
  });
  const written = new Set(rows.map(({ barcode }) => barcode));
  await client.query({
    name: 'catalogue-item-numbers',
    text: 'delete from holding_identifier where holding_id = any($1::bigint[])',
    values: [rows.map(({ id }) => id)],
  });
  await client.query({
    name: 'catalogue-write-item-numbers',
    text: `insert into holding_identifier (holding_id, kind, value)
      select h.id, split_part(number, ':', 1), split_part(number, ':', 2) from holding h join bib b on b.id = h.bib_id
      cross join unnest(b.numbers) number
      where h.id = any($1::bigint[]) and split_part(number, ':', 1) in ('ISBN', 'ISSN', 'OCLC') on conflict do nothing`,
    values: [rows.map(({ id }) => id)],
  });
  return items
    .filter(({ copy }) => !written.has(copy.barcode ?? ''))
    .map(({ bib, copy }) => problemOf(bib, 'barcodeTaken', copy.barcode ?? ''));
}

function itemRow({ bib, copy, location }: { bib: Stored; copy: Copy; location: string }) {
  const { title, author } = bib.bib;
  const [key, search] = keysOf(title, author);
  return {
    barcode: copy.barcode,
    title,
    author,
    key,
    search,
    location,
    bib: bib.id,
    callNumber: copy.callNumber,
    status: copy.status,
    due: copy.due,
    since: copy.since,
  };
}

/** Records that came again unchanged report again where their items are. Those of a whole file are not touched: its import tells it. */
export async function tellAgain(
  client: Client,
  { source, mode }: Pick<ImportWish, 'source' | 'mode'>,
  unchanged: readonly BibToStore[],
): Promise<void> {
  if (mode === 'full' || unchanged.length === 0) return;
  await client.query({
    name: 'catalogue-items-told-again',
    text: `update holding h set shelf_told_at = now() from bib b
      where b.id = h.bib_id and b.source = $1 and b.source_id = any($2) and h.source = $1`,
    values: [source, unchanged.map(({ bib }) => bib.sourceId)],
  });
}

/** Which libraries have copies of these titles: shown with them, counted as a facet, and found by. */
export async function markLibraries(client: Client, bibs: readonly string[]): Promise<void> {
  if (bibs.length === 0) return;
  await client.query({
    name: 'catalogue-libraries',
    text: `update bib b set libraries = now_at, words = ts_delete(b.words, array(select '=library:' || each from unnest(b.libraries) each))
          || array_to_tsvector(array(select '=library:' || each from unnest(now_at) each))
      from (select wanted.id, coalesce((select array_agg(distinct code order by code) from (
          select l.library_code as code from holding h join location l on l.code = h.location_code where h.bib_id = wanted.id
          union select c.library from bib_copy c where c.bib_id = wanted.id and c.library is not null) at), '{}') as now_at
        from unnest($1::bigint[]) wanted (id)) places
      where b.id = places.id and b.libraries is distinct from now_at`,
    values: [bibs],
  });
}

/** Removes titles with what only their records tell of. Items that were lent stay, and belong to no title. */
export async function removeBibs(client: Client, bibs: readonly string[]): Promise<void> {
  if (bibs.length === 0) return;
  await client.query({
    name: 'catalogue-remove-items',
    text: `delete from holding h using bib b where b.id = h.bib_id and b.id = any($1::bigint[]) and h.source = b.source
      and not exists (select from lent_item l where l.holding_id = h.id)`,
    values: [bibs],
  });
  await client.query({
    name: 'catalogue-remove-bibs',
    text: 'delete from bib where id = any($1::bigint[])',
    values: [bibs],
  });
}

export const bibCounts = ({ created, changed, unchanged, gone }: BibsCompared): Omit<RecordsReport, 'problems'> => ({
  created: created.length,
  changed: changed.length,
  unchanged: unchanged.length,
  removed: gone.length,
  refused: 0,
});
