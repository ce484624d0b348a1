/**
 * What a message and a delivery cost the processor, node and PostgreSQL together, as a multiple of what the same writes cost
 * bare in the same minute. Seconds are counted nowhere: a busy machine makes both dearer.
 */
import { expect } from 'chai';
import { builtProgram } from '../support/built-program.js';
import { bareInbound, bareOutbound } from './bare.js';
import { type Child, startChild } from './child.js';
import type { Cost } from './cost.js';
import { type BenchDatabase, openBenchDatabase } from './databases.js';
import { fill } from './fill.js';
import { type Library, openLibrary } from './library.js';
import { inbound, outbox } from './measure.js';

const stored = 1_000;
const messages = 1_500;

describe('the processor time of an exchange, beside the same writes bare', function () {
  this.timeout(300_000);
  let database: BenchDatabase;
  let load: Child;
  let sink: Child;
  let sinkUrl: string;
  let library: Library;

  before(async () => {
    builtProgram();
    database = await openBenchDatabase(false);
    [load, sink] = [startChild('post-load.ts'), startChild('sink.ts')];
    sinkUrl = await sink.ask<string>('url');
    await fill(database.pool, stored, sinkUrl);
    library = await openLibrary({
      databaseUrl: database.url,
      processes: 1,
      amqpUrl: '',
      env: { INTERLEND_PER_PARTNER_AT_ONCE: '16', INTERLEND_SENDERS_AT_ONCE: '16' },
    });
  });
  after(async () => {
    await library?.stop();
    await Promise.all([load?.stop(), sink?.stop()]);
    await database?.close();
  });

  /** Node and PostgreSQL; a server on another machine does not tell. */
  function bothOf({ node, postgres }: Cost, test: Mocha.Context): number {
    if (node === undefined || postgres === undefined) test.skip();
    return (node ?? 0) + (postgres ?? 0);
  }

  it('a message in costs at most 2.2 times its writes', async function () {
    const say = (count: number) =>
      inbound(library, database.pool, load, { open: stored }, { seconds: 120, count, callers: 16 });
    // The first ones pay for the compiler of JavaScript.
    await say(messages);
    const bare = await bareInbound(database.pool, 2);
    const { cost } = await say(messages);
    const ratio = bothOf(cost, this) / bothOf(bare.cost, this);
    expect(ratio).to.be.lessThan(2.2);
  });

  it('a message out costs no more than its claim, post and settlement', async function () {
    await outbox(library, database.pool, messages);
    const bare = await bareOutbound(database.pool, sinkUrl, 2);
    const { cost } = await outbox(library, database.pool, messages);
    const ratio = bothOf(cost, this) / bothOf(bare.cost, this);
    expect(ratio).to.be.lessThan(1);
  });
});
