/** Every secret that is stored encrypted, encrypted anew with another key while both are valid. */
import type { Client, QueryResult } from 'pg';
import type { Sealer } from '../../settings/secrets.js';

/** Where sealed values stand. A value is replaced only as it was read: what somebody saved meanwhile is as new. */
const places = [
  { table: 'partner', key: 'code', column: 'outbound_auth' },
  { table: 'directory_subscription', key: 'url', column: 'token' },
  { table: 'webhook', key: 'id', column: 'secret' },
  { table: 'webhook', key: 'id', column: 'secret_before' },
  { table: 'library_system_link', key: 'library_code', column: 'secret' },
  { table: 'library_system_link', key: 'library_code', column: 'sip2_secret' },
  { table: 'library_system_link', key: 'library_code', column: 'sip2_terminal_secret' },
  { table: 'node_check', key: 'only_row', column: 'sealed' },
] as const;

/** How many are read at once. Each is committed by itself: what was done stays done when it breaks off. */
const piece = 100;

export interface Rotated {
  /** How many were encrypted anew by this run. */
  done: number;
  /** How many were so already. */
  before: number;
  /** Partners, or addresses, whose secret neither key opens: it is to be entered again. */
  unreadable: string[];
}

/** `onPiece` is told how many are through. May be broken off and run again. */
export async function rotateSecrets(
  client: Client,
  { own, both }: { own: Sealer; both: Sealer },
  onPiece: (through: number) => void = () => {},
): Promise<Rotated> {
  const rotated: Rotated = { done: 0, before: 0, unreadable: [] };
  for (const { table, key, column } of places)
    for (let after: string | undefined = ''; after !== undefined; ) {
      const { rows }: QueryResult<{ key: string; sealed: string }> = await client.query(
        `select ${key}::text as key, ${column} as sealed from ${table}
          where ${column} is not null and ${key}::text > $1 order by ${key}::text limit ${piece}`,
        [after],
      );
      for (const row of rows) {
        const plain = opened(both, row.sealed);
        if (opened(own, row.sealed) !== undefined) rotated.before += 1;
        else if (plain === undefined) rotated.unreadable.push(row.key);
        else {
          await client.query(`update ${table} set ${column} = $1 where ${key}::text = $2 and ${column} = $3`, [
            ...[own.sealSecret(plain), row.key, row.sealed],
          ]);
          rotated.done += 1;
        }
      }
      if (rows.length > 0) onPiece(rotated.done + rotated.before);
      after = rows.length < piece ? undefined : rows.at(-1)?.key;
    }
  return rotated;
}

function opened({ openSecret }: Sealer, sealed: string): string | undefined {
  try {
    return openSecret(sealed);
  } catch {
    return undefined;
  }
}
