import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { dice } from '../support/dice.js';
import { broker } from '../support/services.js';
import { nobody } from './long/backlog.js';
import { spotless } from './long/ledger.js';
import { openStorm } from './long/storm.js';

/** How many processes are killed in each mode, in how many seconds at most, and which dice are thrown. */
const kills = Number(process.env['INTERLEND_TEST_KILLS'] ?? 4);
const seconds = Number(process.env['INTERLEND_TEST_KILL_SECONDS'] ?? 15);
const seed = Number(process.env['INTERLEND_TEST_SEED'] ?? Date.now() % 1_000_000);

const modes = [
  ['RabbitMQ', broker()],
  ['NOTIFY', ''],
  ['sweep only', nobody],
] as const;

describe(`processes of a library that are killed under load, ${kills} times in each mode (seed ${seed})`, function () {
  this.timeout(120_000 + seconds * 1000);
  for (const [mode, amqpUrl] of modes)
    it(`${mode}: keep every promise, whether they are killed at a named point or at any time (A1–A8)`, async function () {
      if (amqpUrl === undefined) return this.skip();
      const env = { AMQP_URL: amqpUrl, INTERLEND_NODE_ID: `test-${randomBytes(4).toString('hex')}` };
      const storm = await openStorm({ seed, env, processes: 2, lanes: 3 });
      try {
        const end = Date.now() + seconds * 1000;
        let killed = 0;
        for (; killed < kills && (killed === 0 || Date.now() < end); killed += 1)
          await storm.killOne(dice(seed + killed), seed + killed);
        expect(await storm.end()).to.deep.equal(spotless);
        expect(storm.loans()).to.be.greaterThan(0);
        const where = [...storm.deaths].map(([point, times]) => `${point} ${times}`).join(', ');
        console.log(`      ${mode}: ${storm.loans()} loans, killed ${where}`);
      } finally {
        await storm.close();
      }
    });
});
