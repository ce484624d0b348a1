/** Misspelt words of a search, among the words of titles: of our own catalogue, and of what partners answered. */
import type { Pool } from 'pg';
import { soughtWords } from '../../catalogue/keys.js';
import { typed } from '../../catalogue/sought.js';
import { isOneEdit } from '../../domain/request/one-edit.js';
import type { Respelled } from '../../engine/catalogue/ports.js';

type Client = Pick<Pool, 'query'>;

/** A search has few words that nobody uses; more are not worth the time. */
const wordsAtMost = 4;
const spellingsAtMost = 5;
/** So many words are kept of what partners answered. */
const keptAtMost = 500_000;

/** Keeps the words of what partners answered. */
export async function learnFromPartners(pool: Pool, texts: readonly string[]): Promise<void> {
  const words = [...new Set(texts.flatMap((text) => soughtWords(text.slice(0, 500))))]
    .filter((word) => word.length >= 4 && word.length <= 40 && /^\p{L}+$/u.test(word))
    .sort();
  if (words.length === 0) return;
  await pool.query({
    name: 'learn-network-words',
    text: `insert into network_word (word) select word from unnest($1::text[]) each (word)
        where (select reltuples from pg_class where oid = 'network_word'::regclass) < ${keptAtMost}
          and not exists (select from network_word n where n.word = each.word)
        on conflict do nothing`,
    values: [words],
  });
}

/** Names of patrons are words in use too: only what is in titles is offered. What is quoted is wanted as it is. */
export async function respelled(client: Client, text: string): Promise<Respelled | undefined> {
  const { number, plain } = typed(text);
  if (number || /["“«]/.test(text)) return undefined;
  const { rows } = await client.query<{ given: string; word: string; isTheirs: boolean }>({
    name: 'title-spellings',
    text: `select given, near.word, near.theirs as "isTheirs" from (
        select given from unnest($1::text[]) said (given)
        where not exists (select from network_word n where n.word = given)
          and not exists (select from bib b where b.words @@ ('''' || given || '''')::tsquery)
        limit ${wordsAtMost}) unused
      cross join lateral (
        select word, bool_or(theirs) as theirs, max(likeness) as likeness from (
          (select l.word, false as theirs, similarity(l.word, given) as likeness from lexicon l where l.word % given
            order by likeness desc, l.word limit 40)
          union all
          (select n.word, true, similarity(n.word, given) as likeness from network_word n where n.word % given
            order by likeness desc, n.word limit 40)) both_kinds
        group by word order by likeness desc, word) near`,
    values: [[...new Set(plain.split(' '))].filter((word) => /^\p{L}{4,40}$/u.test(word))],
  });
  const close = rows.filter(({ given, word }) => isOneEdit(given, word));
  const own = await standingInTitles(
    client,
    close.flatMap(({ word, isTheirs }) => (isTheirs ? [] : [word])),
  );
  const instead = [...new Set(close.map(({ given }) => given))].flatMap((word) => {
    const tried = close
      .filter((each) => each.given === word && (each.isTheirs || own.has(each.word)))
      .map((each) => each.word)
      .slice(0, spellingsAtMost);
    return tried.length > 0 ? [{ word, tried }] : [];
  });
  if (instead.length === 0) return undefined;
  const nearest = new Map(instead.map(({ word, tried: [first = word] }) => [word, first]));
  return { text: text.replace(/[^\s"“”«»]+/gu, (said) => inOther(said, nearest)), instead };
}

/** A word as it is written with the nearest spelling instead, and all else of it as it was. */
function inOther(said: string, nearest: ReadonlyMap<string, string>): string {
  const words = soughtWords(said);
  if (!words.some((word) => nearest.has(word))) return said;
  return `${said.startsWith('-') ? '-' : ''}${words.map((word) => nearest.get(word) ?? word).join(' ')}`;
}

async function standingInTitles(client: Client, words: readonly string[]): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const { rows } = await client.query<{ word: string }>({
    name: 'words-of-titles',
    text: `select word from unnest($1::text[]) word
      where exists (select from bib b where b.words @@ ('''' || word || '''')::tsquery and not b.suppressed)`,
    values: [words.slice(0, wordsAtMost * spellingsAtMost)],
  });
  return new Set(rows.map(({ word }) => word));
}
