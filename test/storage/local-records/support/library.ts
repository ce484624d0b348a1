import type { Outcome } from '../../../../src/engine/model/local/outcome.js';
import type { LocalRecords } from '../../../../src/engine/model/local-records.js';
import { type Database, openDatabase } from '../../../../src/storage/database/database.js';
import { migrate } from '../../../../src/storage/database/migrate.js';
import { createLocalRecords } from '../../../../src/storage/local-records/index.js';
import { seedLocalRecords } from '../../../../src/storage/local-records/seed.js';
import { createTestDatabase } from '../../../support/databases.js';
import { english } from '../../../support/english.js';

export const marie = { kind: 'staff', name: 'Marie' } as const;
export const timeZone = 'America/Toronto';
/** A Monday. */
export const monday = new Date('2026-03-02T15:00:00-05:00');
export const later = (days: number) => new Date(monday.getTime() + days * 86_400_000);

export interface LocalLibrary {
  records: LocalRecords;
  database: Database;
  /** A borrowing request as the engine would leave it; gives its id. */
  request(facts: { externalId: string; patron?: string; lenderDue?: Date; partner?: string }): Promise<string>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const migrated = async (url: string): Promise<void> => {
  const database = await openDatabase({ url, connections: 2, name: 'test template' });
  await migrate(database);
  await database.close();
};

/** A library on its first day: what every node begins with, and nothing else. */
export async function openLocalLibrary(): Promise<LocalLibrary> {
  const home = await createTestDatabase(migrated);
  const database = await openDatabase({ url: home.url, connections: 4, name: 'test local records' });
  await seedLocalRecords(database.pool, { symbols: ['OCLC:ALG', 'ISIL:CA-OOALG'], timeZone });
  const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
    (await database.pool.query<T>(sql, values)).rows;
  return {
    records: createLocalRecords(database, { timeZone, currency: 'CAD' }),
    database,
    rows,
    request: async ({ externalId, patron, lenderDue, partner }) => {
      const [made] = await rows<{ id: string }>(
        `insert into request (side, service_type, state, external_id, due_date, partner_code)
         values ('borrowing', 'Loan', 'shipped', $1, $2, $3) returning id::text`,
        [externalId, lenderDue ?? null, partner ?? null],
      );
      await rows(
        `insert into citation (request_id, title, author, bibliographic, patron) values ($1, 'Nana', 'Zola', '{}', $2)`,
        [made?.id, patron ? JSON.stringify({ id: patron }) : null],
      );
      return made?.id ?? '';
    },
    close: async () => {
      await database.close();
      await home.drop();
    },
  };
}

/** The value of an order that must be done. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new Error(`It is ${JSON.stringify(outcome)}.`);
}

/** Why an order is not done, as one text. */
export function refusal(outcome: Outcome<unknown>): string {
  if (outcome.kind === 'invalid')
    return outcome.problems.map(({ field, problem }) => `${field}: ${english(problem)}`).join('; ');
  return outcome.kind === 'notNow' ? english(outcome.reason) : outcome.kind;
}
