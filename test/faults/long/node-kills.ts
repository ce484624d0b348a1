import { randomBytes } from 'node:crypto';
import { dice } from '../../support/dice.js';
import { nobody } from './backlog.js';
import { figureOf, medianOf } from './figures.js';
import { together, type Verdict } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';
import { atRandom, openStorm } from './storm.js';

/** Processes of a library are killed under load, in each of the three modes. */
export const nodeKills: Scenario = {
  name: 'nodes',
  does: 'Three processes of a library work; one after the other gets SIGKILL, at a named point of the code or at any time, a third of them in each mode: RabbitMQ, without a broker, with a broker that is away.',
  holds: 'Every message is heard once and sent, in order, and a new process serves within three seconds.',
  run,
};

async function run(stage: Stage): Promise<Outcome> {
  const { choice, servers, tell, isOver } = stage;
  const broker = await servers.broker();
  const all: { name: string; env: Record<string, string> }[] = [
    ...(broker ? [{ name: 'RabbitMQ', env: { AMQP_URL: broker.url } }] : []),
    { name: 'without a broker', env: {} },
    { name: 'broker away', env: { AMQP_URL: nobody } },
  ];
  // A run that is cut short by its time leaves out the last ones: the dice say which those are.
  const first = choice.seed % all.length;
  const modes = [...all.slice(first), ...all.slice(0, first)];
  const verdicts: Verdict[] = [];
  const starts: number[] = [];
  const calm: number[] = [];
  const done: Record<string, number> = {};
  const add = (what: string, many: number) => {
    done[what] = (done[what] ?? 0) + many;
  };
  for (const [at, { name, env }] of modes.entries()) {
    const seed = choice.seed + 1000 * at;
    const storm = await openStorm({
      seed,
      env: { ...env, INTERLEND_NODE_ID: `faults-${randomBytes(4).toString('hex')}` },
      processes: 3,
      lanes: 4,
    });
    try {
      const cycles = Math.ceil(choice.cycles / modes.length);
      for (let cycle = 1; cycle <= cycles && !isOver(); cycle += 1) {
        await storm.killOne(dice(seed + cycle), cycle);
        if (cycle % 10 === 0) tell(`${name}: ${cycle} of ${cycles} kills, ${storm.loans()} loans`);
      }
      verdicts.push(await storm.end());
      for (let again = 0; again < 3 && !isOver(); again += 1) calm.push(await storm.startCalmly());
      for (const [where, times] of storm.deaths) {
        add('kills of nodes', times);
        add(where === atRandom ? `killed ${where}` : `killed at ${where}`, times);
        add(`kills in mode ${name}`, times);
      }
      add('loans', storm.loans());
      starts.push(...storm.startsMs);
    } finally {
      await storm.close();
    }
  }
  return {
    done,
    verdict: together(verdicts),
    figures: [
      figureOf('a killed process serves again after, median', medianOf(calm) / 1000, 3),
      figureOf('a killed process serves again after, median under load beside two that work', medianOf(starts) / 1000),
      figureOf('a killed process serves again after, slowest under load', Math.max(...starts) / 1000),
    ],
    ...(broker ? {} : { leftOut: 'There is no RabbitMQ here: the mode RabbitMQ was not played.' }),
  };
}
