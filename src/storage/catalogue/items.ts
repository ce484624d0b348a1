/** Items that belong to no title yet are given one: a title with the same number and a title like theirs, else one of their own. */
import type { Pool } from 'pg';
import { marksOfBib } from '../../catalogue/bib.js';
import { fold, nameKey, titleKey } from '../../catalogue/keys.js';
import { inOne } from './in-one.js';
import { markLibraries } from './write-bibs.js';

type Client = Pick<Pool, 'query'>;

/** Whose records titles are that were made from items. */
export const sourceOfItems = 'items';
const itemsAtOnce = 500;

interface Item {
  id: string;
  title: string;
  author: string | null;
  numbers: string[];
}

/** Gives how many items found a title. */
export async function placeItems(pool: Pool): Promise<number> {
  let placed = 0;
  for (;;) {
    const count = await inOne(pool, placeSome);
    placed += count;
    if (count < itemsAtOnce) break;
  }
  return placed;
}

async function placeSome(client: Client): Promise<number> {
  const { rows: items } = await client.query<Item>({
    name: 'items-without-title',
    text: `select h.id::text, h.title, h.author, array(select i.kind || ':' || i.value from holding_identifier i
        where i.holding_id = h.id order by i.kind, i.value) as numbers
      from holding h where h.bib_id is null order by h.id limit ${itemsAtOnce} for update of h skip locked`,
  });
  if (items.length === 0) return 0;
  const keyed = items.map((item) => ({ ...item, key: titleKey(item.title) || fold(item.title).slice(0, 200) }));
  const homes = await titlesFor(client, keyed);
  const homeless = keyed.filter(({ id }) => !homes.has(id));
  for (const [id, bib] of await makeTitles(client, homeless)) homes.set(id, bib);
  const pairs = [...homes];
  await client.query({
    name: 'items-to-titles',
    text: `update holding h set bib_id = given.bib from unnest($1::bigint[], $2::bigint[]) given (id, bib) where h.id = given.id`,
    values: [pairs.map(([id]) => id), pairs.map(([, bib]) => bib)],
  });
  await markLibraries(client, [...new Set(pairs.map(([, bib]) => bib))]);
  return items.length;
}

type Keyed = Item & { key: string };

/** By number, where the first word of the title is the same; without a number by title and author. */
async function titlesFor(client: Client, items: readonly Keyed[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; bib: string }>({
    name: 'titles-for-items',
    text: `select distinct on (item.id) item.id, found.bib::text as bib
      from jsonb_to_recordset($1) as item (id text, key text, author text, numbers jsonb)
      cross join lateral (
        select b.id as bib, 1 as surety from bib b
          where b.numbers && array(select jsonb_array_elements_text(item.numbers))
            and split_part(b.title_key, ' ', 1) = split_part(item.key, ' ', 1)
        union all
        select b.id, 2 from bib b where b.title_key = item.key and item.key <> ''
          and b.author_key is not distinct from nullif(item.author, '')
          and not exists (select from unnest(b.numbers) n where n like 'ISBN:%' and item.numbers <> '[]'::jsonb)) found
      order by item.id, found.surety, found.bib`,
    values: [JSON.stringify(items.map((each) => ({ ...each, author: nameKey(each.author ?? '') })))],
  });
  return new Map(rows.map(({ id, bib }) => [id, bib]));
}

/** Items of one title and author are one title. */
async function makeTitles(client: Client, items: readonly Keyed[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map();
  const format = 'book';
  const drafts = new Map(
    items.map((item) => {
      const authorKey = nameKey(item.author ?? '');
      const isbn = item.numbers.find((number) => number.startsWith('ISBN:')) ?? '';
      return [
        `${item.key}|${authorKey}|${isbn}`,
        { ...item, authorKey: authorKey || null, titles: fold(item.title), names: fold(item.author ?? '') },
      ];
    }),
  );
  const { rows } = await client.query<{ id: string; sourceId: string }>({
    name: 'titles-of-items',
    text: `insert into bib (source, source_id, fingerprint, title, title_key, author, author_key, format, numbers, words)
      select '${sourceOfItems}', "sourceId", '', title, key, author, "authorKey", '${format}',
        array(select jsonb_array_elements_text(numbers)), bib_words(titles, names, '', '', $2)
      from jsonb_to_recordset($1) as each ("sourceId" text, title text, key text, author text, "authorKey" text, numbers jsonb,
        titles text, names text)
      on conflict (source, source_id) do update set updated_at = now() returning id::text, source_id as "sourceId"`,
    values: [JSON.stringify([...drafts].map(([sourceId, draft]) => ({ ...draft, sourceId }))), marksOfBib({ format })],
  });
  const ids = new Map(rows.map(({ id, sourceId }) => [sourceId, id]));
  return new Map(
    items.flatMap((item): [string, string][] => {
      const isbn = item.numbers.find((number) => number.startsWith('ISBN:')) ?? '';
      const id = ids.get(`${item.key}|${nameKey(item.author ?? '')}|${isbn}`);
      return id ? [[item.id, id]] : [];
    }),
  );
}

/** Titles that were made from items and have none any more. */
export const dropEmptyTitles = (client: Client): Promise<unknown> =>
  client.query(
    `delete from bib b where b.source = '${sourceOfItems}' and not exists (select from holding h where h.bib_id = b.id)`,
  );
