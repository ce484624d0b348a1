/** What a whole loan costs with the link to both libraries' own systems, beside what it costs without, in turns of one run. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LibrarySystemLinkView } from '../../src/contract/library-system-operations.js';
import { startChild } from './child.js';
import { type Cost, medianCost, watch } from './cost.js';
import type { BenchDatabase } from './databases.js';
import { type Library, openLibrary } from './library.js';
import { introduce, untilAtRest } from './loans.js';
import { patronIds } from './patron-ids.js';

export interface LinkedLoans {
  /** Of a loan, both nodes and both databases. */
  linked: Cost;
  byHand: Cost;
  /** CPU of node and PostgreSQL with the link, by that without. */
  ratio: number;
  loans: number;
  /** Calls that the practice system did as it was asked. */
  done: number;
  /** Calls that neither the practice system nor the node has done. */
  notDone: number;
  failures: string[];
}

export async function loansWithSystem(
  databases: { borrower: BenchDatabase; lender: BenchDatabase },
  options: { amqpUrl: string; seconds: number; turns: number; profile?: string | undefined },
): Promise<LinkedLoans> {
  const practice = startChild('practice-system.ts');
  const { amqpUrl, profile } = options;
  const shared = { processes: 1, amqpUrl, robot: true, ...(profile ? { profile } : {}) };
  const open = (role: keyof typeof databases, name: string, symbol: string) =>
    openLibrary({ ...shared, databaseUrl: databases[role].url, name, symbol });
  const borrower = await open('borrower', 'Borrowing Library', 'ISIL:CA-BORROW');
  const lender = await open('lender', 'Lending Library', 'ISIL:CA-LEND');
  try {
    await introduce(borrower, lender);
    const patrons = patronIds();
    for (const id of patrons) await borrower.desk('POST', '/patrons', { id, name: `Élodie ${id}` });
    const address = await practice.ask<string>('url');
    const turn = async (enabled: boolean) => {
      for (const library of [borrower, lender]) await setLink(library, address, enabled);
      // Loans that are under way when a link is switched on stay by hand.
      await pause(options.seconds * 500);
    };
    await borrower.ask(0, { lend: 8, partner: 'LEND', patrons });
    await turn(true);
    await pause(Math.min(15_000, options.seconds * 1250));
    const costs: Record<'linked' | 'byHand', Cost[]> = { linked: [], byHand: [] };
    let loans = 0;
    for (let count = 0; count < options.turns * 2; count++) {
      const how = count % 2 === 0 ? 'byHand' : 'linked';
      await turn(how === 'linked');
      const before = await completed(databases.borrower);
      const spent = await watch({
        pools: Object.values(databases).map(({ pool }) => pool),
        nodeSeconds: () => (borrower.cpuSeconds() ?? 0) + (lender.cpuSeconds() ?? 0),
      });
      await pause(options.seconds * 1000);
      const whole = await spent(1);
      const made = (await completed(databases.borrower)) - before;
      loans += made;
      costs[how].push(Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, value / made])));
    }
    const failures = [...(await borrower.ask<string[]>(0, 'stop')), ...(await lender.ask<string[]>(0, 'stop'))];
    await untilAtRest(databases);
    const { rows } = await databases.lender.pool.query<{ count: number }>(
      `select count(*)::int as count from outbound_call where status in ('failed', 'unknown')`,
    );
    const [linked, byHand] = [medianCost(costs.linked), medianCost(costs.byHand)];
    const cpu = ({ node = 0, postgres = 0 }: Cost) => node + postgres;
    return {
      ...{ linked, byHand, ratio: cpu(linked) / cpu(byHand), loans, failures },
      ...{ done: await practice.ask<number>('done'), notDone: rows[0]?.count ?? 0 },
    };
  } finally {
    await Promise.all([borrower.stop(), lender.stop()]);
    await practice.stop();
  }
}

async function setLink({ desk }: Library, address: string, enabled: boolean): Promise<void> {
  const { items } = await desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system');
  for (const { library, settings } of items)
    await desk('PUT', `/library-system/${library}`, {
      enabled,
      settings: { ...settings, kind: 'ncip', address, fromAgency: 'BENCH', dueDate: 'ours' },
    });
}

async function completed({ pool }: BenchDatabase): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from request where side = 'borrowing' and state = 'requestCompleted'`,
  );
  return rows[0]?.count ?? 0;
}
