import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { dice } from '../../support/dice.js';
import { figureOf } from './figures.js';
import { spotless } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';
import { openStorm } from './storm.js';

const kinds = ['process', 'broker', 'connections to the broker', 'sessions of the database'] as const;

/** A little more than a quarter as often as nodes: 60 of 210. */
const killsOf = ({ choice }: Stage) => Math.max(kinds.length, Math.ceil((choice.cycles * 2) / 7));

export const mixedKills: Scenario = {
  name: 'mixed',
  does: 'Two processes of a library work through RabbitMQ; in turn, by dice, a process or the broker gets SIGKILL, all connections to the broker are closed, or all sessions of the database are ended.',
  holds: 'Nothing is lost, out of order or sent to the dead-letter queue, and nothing has a second effect.',
  run,
};

async function run(stage: Stage): Promise<Outcome> {
  const { choice, servers, tell, isOver } = stage;
  const broker = await servers.broker();
  if (!broker)
    return {
      done: {},
      verdict: spotless,
      figures: [],
      leftOut: 'No RabbitMQ can be started and killed on this machine.',
    };
  const env = { AMQP_URL: broker.url, INTERLEND_NODE_ID: `faults-${randomBytes(4).toString('hex')}` };
  const storm = await openStorm({ seed: choice.seed, env, processes: 2, lanes: 4, losesDatabase: true });
  const done: Record<string, number> = {};
  const confirmed: number[] = [];
  const endSessions = () =>
    storm.library
      .rows(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      .catch(() => []);
  try {
    for (let kill = 1; kill <= killsOf(stage) && !isOver(); kill += 1) {
      const thrown = dice(choice.seed + kill);
      // Each kind once in every four, in an order of its own.
      const kind = kinds[(kill + Math.floor(kill / kinds.length) * 3) % kinds.length] ?? kinds[0];
      await pause(thrown.between(200, 1200));
      if (kind === 'process') await storm.killOne(thrown, kill);
      else if (kind === 'broker') {
        broker.kill();
        await pause(thrown.between(0, 1500));
        await broker.start();
      } else if (kind === 'connections to the broker')
        await broker.control('close_all_connections', 'planted by a test');
      else await endSessions();
      done[`kills: ${kind}`] = (done[`kills: ${kind}`] ?? 0) + 1;
      confirmed.push(await storm.untilConfirmed());
      if (kill % 10 === 0) tell(`${kill} of ${killsOf(stage)} kills, ${storm.loans()} loans`);
    }
    const verdict = await storm.end();
    const [{ dead } = { dead: 0 }] = await storm.library.rows<{ dead: number }>(
      `select count(*)::int as dead from outbound_message where status in ('held', 'dead')`,
    );
    return {
      done: { ...done, loans: storm.loans(), 'messages held or dead': dead },
      verdict,
      figures: [figureOf('first OK after a kill, slowest', Math.max(...confirmed) / 1000)],
    };
  } finally {
    await storm.close();
  }
}
