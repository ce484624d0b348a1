/** A broker of three members on one machine, of whom one after the other gets SIGKILL. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import { declareQueues, queueNames } from '../../../src/delivery/rabbitmq-queues.js';
import { databaseIdentity } from '../../../src/storage/database/database-identity.js';
import { dice } from '../../support/dice.js';
import { type Member, privateMembers } from '../../support/services-rabbitmq-private.js';
import { figureOf } from './figures.js';
import { spotless, together, type Verdict, verdictOf } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';
import { openStorm } from './storm.js';

export const cluster: Scenario = {
  name: 'cluster',
  does: 'A queue is declared on one RabbitMQ, which two others join; it is grown by the command of the documentation. Two processes work; each member in turn gets SIGKILL and comes back.',
  holds:
    'The queue has a copy at each member, and nothing is lost, out of order or sent twice for a member that is killed.',
  run,
};

async function run({ choice, tell, isOver }: Stage): Promise<Outcome> {
  const set = await privateMembers(3);
  if (!set) return { done: {}, verdict: spotless, figures: [], leftOut: 'No RabbitMQ can be started on this machine.' };
  const [first, second, third] = set.members as [Member, Member, Member];
  const nodeId = `faults-${randomBytes(4).toString('hex')}`;
  try {
    await first.start();
    // Processes speak to the second: the first, where the queue was declared, is its leader and is killed first.
    const storm = await openStorm({
      ...{ seed: choice.seed, processes: 2, lanes: 4 },
      env: { AMQP_URL: second.url, INTERLEND_NODE_ID: nodeId },
    });
    const confirmed: number[] = [];
    const verdicts: Verdict[] = [];
    let kills = 0;
    try {
      const names = queueNames(nodeId, await databaseIdentity(storm.library.hand.node.database.pool));
      const connection = await connect(first.url);
      await declareQueues(await connection.createChannel(), names);
      await connection.close();
      for (const member of [second, third]) {
        await member.start();
        await first.control('rabbitmq-queues', 'grow', member.name, 'all', '--queue-pattern', '^interlend');
      }
      const copies = (await first.control('rabbitmqctl', '-q', 'list_queues', 'name', 'members')).split('\n');
      const own = copies.find((line) => line.startsWith(names.delivery)) ?? '';
      const missing = set.members.filter(({ name }) => !own.includes(name));
      if (missing.length > 0)
        verdicts.push(
          verdictOf([{ kind: 'otherwise wrong', sentence: `the queue has no copy at ${missing.length} of 3 members` }]),
        );
      for (const [at, member] of [first, third, second].entries()) {
        if (isOver()) break;
        await pause(dice(choice.seed + at).between(1000, 2500));
        member.kill();
        kills += 1;
        confirmed.push(await storm.untilConfirmed());
        await pause(4000);
        await member.start();
        tell(`member ${member.name} was killed and is back, ${storm.loans()} loans`);
      }
      verdicts.push(await storm.end());
      return {
        done: { 'kills of members': kills, loans: storm.loans() },
        verdict: together(verdicts),
        figures: [figureOf('first OK after the kill of a member, slowest', Math.max(...confirmed) / 1000, 2)],
      };
    } finally {
      await storm.close();
    }
  } finally {
    await set.stop();
  }
}
