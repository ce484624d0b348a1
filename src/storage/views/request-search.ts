/** Words within a list: in title, author, requester, ISBN or ISSN all of them; other names only as a whole. */
import type { Pool } from 'pg';
import type { RequestFacets } from '../../engine/desk/lists.js';
import { isRowId } from '../row-id.js';
import { type Add, type Road, roadOf } from './list-roads.js';
import { namesOf } from './names.js';

type Field = NonNullable<RequestFacets['searchIn']>;

/** The letters under which `request_words` keeps the words of a field. */
const letters: Partial<Record<Field, string>> = { title: 't', author: 'a', isbn: 'i', requester: 'r' };

/** So many requests with seldom words are named one by one; common words are looked for in each request that fits. */
const seldomAtMost = 2_000;

/** What is looked for, with the requests that are named so. Without words, those are all. */
export interface Search {
  words?: Words;
  named: string[];
}

export async function searchFor(pool: Pick<Pool, 'query'>, filter: RequestFacets): Promise<Search | undefined> {
  const { q, searchIn: field } = filter;
  if (!q) return undefined;
  const letter = field && letters[field];
  const named = letter ? [] : await namedBy(pool, q.trim(), field);
  if (field && !letter) return { named };
  const words = { text: q, fields: letter ? [letter] : Object.values(letters) };
  const seldom = roadOf(filter) === 'all' ? await seldomBy(pool, words) : undefined;
  return seldom ? { named: [...seldom, ...named] } : { words, named };
}

/** The planner cannot tell how seldom a word is that its statistics do not have; so it is looked up. */
async function seldomBy(pool: Pick<Pool, 'query'>, { text, fields }: Words): Promise<string[] | undefined> {
  const { rows } = await pool.query(
    `select request_id::text as id from citation where words @@ request_query($1, $2::text[]) limit ${seldomAtMost + 1}`,
    [text, fields],
  );
  return rows.length > seldomAtMost ? undefined : rows.map(({ id }) => id);
}

interface Words {
  text: string;
  fields: string[];
}

async function namedBy(pool: Pick<Pool, 'query'>, name: string, field?: Field): Promise<string[]> {
  const { rows } = await pool.query({
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
  return rows.map(({ id }) => id);
}

/** The search as a condition on `r`. */
export function searchedBy({ words, named }: Search, road: Road, add: Add): string {
  const query = words && `request_query(${add(words.text)}, ${add(words.fields)}::text[])`;
  const ids = named.length > 0 || !query ? `${add(named)}::bigint[]` : '';
  if (road === 'open') {
    const ways = [...(query ? [`r.words @@ ${query}`] : []), ...(ids ? [`r.request_id = any(${ids})`] : [])];
    return `(${ways.join(' or ')})`;
  }
  if (!query) return `r.id = any(${ids})`;
  const kept = `select c.request_id from citation c where c.words @@ ${query}`;
  return `r.id in (${ids ? `${kept} union all select unnest(${ids})` : kept})`;
}
