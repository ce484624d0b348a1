/** The words that are in use here: what is misspelt is looked for among them. Requests, patrons and the catalogue share it. */
import type { Pool } from 'pg';
import { isOneEdit } from '../../domain/request/one-edit.js';

type Client = Pick<Pool, 'query'>;

/** By word of the search: the words that it may be a misspelling of. */
export type OtherSpellings = Record<string, string[]>;

/** Of one word. A search may be for `constructor`, which every object has by itself. */
export const spellingsOf = (also: OtherSpellings, word: string): readonly string[] =>
  Object.hasOwn(also, word) ? (also[word] ?? []) : [];

/** A search has few words that nobody uses; more are not worth the time. */
const wordsAtMost = 4;
const spellingsAtMost = 5;

/**
 * What the words of a search may be meant for: only of those that begin no word in use, and have four letters or more.
 * One letter may be wrong.
 */
export async function otherSpellings(client: Client, text: string): Promise<OtherSpellings> {
  const { rows } = await client.query<{ given: string; word: string }>({
    name: 'other-spellings',
    text: `select given, near.word from (
        select given from unnest(tsvector_to_array(to_tsvector('simple', plain_words($1)))) said (given)
        where length(given) between 4 and 40 and given !~ '[0-9]' and not exists (
          select from lexicon l where l.word ~>=~ given and l.word ~<~ (given || chr(65535)))
        limit ${wordsAtMost}) unused
      cross join lateral (select l.word from lexicon l where l.word % given
        order by similarity(l.word, given) desc, l.word limit 40) near`,
    values: [text],
  });
  const found: OtherSpellings = {};
  for (const { given, word } of rows)
    if (isOneEdit(given, word) && spellingsOf(found, given).length < spellingsAtMost)
      found[given] = [...spellingsOf(found, given), word];
  return found;
}

/** Where words come from. Rows are read in the order of a number that grows. */
interface Source {
  name: string;
  /** The highest number there is. */
  last: string;
  /** The words of the rows above number `$1` up to `$2`, as `word`. */
  words: string;
  rowsAtOnce: number;
  /** What was committed late may have a smaller number than what was read before: so far back it is read again. */
  again: number;
}

const sources: readonly Source[] = [
  {
    name: 'requests',
    last: 'select max(request_id) as last from citation',
    // The first letter of each word is that of its field; numbers are not spelled.
    words: `select substr(said, 2) as word from citation c cross join unnest(tsvector_to_array(c.words)) said
      where c.request_id > $1 and c.request_id <= $2 and left(said, 1) <> 'i'`,
    rowsAtOnce: 20_000,
    again: 1_000,
  },
  {
    name: 'patrons',
    last: 'select floor(extract(epoch from max(updated_at)) * 1000 + 1) as last from patron',
    words: `select word from patron p cross join unnest(tsvector_to_array(to_tsvector('simple', plain_words(p.search_text)))) word
      where p.updated_at > to_timestamp($1 / 1000.0) and p.updated_at <= to_timestamp($2 / 1000.0)`,
    rowsAtOnce: Number.MAX_SAFE_INTEGER,
    again: 60_000,
  },
  {
    name: 'catalogue',
    last: 'select max(id) as last from bib',
    words: `select word from bib b cross join unnest(tsvector_to_array(b.words)) word
      where b.id > $1 and b.id <= $2 and left(word, 1) <> '='`,
    rowsAtOnce: 20_000,
    again: 1_000,
  },
];

/** Reads what is new, and keeps the words that nobody had used. Gives how many those are. */
export async function learnWords(client: Client): Promise<number> {
  let learnt = 0;
  for (const source of sources) learnt += await learnFrom(client, source);
  return learnt;
}

async function learnFrom(client: Client, { name, last, words, rowsAtOnce, again }: Source): Promise<number> {
  const { rows } = await client.query<{ last: string | null; before: string | null }>(
    `select (${last})::bigint::text as last, (select read_to::text from lexicon_source where name = $1) as before`,
    [name],
  );
  const [end, before] = [Number(rows[0]?.last ?? 0), Number(rows[0]?.before ?? 0)];
  let learnt = 0;
  for (let from = before; from < end; ) {
    const to = Math.min(end, from + rowsAtOnce);
    const { rowCount } = await client.query(
      `insert into lexicon (word) select distinct word from (${words}) used
       where length(word) between 4 and 40 and word !~ '[0-9@]' and not exists (select from lexicon l where l.word = used.word)
       on conflict do nothing`,
      [Math.max(0, from - again), to],
    );
    learnt += rowCount ?? 0;
    await client.query(
      `insert into lexicon_source (name, read_to) values ($1, $2)
       on conflict (name) do update set read_to = excluded.read_to`,
      [name, to],
    );
    from = to;
  }
  return learnt;
}
