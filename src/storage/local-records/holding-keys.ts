/** What holdings are found by: forms of their titles, and their numbers. */
import type { Identifier } from '../../domain/fulfilment/identifiers.js';
import { folded, titleKeys } from '../../domain/fulfilment/titles.js';
import type { RecordsContext } from './records-context.js';

/** The main title, and all words of title and author, in the forms that a holding is found by. */
export const keysOf = (title: string, author?: string): [string, string] => [
  titleKeys(title).main,
  folded([title, author].filter(Boolean).join(' ')),
];

/** Replaces the numbers of holdings. */
export async function saveIdentifiers(
  { client }: RecordsContext,
  holdings: { id: string; identifiers: readonly Identifier[] }[],
): Promise<void> {
  await client.query('delete from holding_identifier where holding_id = any($1::bigint[])', [
    holdings.map(({ id }) => id),
  ]);
  const rows = holdings.flatMap(({ id, identifiers }) => identifiers.map((each) => ({ id, ...each })));
  await client.query(
    `insert into holding_identifier (holding_id, kind, value)
     select id, kind, value from jsonb_to_recordset($1) as each (id bigint, kind text, value text)`,
    [JSON.stringify(rows)],
  );
}
