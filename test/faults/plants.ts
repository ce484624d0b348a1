/**
 * Faults that are planted into a node of a test, to show that the ledger finds each of them: a checker that never fails
 * proves nothing. They change the node from outside; the product has no switch for them.
 */
import type { Pool, PoolClient } from 'pg';
import type { Node } from '../../src/compose.js';
import { StoreUnavailable } from '../../src/engine/model/store.js';
import type { InProcess, LibraryUnderTest, PartnerOfLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';
import type { PartnerApart } from '../support/partner-apart.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';
import type { Kind, Ledger } from './long/ledger.js';

export interface DrillStage {
  library: LibraryUnderTest;
  theirs: Pick<PartnerApart, 'next' | 'untilCalls'>;
  partner: PartnerOfLibrary;
  /** A process, with the fault in it where one is planted. */
  start(): Promise<InProcess>;
}

type Said = Ledger['said'];

export interface Plant {
  /** What is wrong. */
  fault: string;
  env?: Record<string, string>;
  into?(node: Node): void;
  /** What happens to the node, with the fault or without it; what partners said and were told, where it matters. */
  drill(stage: DrillStage): Promise<Said | undefined>;
  /** What the ledger says of it. */
  caught: Kind;
}

/** Changes the statement by which messages are claimed. Throws when there is nothing to change: then the plant is stale. */
function changeClaim(node: Node, from: RegExp, to: string): void {
  const pool = node.database.delivery as Pool;
  const query = pool.query.bind(pool) as (...given: unknown[]) => unknown;
  Object.assign(pool, {
    query: (asked: { name?: string; text?: string }, ...more: unknown[]) => {
      if (asked.name !== 'claim-outbound') return query(asked, ...more);
      const text = asked.text?.replace(from, to);
      if (text === asked.text) throw new Error('The plant does not fit the statement of the claim any more.');
      return query({ ...asked, text }, ...more);
    },
  });
}

/** Commits of transactions of this kind are said to be done, and are not: the process ends between its answer and its commit. */
function loseCommits(node: Node, isMeant: (begin: string) => boolean): void {
  const changed = new WeakSet<PoolClient>();
  node.database.pool.on('acquire', (client: PoolClient) => {
    if (changed.has(client)) return;
    changed.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    let begun = '';
    const lossy = (asked: string | { text?: string }, ...more: unknown[]) => {
      const text = typeof asked === 'string' ? asked : (asked.text ?? '');
      if (text.startsWith('begin')) begun = text;
      if (text !== 'commit' || !isMeant(begun)) return query(asked, ...more);
      return (query('rollback') as Promise<object>).then((done) => ({ ...done, command: 'COMMIT' }));
    };
    Object.assign(client, { query: lossy });
  });
}

const isBatch = (begin: string) => begin.includes('lock_timeout = 100;');

const loanOf = ({ library, partner }: DrillStage, id: string) => ({
  requester: partner.symbol,
  supplier: library.symbol,
  id,
});
const first = ['A0', 'A1', 'A2', 'A3', 'A4'];
const then = ['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'C0'];

/** Says these at once, and a moment later those, which gather while the first are kept from being stored. */
async function crowd(
  { library, partner }: DrillStage,
  { node, url }: InProcess,
  [these, those]: readonly [string[], string[]],
): Promise<Said> {
  const { store } = node.context;
  const { batch, transaction } = store;
  let open = () => {};
  const held = new Promise<void>((done) => {
    open = done;
  });
  store.batch = async (...given: Parameters<typeof batch>) => {
    await held;
    return batch.apply(store, given) as never;
  };
  store.transaction = async (...given: Parameters<typeof transaction>) => {
    await held;
    return transaction.apply(store, given) as never;
  };
  const say = async (xml: string) => [xml, await library.hear(partner, xml, { url })] as const;
  const saying = these.map(say);
  await nothingFor(400, 'these wait for the store');
  saying.push(...those.map(say));
  await nothingFor(400, 'and those behind them');
  open();
  Object.assign(store, { batch, transaction });
  return new Map(await Promise.all(saying));
}

export const plants: readonly Plant[] = [
  {
    fault: 'a message does not wait for the one before it',
    into: (node) => changeClaim(node, /and not exists \(select 1 from outbound_message e[\s\S]*?offset 0\)/, ''),
    drill: async ({ library, partner, start }) => {
      const wish = await library.wish([partner.code]);
      await library.hand.desk('POST', `/partners/${partner.code}/channel/suspend`);
      await library.hand.act(wish.id, 'send');
      await library.hand.act(wish.id, 'askStatus');
      await library.rows(`update outbound_message set next_attempt_at = now() + interval '1 hour' where seq = 1`);
      await start();
      await library.rows(`update partner_channel set state = 'closed'`); // by hand: staff's order makes all of them due
      await nothingFor(1500, 'more than one sweep passes');
      await library.timePasses();
      await library.untilSent();
      return undefined;
    },
    caught: 'out of order',
  },
  {
    fault: 'a lease is worth nothing',
    into: (node) =>
      changeClaim(
        node,
        /lease_until = now\(\) \+ make_interval\([^)]*\),\s*next_attempt_at = now\(\) \+ make_interval\([^)]*\)/,
        'lease_until = now(), next_attempt_at = now()',
      ),
    drill: async ({ library, theirs, partner, start }) => {
      await library.hand.desk('PATCH', `/partners/${partner.code}`, { callLimitSeconds: 30 });
      theirs.next({ okAfter: 1800 }); // more than one sweep of the other one
      const wish = await library.wish([partner.code]);
      await Promise.all([start(), start()]);
      await library.hand.act(wish.id, 'send');
      await theirs.untilCalls(1);
      await nothingFor(2000, 'the other process sweeps more than once');
      await library.untilSent();
      return undefined;
    },
    caught: 'doubled',
  },
  {
    fault: 'OK is said before the commit',
    into: (node) => loseCommits(node, (begin) => !isBatch(begin)),
    drill: async (stage) => {
      const node = await stage.start();
      await stage.library.hear(stage.partner, requestXml(loanOf(stage, 'ALONE')), node);
      return undefined;
    },
    caught: 'lost',
  },
  {
    fault: 'a batch is confirmed before its commit',
    into: (node) => loseCommits(node, isBatch),
    drill: async (stage) => {
      const xmls = (ids: string[]) => ids.map((id) => requestXml(loanOf(stage, id)));
      return crowd(stage, await stage.start(), [xmls(first), xmls(then)]);
    },
    caught: 'lost',
  },
  {
    fault: 'one message of a batch takes the others with it',
    into: ({ context: { store } }) => {
      const { batch, transaction } = store;
      let spoilt = 0;
      store.batch = async (works, before) => {
        if (spoilt > 0) throw new StoreUnavailable(new Error('the batch was spoilt'));
        return batch(works, before).catch((error) => {
          spoilt = works.length;
          throw error;
        });
      };
      store.transaction = async (work, scope) => {
        if (spoilt === 0) return transaction(work, scope);
        spoilt -= 1;
        throw new StoreUnavailable(new Error('one of the batch failed'));
      };
    },
    drill: async (stage) => {
      const { library, partner } = stage;
      const node = await stage.start();
      for (const id of [...first, ...then]) await library.hear(partner, requestXml(loanOf(stage, id)));
      const client = await library.hand.node.database.pool.connect();
      try {
        await client.query('begin');
        await client.query(`select from request where external_id = 'C0' for update`);
        const xmls = (ids: string[]) => ids.map((id) => requesterXml(loanOf(stage, id), 'Notification', 'A word.'));
        const going = crowd(stage, node, [xmls(first), xmls(then)]);
        await nothingFor(2500, 'longer than a batch waits for a request that somebody has in hand');
        await client.query('rollback');
        return await going;
      } finally {
        client.release();
      }
    },
    caught: 'refused',
  },
  {
    fault: 'nobody looks for what a process wrote that sends nothing itself',
    env: { AMQP_URL: '', INTERLEND_SWEEP_SECONDS: '3600' },
    drill: async ({ library, partner, start }) => {
      await start();
      const wish = await library.wish([partner.code]);
      // By a process that sends nothing itself: what it writes has to be found.
      await library.hand.act(wish.id, 'send');
      await library.untilSent(2500).catch(() => {});
      return undefined;
    },
    caught: 'lost',
  },
];
