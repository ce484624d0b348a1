import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { dice } from '../support/dice.js';
import { theSeed } from '../support/seed.js';
import { broker } from '../support/services.js';
import { nobody } from './long/backlog.js';
import { spotless, type Verdict } from './long/ledger.js';
import { openStorm, toldOfNone } from './long/storm.js';

const seed = theSeed();
/** How many processes are killed in each mode, in how many seconds at most. */
const kills = Number(process.env['INTERLEND_TEST_KILLS'] ?? 2);
const seconds = Number(process.env['INTERLEND_TEST_KILL_SECONDS'] ?? 120);

const modes = [
  ['RabbitMQ', broker()],
  ['without a broker', ''],
  ['broker away', nobody],
] as const;

interface Stormy {
  verdict: Verdict;
  loans: number;
  deaths: ReadonlyMap<string, number>;
}

async function killUnderLoad(amqpUrl: string, at: number): Promise<Stormy> {
  const env = {
    AMQP_URL: amqpUrl,
    INTERLEND_NODE_ID: `test-${randomBytes(4).toString('hex')}`,
    INTERLEND_DATABASE_CONNECTIONS: '4', // there are two libraries at a time, beside those of other tests
  };
  // Each mode has points of its own; the seed says which.
  const firstPoint = seed + at * 2;
  const storm = await openStorm({ seed: seed + at, env, processes: 2, lanes: 2, firstPoint });
  try {
    const end = Date.now() + seconds * 1000;
    for (let killed = 0; killed < kills && (killed === 0 || Date.now() < end); killed += 1)
      // Those that are started last stay: one of the first of them is killed at any time.
      await storm.killOne(dice(seed + at + killed), killed < kills - 3 ? seed + killed : toldOfNone);
    return { verdict: await storm.end(), loans: storm.loans(), deaths: storm.deaths };
  } finally {
    await storm.close();
  }
}

describe(`processes of a library that are killed under load, ${kills} times in each mode (seed ${seed})`, function () {
  this.timeout(600_000);
  let stormy: Map<string, Promise<Stormy>>;
  before(() => {
    // A library a mode, two side by side: each waits for its processes more than it works. Three had too many connections.
    stormy = new Map();
    const begun: Promise<Stormy>[] = [];
    for (const [at, [mode, amqpUrl]] of modes.entries()) {
      if (amqpUrl === undefined) continue;
      const before = begun.at(-2)?.catch(() => {}) ?? Promise.resolve();
      const storm = before.then(() => killUnderLoad(amqpUrl, at));
      storm.catch(() => {}); // told by its test
      begun.push(storm);
      stormy.set(mode, storm);
    }
  });
  after(() => Promise.allSettled([...stormy.values()]));

  for (const [mode] of modes)
    it(`${mode}: keep every promise, whether they are killed at a named point or at any time (A1–A8)`, async function () {
      const found = await stormy.get(mode);
      if (!found) return this.skip();
      expect(found.verdict.sentences.join('\n')).to.equal('');
      expect(found.verdict).to.deep.equal(spotless);
      expect(found.loans).to.be.greaterThan(0);
      const where = [...found.deaths].map(([point, times]) => `${point} ${times}`).join(', ');
      console.log(`      ${mode}: ${found.loans} loans, killed ${where}`);
    });
});
