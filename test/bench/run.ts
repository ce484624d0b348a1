/**
 * `npm run bench`: what the gateway does a second, beside what the same machine does without it in the same run. Only the
 * ratios can be compared between machines and days. See `--help`.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/root.js';
import { startServices } from '../support/start-services.js';
import { bareInbound, bareOutbound, barePosts } from './bare.js';
import { longestTurns } from './big-messages.js';
import { type Child, startChild } from './child.js';
import { type Choice, choose, help } from './choice.js';
import { type Cost, costText, medianCost } from './cost.js';
import { type BenchDatabase, describeServer, dropLeftovers, openBenchDatabase } from './databases.js';
import { deskAt } from './desk.js';
import { type Filled, fill } from './fill.js';
import { openLibrary } from './library.js';
import { loansWithSystem } from './library-system.js';
import { listsAt } from './lists.js';
import { wholeLoans } from './loans.js';
import {
  actions,
  closeWay,
  deskReads,
  type Flow,
  firstByte,
  inbound,
  openWay,
  outbox,
  relay,
  settleAll,
  warmUp,
} from './measure.js';
import { besideFloods, besideTwoHundred } from './noisy.js';
import { onPaper } from './on-paper.js';
import { atRest } from './rest.js';
import { backupAndRestore } from './restoring.js';
import { spreadOut } from './spread.js';
import { median, medianSpread, spreadOf } from './statistics.js';
import { type Line, ms, percent, perSecond, spreadText, tableOf } from './table.js';

const say = (line = '') => console.log(line);

/** What all measurements share. */
interface Bench extends Choice {
  load: Child;
  sink: Child;
  sinkUrl: string;
  amqpUrl: string;
  lines: Line[];
  numbers: Record<string, unknown>;
}

/** A filled database. */
interface Stored extends BenchDatabase {
  filled: Filled;
}

/** Nodes run compiled, as in production; the way in compiles when the sources are newer. */
function compile(): void {
  const { status } = spawnSync(process.execPath, [join(root, 'src/cli/first-run.mjs'), '--version'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The program could not be compiled.');
}

async function run(choice: Choice): Promise<void> {
  compile();
  const services = await startServices({ ownOnly: false, durable: true, tell: say });
  const closers: (() => Promise<unknown>)[] = [() => services.stop()];
  try {
    await dropLeftovers();
    const load = startChild('post-load.ts');
    const sink = startChild('sink.ts');
    closers.push(
      () => load.stop(),
      () => sink.stop(),
    );
    const sinkUrl = await sink.ask<string>('url');
    const lines: Line[] = [];
    const numbers: Record<string, unknown> = {};
    const bench: Bench = { ...choice, load, sink, sinkUrl, amqpUrl: services.env['AMQP_URL'] ?? '', lines, numbers };
    say(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores; Node ${process.versions.node}.`);
    say(`${await describeServer()}.`);
    say(`Load of the machine before the run: ${loadavg()[0]?.toFixed(1)}.`);
    say(`${choice.seconds} s each, ${choice.rounds} rounds, medians. Load, partner and database share this machine.\n`);

    const small = await open(bench, 1_000, closers);
    await measureSmall(bench, small);
    if (choice.only.includes('desk') && choice.fill === 0) await measureDesk(bench, small);
    if (choice.fill > 0) {
      const big = await open(bench, choice.fill, closers);
      if (comparing.some((part) => choice.only.includes(part))) await compareSizes(bench, small, big);
      if (choice.only.includes('desk')) await measureDesk(bench, big);
      if (choice.only.includes('lists')) await measureLists(bench, big);
      if (choice.only.includes('restore')) await measureRestore(bench, big);
    }
    if (choice.only.includes('loans')) await measureLoans(bench, closers);
    if (choice.only.includes('library-system')) await measureLibrarySystem(bench, closers);

    say(`\n${tableOf(lines)}\n`);
    say('Only the column "of its bound" can be compared with another machine or day.');
    say(`Again: npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`);
    if (choice.json)
      writeFileSync(choice.json, `${JSON.stringify({ at: new Date(), choice, numbers, lines }, null, 2)}\n`);
  } finally {
    for (const close of closers.reverse()) await close().catch((error: Error) => say(`Left behind: ${error.message}`));
  }
}

async function open(bench: Bench, requests: number, closers: (() => Promise<unknown>)[]): Promise<Stored> {
  const database = await openBenchDatabase(bench.keep);
  closers.push(() => database.close());
  const filled = await fill(database.pool, requests, bench.sinkUrl, say);
  if (bench.keep) say(`Kept: ${database.name}`);
  if (requests > 10_000) {
    const size = `${(filled.bytes / 2 ** 30).toFixed(1)} GiB`;
    say(
      `Filled with ${requests.toLocaleString('en')} requests, ${(filled.rows / 1e6).toFixed(1)} million rows: ${Math.round(filled.seconds)} s, ${size}.`,
    );
    bench.numbers['fill'] = filled;
    bench.lines.push({
      what: `fill: ${requests.toLocaleString('en')} requests`,
      value: `${Math.round(filled.seconds)} s`,
      spread: size,
    });
  }
  return { ...database, filled };
}

async function rounds<T>({ rounds: count }: Choice, once: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let round = 0; round < count; round++) all.push(await once());
  return all;
}

const waysOf = ({ amqpUrl, quick }: Bench) =>
  [
    { bell: 'RabbitMQ', amqpUrl },
    { bell: 'no broker', amqpUrl: '' },
  ].filter((each, index) => (index === 0 ? each.amqpUrl !== '' : !quick || amqpUrl === ''));

const many = (processes: number) => `${processes} process${processes > 1 ? 'es' : ''}`;

async function measureSmall(bench: Bench, small: Stored): Promise<void> {
  const { only } = bench;
  if (only.includes('idle')) await measureRest(bench, small);
  if (only.includes('inbound')) for (const processes of bench.processes) await measureInbound(bench, small, processes);
  if (only.includes('actions')) await measureActions(bench, small);
  if (only.includes('noisy')) await measureNoisy(bench, small);
  if (only.includes('fairness')) await measureFairness(bench, small);
  for (const { bell, amqpUrl } of waysOf(bench)) {
    for (const processes of bench.processes) {
      const setting = { bell, amqpUrl, processes };
      if (only.includes('outbox')) await measureOutbox(bench, small, setting);
      if (only.includes('relay')) await measureRelay(bench, small, setting);
    }
    if (only.includes('firstByte')) {
      const count = bench.quick ? 40 : 200;
      const took = await firstByte(small.url, small.pool, bench.sink, { amqpUrl, count });
      add(bench, `firstByte ${bell}`, took, {
        what: `order of staff to first byte, with its commit, ${bell}`,
        value: `${ms(took.p50)} ms`,
        spread: spreadText(took),
        aim: { text: 'p50 < 30 ms', reached: took.p50 < 30 },
      });
    }
  }
}

function add(bench: Bench, name: string, numbers: unknown, line: Line): void {
  bench.numbers[name] = numbers;
  bench.lines.push(line);
  say(`  ${[line.what, line.value, line.spread, line.ratio].filter(Boolean).join('  ')}`);
}

const costOf = (flows: { cost: Cost }[]): string => {
  const text = costText(medianCost(flows.map(({ cost }) => cost)));
  return text ? `, ${text}` : '';
};

async function measureInbound(bench: Bench, small: Stored, processes: number): Promise<void> {
  const library = await openLibrary({ databaseUrl: small.url, processes, amqpUrl: bench.amqpUrl, ...profileOf(bench) });
  try {
    await warmUp(library, small.pool, bench.load, small.filled.open, bench.quick);
    const all = await rounds(bench, async () => {
      const writes = await bareInbound(small.pool, bench.seconds);
      const posts = await barePosts(bench.sinkUrl, Math.min(2, bench.seconds));
      const measured = (about: 'requests' | { open: number }, callers: number) =>
        inbound(library, small.pool, bench.load, about, { seconds: bench.seconds, callers });
      const open = { open: small.filled.open };
      const requests = await measured('requests', 16);
      const messages = await measured(open, 16);
      const crowd = await measured(open, 64);
      const alone = await measured(open, 1);
      return { writes, posts, requests, messages, crowd, alone };
    });
    const bound = median(all.map((each) => each.writes.perSecond));
    if (processes === 1) {
      add(
        bench,
        'bound inbound',
        all.map((each) => each.writes),
        {
          what: `bound: the same writes, bare${costOf(all.map((each) => each.writes))}`,
          value: perSecond(bound),
        },
      );
      const posts = median(all.map((each) => each.posts.perSecond));
      add(
        bench,
        'bound posts',
        all.map((each) => each.posts),
        { what: 'bound: posts, bare', value: perSecond(posts) },
      );
    }
    for (const [kind, title] of [
      ['requests', 'new requests'],
      ['messages', 'messages on requests'],
      ['crowd', 'messages on requests, 64 callers'],
      ['alone', 'messages on requests, one caller'],
    ] as const) {
      const flows = all.map((each) => each[kind]);
      const share = median(all.map((each) => each[kind].perSecond / each.writes.perSecond));
      add(bench, `inbound ${kind} ${processes}`, all, {
        what: `in: ${title}, ${many(processes)}${costOf(flows)}`,
        value: perSecond(median(flows.map((flow) => flow.perSecond))),
        spread: spreadText(medianSpread(flows.flatMap((flow) => (flow.took ? [flow.took] : [])))),
        ratio: percent(share),
        ...(kind === 'alone' ? {} : { aim: { text: '≥ 60 %', reached: share >= 0.6 } }),
      });
    }
    if (processes === 1)
      for (const sentence of onPaper(medianCost(all.map(({ crowd }) => crowd.cost)))) say(`  ${sentence}`);
  } finally {
    await library.stop();
  }
}

async function measureRest(bench: Bench, { url, pool }: Stored): Promise<void> {
  const library = await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: bench.amqpUrl });
  try {
    const found = await atRest(library, pool, bench.quick ? 5 : 60);
    const { memoryBytes = 0, node = 0, postgres = 0 } = found;
    add(bench, 'idle', found, {
      what: `idle: one process, ${found.seconds} s, after twice as many`,
      value: `${Math.round(memoryBytes / 1e6)} MB`,
      spread: `${(node * 100).toFixed(2)} % of a core, and ${(postgres * 100).toFixed(2)} % in PostgreSQL`,
      aim: { text: '< 130 MB, < 0.5 %', reached: memoryBytes < 130e6 && node + postgres < 0.005 },
    });
  } finally {
    await library.stop();
  }
}

async function measureRestore(bench: Bench, big: Stored): Promise<void> {
  const found = await backupAndRestore(big);
  const { backupSeconds, fileBytes, restoreSeconds, progressLines, requests } = found;
  const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  add(bench, 'restore', found, {
    what: `restore of ${requests[0].toLocaleString('en')} requests, ${gib(big.filled.bytes)} in the database`,
    value: `${Math.round(restoreSeconds)} s`,
    spread: `${progressLines} lines of progress; ${requests[1].toLocaleString('en')} requests arrived; backup ${Math.round(backupSeconds)} s, ${gib(fileBytes)}`,
    aim: { text: '< 240 s', reached: restoreSeconds < 240 && requests[0] === requests[1] },
  });
}

async function measureActions(bench: Bench, small: Stored): Promise<void> {
  const library = await openLibrary({ databaseUrl: small.url, processes: 1, amqpUrl: '', ...profileOf(bench) });
  try {
    await actions(library, small.pool, 300);
    const flow = await actions(library, small.pool, 500);
    add(bench, 'actions', flow, {
      what: `staff: Will supply, by the API${costOf([flow])}`,
      value: perSecond(flow.perSecond),
      ...(flow.took ? { spread: spreadText(flow.took) } : {}),
    });
  } finally {
    await library.stop();
  }
}

/** A quiet partner beside one that floods the node. */
async function measureNoisy(bench: Bench, { url, pool }: Stored): Promise<void> {
  const library = await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: '', ...profileOf(bench) });
  const noise = startChild('noise.ts');
  try {
    const wish = { rounds: bench.quick ? 1 : bench.rounds * 3, seconds: Math.min(3, bench.seconds) };
    for (const found of await besideFloods(library, pool, noise, bench.sinkUrl, wish)) {
      const { what, alone, beside, bare, flood } = found;
      const rise = (spread: typeof alone) => spread.p95 / alone.p95 - 1;
      add(bench, `noisy ${what}`, found, {
        what: `a quiet partner beside ${what}: ${perSecond(flood.confirmed / found.seconds)} taken, ${flood.busy} told to come again; alone ${spreadText(alone)}, beside the same posts to a bare server ${spreadText(bare)} (${percent(rise(bare))})`,
        value: `p95 ${rise(beside) >= 0 ? '+' : ''}${percent(rise(beside))}`,
        spread: spreadText(beside),
        aim: { text: 'p95 < +20 %', reached: rise(beside) < 0.2 },
      });
    }
  } finally {
    await noise.stop();
    await library.stop();
  }
  const watched = await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: '', robot: true });
  try {
    for (const { what, turn } of await longestTurns(watched, bench.quick ? 5 : 20))
      add(bench, `turn ${what}`, turn, {
        what: `longest piece of work in the main thread: ${what === 'short messages' ? what : `1 MB, ${what}`}`,
        value: `${ms(turn)} ms CPU`,
        aim: { text: '< 20 ms', reached: turn < 20 },
      });
  } finally {
    await watched.stop();
  }
}

/** KD5: what a partner that sends 200 messages a second costs another one. */
async function measureFairness(bench: Bench, { url, pool }: Stored): Promise<void> {
  const library = await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: bench.amqpUrl, ...profileOf(bench) });
  const noise = startChild('noise.ts');
  try {
    await settleAll(pool);
    await openWay(library, pool, '*');
    const wish = { rounds: bench.quick ? 2 : bench.rounds * 3, seconds: Math.min(4, bench.seconds) };
    for (const found of await besideTwoHundred(library, pool, noise, bench.sinkUrl, wish)) {
      const { what, flood, seconds } = found;
      const taken = `${perSecond(flood.confirmed / seconds)} taken, ${flood.busy} told to come again`;
      for (const [title, { alone, beside, bare }] of [
        ['its message in, to the confirmation', found],
        ['the answer to it, from commit to delivery', found.out],
      ] as const) {
        const times = (spread: typeof alone) => spread.p95 / alone.p95;
        add(
          bench,
          `fairness ${title}`,
          { ...found, alone, beside, bare },
          {
            what: `fairness: a quiet partner beside ${what} (${taken}): ${title}; alone ${spreadText(alone)}, beside the same posts to a bare server ${spreadText(bare)} (× ${times(bare).toFixed(2)})`,
            value: `p95 × ${times(beside).toFixed(2)}`,
            spread: spreadText(beside),
            aim: { text: 'p95 < × 1.5', reached: times(beside) < 1.5 },
          },
        );
      }
    }
  } finally {
    await closeWay(pool);
    await noise.stop();
    await library.stop();
  }
}

interface Setting {
  bell: string;
  amqpUrl: string;
  processes: number;
}

const profileOf = ({ profile }: Choice) => (profile ? { profile } : {});

/** As many posts to one partner at once as the bound has. */
const sixteenAtOnce = { env: { INTERLEND_PER_PARTNER_AT_ONCE: '16', INTERLEND_SENDERS_AT_ONCE: '16' } };

async function measureOutbox(bench: Bench, small: Stored, { bell, amqpUrl, processes }: Setting): Promise<void> {
  const library = await openLibrary({
    databaseUrl: small.url,
    processes,
    amqpUrl,
    ...sixteenAtOnce,
    ...profileOf(bench),
  });
  try {
    const backlog = bench.quick ? 2_000 : 5_000;
    await outbox(library, small.pool, backlog / 2);
    const all = await rounds(bench, async () => {
      const bare = await bareOutbound(small.pool, bench.sinkUrl, Math.min(3, bench.seconds));
      return { bare, flow: await outbox(library, small.pool, backlog) };
    });
    const share = median(all.map(({ bare, flow }) => flow.perSecond / bare.perSecond));
    if (!('bound outbox' in bench.numbers))
      add(
        bench,
        'bound outbox',
        all.map(({ bare }) => bare),
        {
          what: `bound: claim, post, settle, bare${costOf(all.map(({ bare }) => bare))}`,
          value: perSecond(median(all.map(({ bare }) => bare.perSecond))),
        },
      );
    add(bench, `outbox ${bell} ${processes}`, all, {
      what: `out: a backlog, ${bell}, ${many(processes)}${costOf(all.map(({ flow }) => flow))}`,
      value: perSecond(median(all.map(({ flow }) => flow.perSecond))),
      ratio: percent(share),
      aim: { text: '≥ 60 %', reached: share >= 0.6 },
    });
  } finally {
    await library.stop();
  }
}

/** Messages a second that each call for one out, one rate after the other until one is too much. */
const relayRates = [400, 600, 800, 1000];

async function measureRelay(bench: Bench, small: Stored, { bell, amqpUrl, processes }: Setting): Promise<void> {
  const library = await openLibrary({ databaseUrl: small.url, processes, amqpUrl, ...profileOf(bench) });
  try {
    await warmUp(library, small.pool, bench.load, small.filled.open, bench.quick);
    await relay(library, small.pool, bench.load, { open: small.filled.open, rate: 100, seconds: bench.quick ? 1 : 5 });
    for (const rate of relayRates) {
      const found = await relay(library, small.pool, bench.load, {
        open: small.filled.open,
        rate,
        seconds: bench.seconds * 2,
      });
      const half = Math.floor(found.backlog.length / 2);
      const [before, after] = [median(found.backlog.slice(0, half)), median(found.backlog.slice(half))];
      const isFlat = after <= before + rate / 10;
      const isKept = found.deliveredPerSecond >= 0.98 * rate && found.took.p99 < 150 && isFlat;
      add(bench, `relay ${rate} ${bell} ${processes}`, found, {
        what: `relay, ${rate}/s offered, ${bell}, ${many(processes)}${costOf([found])}; ${perSecond(found.acceptedPerSecond)} taken in; backlog ${Math.round(before)} → ${Math.round(after)}`,
        value: perSecond(found.deliveredPerSecond),
        spread: spreadText(found.took),
        ...(rate === relayRates[0] ? { aim: { text: `≥ ${rate}/s, p99 < 150 ms`, reached: isKept } } : {}),
      });
      if (!isKept) return;
    }
  } finally {
    await library.stop();
  }
}

async function measureLoans(bench: Bench, closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const { bell, amqpUrl } of waysOf(bench)) {
    for (const processes of bench.processes) {
      const databases = { borrower: await openBenchDatabase(bench.keep), lender: await openBenchDatabase(bench.keep) };
      closers.push(databases.borrower.close, databases.lender.close);
      const found = await wholeLoans(databases, {
        processes,
        amqpUrl,
        seconds: bench.seconds * 2,
        atOnce: 32,
        profile: bench.profile,
      });
      const [failure] = found.failures;
      if (failure) say(`  a robot failed: ${failure}`);
      add(bench, `loans ${bell} ${processes}`, found, {
        what: `whole loans, ${bell}, ${many(processes)} a node${costOf([found])}; ${found.disagreements} disagreements`,
        value: perSecond(found.perSecond),
        spread: `${found.loans} loans, ${found.messages} messages`,
        aim: { text: '≥ 100/s', reached: found.perSecond >= 100 && found.disagreements === 0 },
      });
    }
  }
}

/** Whole loans with the link to both libraries' own systems and without, in turns. */
async function measureLibrarySystem(bench: Bench, closers: (() => Promise<unknown>)[]): Promise<void> {
  const databases = { borrower: await openBenchDatabase(bench.keep), lender: await openBenchDatabase(bench.keep) };
  closers.push(databases.borrower.close, databases.lender.close);
  const { amqpUrl, seconds, rounds: turns, profile } = bench;
  const found = await loansWithSystem(databases, { amqpUrl, seconds, turns, profile });
  const [failure] = found.failures;
  if (failure) say(`  a robot failed: ${failure}`);
  say(`  by hand: ${costText(found.byHand)}`);
  say(`  linked: ${costText(found.linked)}`);
  add(bench, 'library-system', found, {
    what: 'CPU of a whole loan with the library system, beside one by hand',
    value: found.ratio.toFixed(2),
    spread: `${found.loans} loans, ${found.done} calls done, ${found.notDone} not`,
    aim: { text: '≤ 1.15', reached: found.ratio <= 1.15 },
  });
}

/** The desk in Chromium, with a partner that posts. */
async function measureDesk(bench: Bench, { url, filled }: Stored): Promise<void> {
  const library = await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: bench.amqpUrl });
  try {
    const found = await deskAt(library, { looks: bench.quick ? 5 : 20, messages: 100 });
    const [painted, onScreen] = [spreadOf(found.painted), spreadOf(found.onScreen)];
    const worst = Math.max(...found.onScreen);
    add(bench, 'desk first load', found.firstLoad, {
      what: 'desk: first load, script, style and typeface by gzip',
      value: `${Math.round(found.firstLoad / 1024)} KiB`,
      aim: { text: '< 380 kB', reached: found.firstLoad < 380_000 },
    });
    add(bench, 'desk painted', painted, {
      what: `desk: 50 rows of ${filled.requests.toLocaleString('en')} painted, from the address`,
      value: `${ms(painted.p50)} ms`,
      spread: spreadText(painted),
      aim: { text: '< 1 s', reached: painted.p95 < 1000 },
    });
    add(
      bench,
      'desk on screen',
      { ...onScreen, worst },
      {
        what: `desk: POST of a partner to the row on the screen, ${found.onScreen.length} times, worst ${ms(worst)} ms`,
        value: `${ms(onScreen.p50)} ms`,
        spread: spreadText(onScreen),
        aim: { text: 'worst < 1 s', reached: worst < 1000 },
      },
    );
  } finally {
    await library.stop();
  }
}

/** Last of all on a database: its open requests are given the states, dates and people of a busy library. */
async function measureLists(bench: Bench, { url, pool, filled }: Stored): Promise<void> {
  await spreadOut(pool);
  const library = await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: '' });
  try {
    const all = await rounds(bench, () => listsAt(library, bench.quick ? 20 : 100));
    const stored = `${filled.requests.toLocaleString('en')} requests, ${filled.active.toLocaleString('en')} active`;
    for (const [at, { look }] of (all[0] ?? []).entries()) {
      const took = medianSpread(all.flatMap((round) => round[at]?.took ?? []));
      add(bench, `lists ${look.what}`, took, {
        what: `desk: ${look.what}: page and numbers, ${stored}`,
        value: `p95 ${ms(took.p95)} ms`,
        spread: spreadText(took),
        aim: { text: 'p95 < 100 ms', reached: took.p95 < 100 },
      });
    }
  } finally {
    await library.stop();
  }
}

/** What is measured at both sizes. */
const comparing = ['inbound', 'outbox'] as const;

/** The same messages at both sizes, in turn, so that a busy moment of the machine meets both. */
async function compareSizes(bench: Bench, small: Stored, big: Stored): Promise<void> {
  const libraries = [];
  for (const { url } of [small, big])
    libraries.push(await openLibrary({ databaseUrl: url, processes: 1, amqpUrl: '' }));
  try {
    const [near, far] = libraries as [(typeof libraries)[number], (typeof libraries)[number]];
    for (const [library, { filled, pool }] of [
      [near, small],
      [far, big],
    ] as const)
      await warmUp(library, pool, bench.load, filled.open, bench.quick);
    const pair = async <T>(measure: (library: typeof near, stored: Stored) => Promise<T>) => {
      return rounds(bench, async () => [await measure(near, small), await measure(far, big)] as const);
    };
    const seconds = bench.seconds;
    const sizes = `${small.filled.requests.toLocaleString('en')} → ${big.filled.requests.toLocaleString('en')} requests`;
    const tellFlows = (title: string, all: (readonly [Flow, Flow])[]) => {
      const more = median(all.map(([at, then]) => at.perSecond / then.perSecond)) - 1;
      add(bench, `size ${title}`, all, {
        what: `${title}, ${sizes}`,
        value: `${perSecond(median(all.map(([at]) => at.perSecond)))} → ${perSecond(median(all.map(([, then]) => then.perSecond)))}`,
        ratio: `${more >= 0 ? '+' : ''}${percent(more)} cost`,
        aim: { text: 'within 10 %', reached: more <= 0.1 },
      });
    };
    if (bench.only.includes('inbound')) {
      tellFlows(
        'in: new requests',
        await pair((library, { pool }) => inbound(library, pool, bench.load, 'requests', { seconds })),
      );
      tellFlows(
        'in: messages on requests',
        await pair((library, { filled, pool }) =>
          inbound(library, pool, bench.load, { open: filled.open }, { seconds }),
        ),
      );
    }
    if (bench.only.includes('outbox'))
      tellFlows('out: a backlog', await pair((library, { pool }) => outbox(library, pool, 3_000)));
    const reads = await pair((library, { filled }) => deskReads(library, bench.quick ? 60 : 300, filled.requests));
    for (const [title, which] of [
      ['desk: first page of a list', 'list'],
      ['desk: a request whole', 'read'],
    ] as const) {
      const at = medianSpread(reads.map(([each]) => each[which]));
      const then = medianSpread(reads.map(([, each]) => each[which]));
      add(
        bench,
        `size ${title}`,
        { at, then },
        {
          what: `${title}, ${sizes}`,
          value: `p95 ${ms(at.p95)} → ${ms(then.p95)} ms`,
          spread: spreadText(then),
          ratio: `${percent(then.p95 / at.p95 - 1)} cost`,
        },
      );
    }
  } finally {
    for (const library of libraries) await library.stop();
  }
}

try {
  const choice = choose(process.argv.slice(2));
  if (choice.help) say(help);
  else await run(choice);
} catch (error) {
  console.error((error as Error).message);
  if (process.env['DEBUG']) console.error(error);
  process.exit(2);
}
process.exit(0);
