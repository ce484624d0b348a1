import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { dice } from '../../support/dice.js';
import { figureOf, medianOf } from './figures.js';
import { spotless } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';
import { openStorm } from './storm.js';

/** Servers are killed a tenth as often as nodes. */
const killsOf = ({ choice }: Stage) => Math.max(1, Math.ceil(choice.cycles / 10));

export const databaseKills: Scenario = {
  name: 'postgres',
  does: 'Two processes of a library work, without a broker; their PostgreSQL gets SIGKILL again and again, and is started again.',
  holds: 'Nobody is told OK for what is not committed, no process ends, and all goes on by itself.',
  run: async (stage) => {
    const { choice, servers, tell, isOver } = stage;
    const storm = await openStorm({ seed: choice.seed, env: {}, processes: 2, lanes: 4, losesDatabase: true });
    const back: number[] = [];
    const confirmed: number[] = [];
    try {
      for (let kill = 1; kill <= killsOf(stage) && !isOver(); kill += 1) {
        const { between } = dice(choice.seed + kill);
        await pause(between(500, 2000));
        back.push(await servers.killDatabase());
        confirmed.push(await storm.untilConfirmed());
        if (kill % 5 === 0) tell(`${kill} of ${killsOf(stage)} kills of PostgreSQL, ${storm.loans()} loans`);
      }
      const verdict = await storm.end();
      return {
        done: { 'kills of PostgreSQL': back.length, loans: storm.loans(), 'processes started': storm.startsMs.length },
        verdict,
        figures: [
          figureOf('PostgreSQL lets in again after', medianOf(back) / 1000),
          figureOf('first OK after PostgreSQL lets in, median', medianOf(confirmed) / 1000, 2),
          figureOf('first OK after PostgreSQL lets in, slowest', Math.max(...confirmed) / 1000),
        ],
      };
    } finally {
      await storm.close();
    }
  },
};

/** For so long loans are counted with RabbitMQ, and as long without it. */
const aStretchMs = 10_000;

async function loansWithin(storm: Pick<Awaited<ReturnType<typeof openStorm>>, 'loans'>, ms: number): Promise<number> {
  const before = storm.loans();
  await pause(ms);
  return storm.loans() - before;
}

export const brokerKills: Scenario = {
  name: 'rabbitmq',
  does: 'Two processes of a library work; their RabbitMQ gets SIGKILL again and again, every fifth time it loses its disk, and is started again.',
  holds: 'Messages go out meanwhile, none is lost or sent twice for it, and messages take the broker again.',
  run: async (stage): Promise<Outcome> => {
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
    const storm = await openStorm({ seed: choice.seed, env, processes: 2, lanes: 4 });
    const confirmed: number[] = [];
    let kills = 0;
    let wiped = 0;
    try {
      for (; kills < killsOf(stage) && !isOver(); kills += 1) {
        const { between } = dice(choice.seed + kills);
        await pause(between(300, 1500));
        broker.kill();
        confirmed.push(await storm.untilConfirmed());
        if (kills % 5 === 4) {
          broker.wipe();
          wiped += 1;
        }
        await broker.start();
        if (kills % 5 === 4) tell(`${kills + 1} of ${killsOf(stage)} kills of RabbitMQ, ${storm.loans()} loans`);
      }
      const usual = await loansWithin(storm, aStretchMs);
      broker.kill();
      const without = await loansWithin(storm, aStretchMs);
      await broker.start();
      const verdict = await storm.end();
      return {
        done: { 'kills of RabbitMQ': kills, 'lost disks of RabbitMQ': wiped, loans: storm.loans() },
        verdict,
        figures: [
          figureOf('first OK after the kill, slowest', Math.max(...confirmed) / 1000, 2),
          figureOf('a loan while RabbitMQ stays away, in times of one with it (A10)', usual / without, 2, 'times'),
        ],
      };
    } finally {
      await storm.close();
    }
  },
};
