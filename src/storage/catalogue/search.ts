/** Searching the catalogue: never more than so many titles are looked at, however common a word is; those that begin so are among them. */
import type { Pool } from 'pg';
import { decoded, type RecordEncoding } from '../../catalogue/decode.js';
import { verdictOfCopies } from '../../catalogue/locate/verdict.js';
import { citationOfRecord, contentOf } from '../../catalogue/marc/citation.js';
import { catalogueFacets, type FacetName, type Sought, titleOrder, typed } from '../../catalogue/sought.js';
import type { BibLine, BibView, CatalogueFound, CopyView } from '../../contract/catalogue-operations.js';
import type {
  BibOrder,
  CatalogueQuestions,
  CatalogueSearch,
  FacetCount,
  FoundRecord,
  ScanTerm,
} from '../../engine/catalogue/ports.js';
import { isRowId } from '../database/row-id.js';
import { recordView } from '../local-records/records-context.js';
import { beginningsIn, commonWords } from './beginnings.js';
import { inOne } from './in-one.js';
import { conditionOf, facetsSought, type WordReadings } from './sought-sql.js';
import { respelled } from './spelling.js';

type BibRow = {
  bib_id: string;
  library: string;
  location: string;
  callNumber: string;
  barcode: string;
  summary: string;
  status: string;
  due: string;
  since: string;
  holding: string;
  lent: boolean;
  loanable: boolean;
  place: string;
};

type ReadBibRow = TitleRow & {
  place: string | null;
  extent: string | null;
  suppressed: boolean;
  form: RecordEncoding | null;
  bytes: Buffer | null;
};

type TitleRow = {
  id: string;
  source: string;
  recordId: string;
  title: string;
  author: string | null;
  year: number | null;
  edition: string | null;
  publisher: string | null;
  language: string | null;
  format: string;
  isbns: string[];
  issns: string[];
  oclcs: string[];
  libraries: string[];
};

type FoundTitleRow = ReadBibRow;

/** So many titles are ranked and counted for a person; there may be more. */
const lookedAt = 1_000;
/** Of titles that begin as the words do, so many are looked at first, the shortest key before all others. */
const beginSo = 200;
/** The estimate of as many titles says that there are more than are looked at. */
const surelyMore = 5_000;
/** So many are counted for a program. */
const countedAtMost = 10_000;
/** A question of a program that takes longer is given up. */
const longestMs = 2_000;

export function createCatalogueQuestions(pool: Pool): CatalogueQuestions {
  return {
    search: (wish) => search(pool, wish),
    respelled: (text) => respelled(pool, text),
    read: (id) => readBib(pool, id),
    find: (sought, page) => inTime(pool, (client) => find(client, sought, page)),
    scan: (index, term, page) => inTime(pool, (client) => scan(client, index, term, page)),
  };
}

const numbersOf = (kind: string) =>
  `array(select split_part(n, ':', 2) from unnest(b.numbers) n where n like '${kind}:%')`;
const shown = `b.id::text, b.source, b.source_id as "recordId", b.title, b.author, b.year, b.edition, b.publisher, b.language, b.format,
  ${numbersOf('ISBN')} as isbns, ${numbersOf('ISSN')} as issns, ${numbersOf('OCLC')} as oclcs, b.libraries`;

/** Copies of these titles: our items with what is lent, and what the records tell of. */
const copiesOf = `select h.bib_id, l.library_code as library, h.location_code as location, h.call_number as "callNumber", h.barcode,
    null as summary, coalesce(h.shelf_status, 'available') as status, h.shelf_due as due, h.shelf_since as since, h.id::text as holding,
    exists (select from lent_item lent where lent.holding_id = h.id and lent.returned_at is null) as lent,
    h.policy = 'loanable' as loanable, h.id as place
  from holding h join location l on l.code = h.location_code where h.bib_id = any($1::bigint[])
  union all
  select c.bib_id, c.library, c.location, c.call_number, c.barcode, c.summary, c.status, c.due, c.since, null, false, true, c.id
  from bib_copy c where c.bib_id = any($1::bigint[])
  order by 1, library, place`;

type Client = Pick<Pool, 'query'>;

async function copiesBy(client: Client, ids: readonly string[]): Promise<Map<string, CopyView[]>> {
  const { rows } = await client.query<BibRow>({ name: 'catalogue-copies', text: copiesOf, values: [ids] });
  const found = new Map<string, CopyView[]>();
  for (const { bib_id: bib, place: _, ...row } of rows) {
    const list = found.get(String(bib)) ?? [];
    list.push(recordView<CopyView>(row));
    found.set(String(bib), list);
  }
  return found;
}

/** Stands in its place and may be lent. */
const stands = ({ status, lent, loanable }: CopyView): boolean => status === 'available' && !lent && loanable;

const standing = (copies: readonly CopyView[], format: string): Pick<BibLine, 'available' | 'verdict'> => ({
  available: copies.filter(stands).length,
  verdict: verdictOfCopies(copies, format, ({ lent, loanable }) => !lent && loanable),
});

async function lines(client: Client, rows: Record<string, unknown>[]): Promise<BibLine[]> {
  const copies = await copiesBy(
    client,
    rows.map(({ id }) => String(id)),
  );
  return rows.map((row) => {
    const own = copies.get(String(row['id'])) ?? [];
    return { ...recordView<BibLine>(row), copies: own.length, ...standing(own, String(row['format'])) };
  });
}

async function readBib(client: Client, id: string): Promise<BibView | undefined> {
  if (!isRowId(id)) return undefined;
  const { rows } = await client.query<ReadBibRow>({
    name: 'catalogue-bib',
    text: `select ${shown}, b.place, b.extent, b.suppressed, r.form, r.bytes from bib b
      left join bib_record r on r.bib_id = b.id where b.id = $1`,
    values: [id],
  });
  if (!rows[0]) return undefined;
  const copies = (await copiesBy(client, [id])).get(id) ?? [];
  const { form, bytes, ...row } = rows[0];
  const read = form && bytes ? decoded(form, bytes) : undefined;
  const citation = read?.kind === 'read' ? citationOfRecord(read.record) : undefined;
  const about = citation && contentOf(citation);
  return {
    ...recordView<BibView>(row),
    copies,
    ...(about ? { about } : {}),
    ...standing(copies, String(row.format)),
  };
}

/** A number that is recognised first; else all words; else words spelled a little otherwise. */
async function search(client: Client, wish: CatalogueSearch): Promise<CatalogueFound> {
  const { number, words, plain } = typed(wish.q);
  if (number) {
    const found = await ranked(client, number, plain, wish);
    if (found.total > 0) return found;
  }
  if (!words) return nothing;
  const beginnings = await commonWords(client, beginningsIn(words), surelyMore);
  if (Object.keys(beginnings).length > 0) {
    // When it is more than is looked at, the other words of the beginning would change nothing.
    const common = await ranked(client, words, plain, wish, { beginnings });
    if (common.atLeast) return common;
  }
  const found = await ranked(client, words, plain, wish);
  if (found.total > 0) return found;
  const instead = (await respelled(client, wish.q))?.instead ?? [];
  if (instead.length === 0) return found;
  const also = Object.fromEntries(instead.map(({ word, tried }) => [word, tried]));
  const second = await ranked(client, words, plain, wish, { also });
  return second.total > 0 ? { ...second, instead } : found;
}

const noFacets = Object.fromEntries(catalogueFacets.map((name) => [name, [] as FacetCount[]])) as Record<
  FacetName,
  FacetCount[]
>;
const nothing: CatalogueFound = { items: [], total: 0, atLeast: false, facets: noFacets };

async function ranked(
  client: Client,
  sought: Sought,
  plain: string,
  { from = 0, limit, ...chosen }: CatalogueSearch,
  read: WordReadings = {},
): Promise<CatalogueFound> {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const where = conditionOf({ kind: 'all', of: [sought, ...facetsSought(chosen)] }, add, read);
  const { key, query } = titleOrder(plain);
  const order = `case when h.title_key = ${add(key)} then 0 when h.title_key like ${add(`${likeable(key)} %`)} then 1
    when ${query ? `h.words @@ ${add(query)}::tsquery` : 'false'} then 2 else 3 end, h.year desc nulls last, h.id`;
  const [low, high] = [add(key), add(`${key}!`)];
  const columns = 'b.id, b.title_key, b.year, b.format, b.language, b.libraries, b.words';
  const begins = `b.title_key ~>=~ ${low} and b.title_key ~<~ ${high}`;
  // The title that is just this must not be missed because a thousand others have the words as well.
  const { rows } = await client.query<{ total: number; ids: string[] } & CatalogueFound['facets']>({
    text: `with h as materialized (select distinct on (id) * from (
        (select ${columns} from (select * from bib b where ${begins} order by b.title_key using ~<~ limit ${beginSo}) b
          where ${where} and not b.suppressed)
        union all
        (select ${columns} from bib b where ${where} and not b.suppressed limit ${lookedAt + 1})) each_once order by each_once.id),
      page as (select h.id, row_number() over (order by ${order}) as place from h order by ${order} offset ${add(from)} limit ${add(limit)})
      select (select count(*)::int from h) as total,
        (select coalesce(json_agg(page.id::text order by page.place), '[]') from page) as ids,
        (${facetCounts('format', 'h.format')}) as format, (${facetCounts('language', 'h.language')}) as language,
        (${facetCounts('decade', '(h.year / 10 * 10)::text')}) as decade,
        (select coalesce(json_agg(json_build_object('value', value, 'count', count)), '[]') from (
          select each as value, count(*)::int as count from h cross join unnest(h.libraries) each
          group by 1 order by 2 desc, 1 limit 50) counted) as library`,
    values,
  });
  const [found] = rows;
  if (!found || found.total === 0) return nothing;
  const { total, ids, ...facets } = found;
  return {
    items: await lines(client, await inOrder(client, ids)),
    total: Math.min(total, lookedAt),
    atLeast: total > lookedAt,
    facets,
  };
}

const facetCounts = (
  name: string,
  value: string,
): string => `select coalesce(json_agg(json_build_object('value', value, 'count', count)), '[]')
  from (select ${value} as value, count(*)::int as count from h where ${value} is not null group by 1
    order by ${name === 'decade' ? '1 desc' : '2 desc, 1'} limit 50) counted`;

const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

async function inOrder(client: Client, ids: readonly string[]): Promise<Record<string, unknown>[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<TitleRow>({
    name: 'catalogue-lines',
    text: `select ${shown} from unnest($1::bigint[]) with ordinality wanted (id, place) join bib b on b.id = wanted.id order by wanted.place`,
    values: [ids],
  });
  return rows;
}

const orders = { title: 'f.title_key', author: 'f.author_key', year: 'f.year' } as const;

async function find(
  client: Client,
  sought: Sought,
  { from, limit, order = [] }: { from: number; limit: number; order?: readonly BibOrder[] },
): Promise<{ kind: 'found'; total: number; atLeast: boolean; records: FoundRecord[] }> {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const where = conditionOf(sought, add);
  const by = [
    ...order.map((each) => `${orders[each.by]} ${each.descending ? 'desc nulls last' : 'nulls last'}`),
    'f.id',
  ].join(', ');
  const { rows } = await client.query<{ total: number; ids: string[] }>({
    text: `with f as materialized (select b.id, b.title_key, b.author_key, b.year from bib b
        where ${where} and not b.suppressed limit ${countedAtMost + 1})
      select (select count(*)::int from f) as total, (select coalesce(json_agg(id::text), '[]') from (
        select f.id from f order by ${by} offset ${add(from)} limit ${add(limit)}) page) as ids`,
    values,
  });
  const { total, ids } = rows[0] ?? { total: 0, ids: [] };
  return {
    kind: 'found',
    total: Math.min(total, countedAtMost),
    atLeast: total > countedAtMost,
    records: await records(client, ids),
  };
}

async function records(client: Client, ids: readonly string[]): Promise<FoundRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<FoundTitleRow>({
    name: 'catalogue-records',
    text: `select ${shown}, b.place, b.extent, b.suppressed, r.form, r.bytes
      from unnest($1::bigint[]) with ordinality wanted (id, at) join bib b on b.id = wanted.id
      left join bib_record r on r.bib_id = b.id order by wanted.at`,
    values: [ids],
  });
  const copies = await copiesBy(client, ids);
  return rows.map((row) => {
    const own = copies.get(String(row['id'])) ?? [];
    const { form, bytes, ...rest } = row as { form: RecordEncoding | null; bytes: Buffer | null };
    return {
      ...recordView<FoundRecord>(rest),
      copies: own,
      ...standing(own, String(row['format'])),
      ...(form && bytes ? { form, bytes } : {}),
    };
  });
}

const scanned = { title: 'title_key', author: 'author_key' } as const;

/** Terms after a place, and those before it, read from the index in its own order. */
async function scan(
  client: Client,
  index: 'title' | 'author',
  term: string,
  { before, limit }: { before: number; limit: number },
): Promise<{ kind: 'found'; terms: ScanTerm[] }> {
  const column = scanned[index];
  const side = (way: '>=' | '<', count: number) => ({
    text: `with recursive term (value) as (
        (select b.${column} from bib b where b.${column} ${way === '>=' ? '~>=~' : '~<~'} $1 and not b.suppressed
          order by b.${column} using ${way === '>=' ? '~<~' : '~>~'} limit 1)
        union all
        select (select b.${column} from bib b where b.${column} ${way === '>=' ? '~>~' : '~<~'} t.value and not b.suppressed
          order by b.${column} using ${way === '>=' ? '~<~' : '~>~'} limit 1) from term t where t.value is not null)
      select t.value, (select count(*)::int from bib b where b.${column} = t.value and not b.suppressed) as count,
        (select b.${index} from bib b where b.${column} = t.value limit 1) as display
      from (select value from term where value is not null limit $2) t`,
    values: [term, count],
  });
  const earlier = before > 0 ? await client.query<ScanTerm>(side('<', before)) : { rows: [] };
  const later = limit > before ? await client.query<ScanTerm>(side('>=', limit - before)) : { rows: [] };
  return { kind: 'found', terms: [...earlier.rows.reverse(), ...later.rows].filter(({ count }) => count > 0) };
}

/** Given up after two seconds by the database itself, so that nothing goes on behind our back. */
async function inTime<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T | { kind: 'busy' }> {
  try {
    return await inOne(pool, async (client) => {
      await client.query(`set local statement_timeout = ${longestMs}`);
      return work(client);
    });
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return { kind: 'busy' };
    throw error;
  }
}
