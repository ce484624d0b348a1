/**
 * Words within a list: in title, author, requester, ISBN or ISSN all of them, each from its beginning and with one letter
 * wrong; ids by their beginning or their end, barcodes only as a whole.
 */
import type { Pool } from 'pg';
import type { RequestFacets } from '../../engine/model/lists.js';
import { otherSpellings } from '../catalogue/lexicon.js';
import { isRowId } from '../database/row-id.js';
import type { Add } from './list-roads.js';
import { namesOf } from './names.js';
import type { OpenImage } from './open/image.js';

type Field = NonNullable<RequestFacets['searchIn']>;

/** The letters under which `request_words` keeps the words of a field. */
const letters: Partial<Record<Field, string>> = { title: 't', author: 'a', isbn: 'i', requester: 'r' };

/** So many requests with seldom words are named one by one; common words are looked for in each request that fits. */
const seldomAtMost = 10_000;

/** What is looked for, with the requests that are named so. Without words, those are all. */
export interface Search {
  /** As PostgreSQL reads it. */
  query?: string;
  named: string[];
}

/**
 * What the text of a search finds; nothing where there is none. A page and the numbers next to it are asked for at once: while
 * one looks, the other waits for the same answer.
 */
export async function searchFor(pool: Pick<Pool, 'query'>, filter: RequestFacets): Promise<Search | undefined> {
  const { q, searchIn, withoutPatrons = false } = filter;
  if (!q) return undefined;
  const searches = underWay.get(pool) ?? new Map<string, Promise<Search>>();
  underWay.set(pool, searches);
  const key = JSON.stringify([q, searchIn, withoutPatrons]);
  const before = searches.get(key);
  if (before) return before;
  const search = look(pool, q, searchIn, withoutPatrons).finally(() => searches.delete(key));
  searches.set(key, search);
  return search;
}

const underWay = new WeakMap<object, Map<string, Promise<Search>>>();

async function look(
  pool: Pick<Pool, 'query'>,
  q: string,
  field: Field | undefined,
  withoutPatrons: boolean,
): Promise<Search> {
  if (withoutPatrons && field === 'requester') return { named: [] };
  const letter = field && letters[field];
  const named = letter ? [] : await requestsCalled(pool, q.trim(), field);
  if (field && !letter) return { named };
  const query = await queryOf(pool, q, letter ? [letter] : lettersFor(withoutPatrons));
  if (query === undefined) return { named };
  const seldom = await seldomBy(pool, query);
  return seldom ? { named: [...seldom, ...named] } : { query, named };
}

const lettersFor = (withoutPatrons = false): string[] =>
  Object.values(letters).filter((letter) => !withoutPatrons || letter !== letters.requester);

/** Nothing when the text has no words. */
async function queryOf(pool: Pick<Pool, 'query'>, text: string, fields: string[]): Promise<string | undefined> {
  const also = await otherSpellings(pool, text);
  const { rows } = await pool.query<{ query: string | null }>({
    name: 'search-query',
    text: 'select search_query($1, $2::text[], $3::jsonb)::text as query',
    values: [text, fields, JSON.stringify(also)],
  });
  return rows[0]?.query || undefined;
}

/** The planner cannot tell how seldom a word is that its statistics do not have; so it is looked up, on both roads. */
async function seldomBy(pool: Pick<Pool, 'query'>, query: string): Promise<string[] | undefined> {
  if ((await estimated(pool, query)) > commonFrom) return undefined;
  const { rows } = await pool.query<{ id: string }>(
    `select request_id::text as id from citation where words @@ $1::tsquery limit ${seldomAtMost + 1}`,
    [query],
  );
  return rows.length > seldomAtMost ? undefined : rows.map(({ id }) => id);
}

/** So many, by the statistics, are common words: to look them up would be in vain. */
const commonFrom = 20_000;

async function estimated(pool: Pick<Pool, 'query'>, query: string): Promise<number> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    'explain (format json) select from citation where words @@ $1::tsquery',
    [query],
  );
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

/** So much of an id says which one is meant; less would name too many. */
const partAtLeast = 3;

/** Requests with that id or barcode; of ids also by their beginning or their end. */
export async function requestsCalled(pool: Pick<Pool, 'query'>, name: string, field?: Field): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'requests-named',
    text: `select id::text from request where external_id = any($1) and $3
      union select id::text from request where id = $4
      union select request_id::text from request_barcode where barcode = $2 and $5
      union select request_id::text from temporary_item where barcode = $2 and removed_at is null and $5 limit 1000`,
    values: [
      namesOf(name),
      name,
      field !== 'barcode',
      field === 'externalId' && isRowId(name) ? name : null,
      field !== 'externalId',
    ],
  });
  const whole = rows.map(({ id }) => id);
  return field === 'barcode' || name.length < partAtLeast || /\s/.test(name)
    ? whole
    : [...new Set([...whole, ...(await withPart(pool, name))])];
}

/** Ids that begin or end so, as typed and in capitals. */
async function withPart(pool: Pick<Pool, 'query'>, part: string): Promise<string[]> {
  const spelled = [...new Set([part, part.toUpperCase()])];
  const backwards = spelled.map((text) => [...text].reverse().join(''));
  const { rows } = await pool.query<{ id: string }>({
    name: 'requests-with-part',
    text: `select distinct id::text from (
        select found.id from unnest($1::text[]) part cross join lateral (${beginningWith('external_id')}) found
        union all
        select found.id from unnest($2::text[]) part cross join lateral (${beginningWith('reverse(external_id)')}) found) named`,
    values: [spelled, backwards],
  });
  return rows.map(({ id }) => id);
}

const beginningWith = (id: string): string =>
  `select r.id from request r where ${id} ~>=~ part and ${id} ~<~ (part || chr(65535)) limit 1000`;

/** The search as a condition on `r`. */
export function searchedBy({ query, named }: Search, add: Add): string {
  const words = query && `${add(query)}::tsquery`;
  const ids = named.length > 0 || !words ? `${add(named)}::bigint[]` : '';
  if (!words) return `r.id = any(${ids})`;
  const kept = `select c.request_id from citation c where c.words @@ ${words}`;
  return `r.id in (${ids ? `${kept} union all select unnest(${ids})` : kept})`;
}

/** The ids of requests under way that it finds, and perhaps of others. */
export async function openIdsOf(image: OpenImage, { query, named }: Search): Promise<ArrayLike<number>> {
  const ids = named.map(Number);
  if (!query) return ids;
  const withWords = await image.withWords(query);
  return ids.length === 0 ? withWords : [...ids, ...withWords];
}
