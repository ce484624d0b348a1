/**
 * FD1: how long a partner waits for its confirmation alone, and beside one that floods the node:
 * `npx tsx test/bench/noisy.ts [rounds] [seconds]`. The node runs compiled, with its usual quota. All share this machine,
 * so that the flood costs the quiet partner processor time too.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { root } from '../support/root.js';
import { startServices } from '../support/start-services.js';
import { symbolOf, tokenOf } from './cast.js';
import { startChild } from './child.js';
import { dropLeftovers, openBenchDatabase } from './databases.js';
import { fill, partnerCount } from './fill.js';
import { type Library, openLibrary } from './library.js';
import { blanks, templates } from './messages.js';
import type { Flood, Flooded } from './noise.js';
import { median, type Spread, spreadOf } from './statistics.js';

const rounds = Number(process.argv[2] ?? 5);
const seconds = Number(process.argv[3] ?? 6);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const quiet = 7;
let serial = 0;

/** Ten messages a second of one partner, whether or not the one before is answered. */
async function quietPartner(url: string): Promise<{ took: Spread; refused: number }> {
  const pool = new Pool(url, { connections: 8, pipelining: 1 });
  const took: number[] = [];
  let refused = 0;
  const going: Promise<void>[] = [];
  const one = async () => {
    const n = serial++;
    const body = templates.notification
      .replaceAll(blanks.sender, symbolOf(`P${quiet}`).slice('ISIL:'.length))
      .replaceAll(blanks.id, `OPEN-${quiet + partnerCount * (n % 16)}`)
      .replaceAll(blanks.time, new Date(Date.now() + n).toISOString())
      .replaceAll(blanks.note, `quiet ${n}`);
    const began = performance.now();
    const answer = await pool.request({
      ...{ path: '/iso18626', method: 'POST', body },
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${tokenOf(`P${quiet}`)}` },
    });
    const text = await answer.body.text();
    if (answer.statusCode === 200 && text.includes('>OK<')) took.push(performance.now() - began);
    else refused += 1;
  };
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(100)) going.push(one());
  await Promise.all(going);
  await pool.close();
  return { took: spreadOf(took), refused };
}

const floods: readonly (Omit<Flood, 'url' | 'seconds'> & { what: string })[] = [
  { what: '40 connections of small messages', connections: 40, bytes: 0 },
  { what: '4 connections of 1 MB messages', connections: 4, bytes: 1_000_000 },
];

async function measure(library: Library): Promise<void> {
  const noise = startChild('noise.ts');
  try {
    await quietPartner(library.url);
    for (const { what, ...flood } of floods) {
      const rises: number[] = [];
      const alone: Spread[] = [];
      const beside: Spread[] = [];
      let told: Flooded | undefined;
      for (let round = 0; round < rounds; round += 1) {
        const before = await quietPartner(library.url);
        const flooding = noise.ask<Flooded>({ ...flood, url: library.url, seconds: seconds + 1 });
        await pause(500);
        const under = await quietPartner(library.url);
        told = await flooding;
        alone.push(before.took);
        beside.push(under.took);
        rises.push(under.took.p95 / before.took.p95 - 1);
        if (under.refused > 0) say(`  the quiet partner was refused ${under.refused} times`);
        // Its bucket fills again: every round begins with the burst that the quota allows.
        await pause(10_000);
      }
      const of = (spreads: Spread[], which: 'p50' | 'p95') => median(spreads.map((each) => each[which])).toFixed(1);
      say(
        `${what}: alone p50 ${of(alone, 'p50')} ms, p95 ${of(alone, 'p95')} ms; beside it p50 ${of(beside, 'p50')} ms, p95 ${of(beside, 'p95')} ms; ` +
          `p95 rises by ${(100 * median(rises)).toFixed(0)} % (${rises.map((rise) => (100 * rise).toFixed(0)).join(', ')}). ` +
          `The flood: ${told?.confirmed} taken, ${told?.busy} told to come again, ${told?.other} other.`,
      );
    }
  } finally {
    await noise.stop();
  }
}

spawnSync(process.execPath, [join(root, 'src/cli/first-run.mjs'), '--version'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const services = await startServices({ ownOnly: false, durable: true, tell: say });
const sink = startChild('sink.ts');
try {
  await dropLeftovers();
  const database = await openBenchDatabase(false);
  try {
    await fill(database.pool, 1_000, await sink.ask<string>('url'));
    const usual = { INTERLEND_PARTNER_AT_ONCE: '8', INTERLEND_PARTNER_PER_MINUTE: '3000' };
    const library = await openLibrary({ databaseUrl: database.url, processes: 1, amqpUrl: '', env: usual });
    try {
      await measure(library);
    } finally {
      await library.stop();
    }
  } finally {
    await database.close();
  }
} finally {
  await sink.stop();
  await services.stop();
}
