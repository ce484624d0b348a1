/** Whole loans between two libraries: two databases, two nodes, every message by HTTP. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Cost, watch } from './cost.js';
import type { BenchDatabase } from './databases.js';
import { type Library, openLibrary } from './library.js';

export interface Loans {
  perSecond: number;
  /** Completed on both sides within the time. */
  loans: number;
  /** Messages that travelled for these loans, both ways. */
  messages: number;
  /** Requests on which the two sides still differ when everything has come to rest. */
  disagreements: number;
  failures: string[];
  /** Of a loan, both nodes and both databases. */
  cost: Cost;
}

export async function wholeLoans(
  databases: { borrower: BenchDatabase; lender: BenchDatabase },
  options: { processes: number; amqpUrl: string; seconds: number; atOnce: number; profile?: string | undefined },
): Promise<Loans> {
  const { processes, amqpUrl, profile } = options;
  const shared = { processes, amqpUrl, robot: true, ...(profile ? { profile } : {}) };
  const borrower = await openLibrary({
    ...shared,
    databaseUrl: databases.borrower.url,
    name: 'Borrowing Library',
    symbol: 'ISIL:CA-BORROW',
  });
  const lender = await openLibrary({
    ...shared,
    databaseUrl: databases.lender.url,
    name: 'Lending Library',
    symbol: 'ISIL:CA-LEND',
  });
  try {
    await introduce(borrower, lender);
    const all = [borrower, lender].flatMap((library) =>
      Array.from({ length: processes }, (_, process) => ({ library, process })),
    );
    for (let process = 0; process < processes; process++)
      await borrower.ask(process, { lend: Math.ceil(options.atOnce / processes), partner: 'LEND' });
    // The first hundreds of loans pay for the compiler of JavaScript.
    await pause(Math.min(15_000, options.seconds * 1250));
    const spent = await watch({
      pools: Object.values(databases).map(({ pool }) => pool),
      nodeSeconds: () => sum(borrower.cpuSeconds(), lender.cpuSeconds()),
    });
    const from = await now(databases.borrower);
    await pause(options.seconds * 1000);
    const to = await now(databases.borrower);
    const whole = await spent(1);
    const failures: string[] = [];
    for (const { library, process } of all) failures.push(...(await library.ask<string[]>(process, 'stop')));
    await untilAtRest(databases);
    const { completed, disagreements } = await compare(databases, from, to);
    const seconds = (to.getTime() - from.getTime()) / 1000;
    const cost = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, value / completed]));
    return {
      perSecond: completed / seconds,
      loans: completed,
      messages: completed * 6,
      disagreements,
      failures,
      cost,
    };
  } finally {
    await Promise.all([borrower.stop(), lender.stop()]);
  }
}

const sum = (a: number | undefined, b: number | undefined) => (a === undefined || b === undefined ? undefined : a + b);

export async function introduce(borrower: Library, lender: Library): Promise<void> {
  const add = (home: Library, code: string, other: Library) =>
    home.desk<{ token: string }>('POST', '/partners', {
      code,
      name: `${code} Library`,
      symbols: [{ type: 'ISIL', value: `CA-${code}` }],
      url: `${other.url}/iso18626`,
      dialect: 'interlend',
    });
  const forLender = await add(borrower, 'LEND', lender);
  const forBorrower = await add(lender, 'BORROW', borrower);
  const present = (home: Library, code: string, token: string) =>
    home.desk('PATCH', `/partners/${code}`, { outboundAuth: { kind: 'bearer', token } });
  await present(borrower, 'LEND', forBorrower.token);
  await present(lender, 'BORROW', forLender.token);
  // Every process believes what it knows of the directory for two seconds.
  await pause(2500);
}

async function now({ pool }: BenchDatabase): Promise<Date> {
  return (await pool.query('select now() as now')).rows[0].now;
}

export async function untilAtRest(databases: Record<string, BenchDatabase>): Promise<void> {
  for (let tries = 0, calm = 0; tries < 300 && calm < 5; tries++, calm++) {
    for (const { pool } of Object.values(databases)) {
      const { rows } = await pool.query(
        `select count(*)::int as open from outbound_message where status in ('pending', 'sending')`,
      );
      if (rows[0].open > 0) calm = 0;
    }
    await pause(100);
  }
}

/** Lays both sides of every request next to each other. */
async function compare(databases: { borrower: BenchDatabase; lender: BenchDatabase }, from: Date, to: Date) {
  const borrowed = await databases.borrower.pool.query(
    `select external_id as id, state, closed_at >= $1 and closed_at < $2 as within from request where side = 'borrowing'`,
    [from, to],
  );
  const lent = await databases.lender.pool.query(`select external_id as id, state from request where side = 'lending'`);
  const lenders = new Map(lent.rows.map(({ id, state }) => [id, state]));
  const whole = borrowed.rows.filter(({ id, state }) => state === 'requestCompleted' && lenders.get(id) === state);
  return {
    completed: whole.filter(({ within }) => within).length,
    disagreements: borrowed.rows.length - whole.length,
  };
}
