/**
 * What stands for any word that begins so, where very many titles have one: the commonest of those words. The index would gather
 * every title of thousands of words before the first is looked at.
 */
import type { Pool } from 'pg';
import type { Sought } from '../../catalogue/sought.js';

/** By beginning: words that together surely have more titles than are looked at. */
export type CommonWords = Readonly<Record<string, readonly string[]>>;

/** The beginnings of words that are wanted. What must not be there is not among them: there every word counts. */
export function beginningsIn(sought: Sought): string[] {
  if (sought.kind === 'words') return sought.words.flatMap(({ word, begins }) => (begins ? [word] : []));
  if (sought.kind === 'but') return beginningsIn(sought.sought);
  return sought.kind === 'all' || sought.kind === 'any' ? sought.of.flatMap(beginningsIn) : [];
}

/**
 * The commonest words of each beginning, until at least `titles` titles have them, as the planner's statistics of the words
 * estimate it. A beginning that is not known to be so common is left out, and so is every one before the first `analyze`.
 */
export async function commonWords(
  client: Pick<Pool, 'query'>,
  beginnings: readonly string[],
  titles: number,
): Promise<CommonWords> {
  if (beginnings.length === 0) return {};
  const { rows } = await client.query<{ beginning: string; words: string[] }>({
    name: 'catalogue-common-words',
    text: `select beginning, array_agg(word order by share desc) as words from (
        select beginning, word, share, sum(share) over (partition by beginning order by share desc, word) - share as before,
          sum(share) over (partition by beginning) as whole
        from (select word, share * (select reltuples from pg_class where oid = 'public.bib'::regclass) as share
          from pg_stats s cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) each (word, share)
          where s.schemaname = 'public' and s.tablename = 'bib' and s.attname = 'words' and word is not null) common
        join unnest($1::text[]) beginning on word ~>=~ beginning and word ~<~ (beginning || chr(65535))) shared
      where whole >= $2 and before < $2 group by beginning`,
    values: [beginnings, titles],
  });
  return Object.fromEntries(rows.map(({ beginning, words }) => [beginning, words]));
}
