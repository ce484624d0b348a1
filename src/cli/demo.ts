import { join, resolve } from 'node:path';
import type { OpenPracticeSystem } from '../compose/open-practice-system.js';
import { programFolder } from '../program-files.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../storage/embedded/embedded-postgres.js';
import { writeAddresses } from './demo/addresses.js';
import { demoBroker } from './demo/broker.js';
import { type BrokerLine, type Chaos, layBrokerLine, makeChaos } from './demo/chaos.js';
import { type CollegesOptions, runColleges } from './demo/colleges/index.js';
import { compareSides } from './demo/compare.js';
import type { Desk } from './demo/desk.js';
import { fillAllDesks, openDesks } from './demo/fill-desks.js';
import { type Mailbox, openMailbox } from './demo/mailbox.js';
import { type Network, startNetwork } from './demo/network.js';
import { neverSilent } from './demo/never-silent.js';
import { onlyDemoIn } from './demo/only-one.js';
import { borrowInto, linkToOwnSystem, unlink } from './demo/own-system.js';
import { openDemoPatrons, patronAt, sam, tellOfPatrons } from './demo/patron.js';
import { bringBack, patronStories } from './demo/patron-stories.js';
import { type DemoDesks, stories } from './demo/stories.js';
import { followTimeline, type Timeline } from './demo/timeline.js';
import { untilAsked } from './foreground.js';

export interface DemoOptions extends Partial<CollegesOptions> {
  xml?: boolean;
  chaos?: boolean;
}

/** `interlend demo`: a small network of real nodes on this machine, and loans that travel while you watch. */
export async function run(options: DemoOptions = {}): Promise<void> {
  const { colleges } = options;
  if (colleges !== undefined) return runColleges({ ...options, colleges });
  const dataFolder = resolve(options.data ?? '.data/demo');
  const leave = await onlyDemoIn(dataFolder);
  const { say, end } = neverSilent((line) => void process.stdout.write(`${line}\n`));
  const ending = new AbortController();
  const asked = untilAsked().then(() => ending.abort());
  say('Interlend: a small network of libraries on this machine.');
  let engine: EmbeddedPostgres | undefined;
  let network: Network | undefined;
  let broker: BrokerLine | undefined;
  let mailbox: Mailbox | undefined;
  let ownSystem: OpenPracticeSystem | undefined;
  try {
    const started = await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), log: say });
    engine = started;
    const amqpUrl = await demoBroker(process.env, say);
    broker = options.chaos && amqpUrl.startsWith('amqp:') ? await layBrokerLine(amqpUrl) : undefined;
    mailbox = await openMailbox(8720);
    network = await startNetwork({
      dataFolder,
      projectRoot: programFolder(),
      database: (name) => started.ensureDatabase(name),
      amqpUrl: broker?.url ?? amqpUrl,
      smtpPort: mailbox.smtpPort,
      autoSendNext: true,
      log: say,
      ending: ending.signal,
    });
    await unlink(desk(network, 'LACITE'));
    introduce(network, dataFolder, say);
    say(`    a shell reads addresses and tokens from ${await writeAddresses(network.libraries, dataFolder)}`);
    // Who watches can go and look while the loans travel; it is said once more at the end, where it is not lost in their lines.
    if (!options.once) await openDesks(network, dataFolder, say);
    const timeline = followTimeline({
      desks: Object.values(network.desks),
      showXml: options.xml ?? false,
      write: say,
      colour: process.stdout.isTTY === true,
    });
    const chaos = options.chaos
      ? makeChaos(network, { databasePid: started.pid, broker, crossed: timeline.count, say })
      : undefined;
    const pages: Page[] = [];
    process.exitCode = await play(network, { timeline, chaos, pages, ending: ending.signal }, say);
    if (options.once) return await timeline.stop();
    const open = network;
    say('\nThe desks are given requests in every state; that takes a moment …');
    await timeline.without(() => fillAllDesks(open, say));
    ownSystem = await linkToOwnSystem(desk(open, 'LACITE'));
    const lent = await borrowInto(ownSystem, castOf(open), ending.signal);
    await openDesks(open, dataFolder, say);
    tellOfPatrons(open, pages, say);
    tellOfOwnSystem(ownSystem.url, lent, say);
    say(`\nLetters to patrons arrive in a mailbox on this machine: ${mailbox.url}`);
    say(
      '\nThe network stays up: use the desks, or drive it by hand with the addresses above. Ctrl-C stops everything.',
    );
    end();
    await asked;
  } catch (error) {
    if (ending.signal.aborted) return; // what was under way broke off because we were asked to end
    say(`\nThe demo broke off: ${(error as Error).message}`);
    process.exitCode = 1;
  } finally {
    end();
    say('Stopping.');
    await network?.stop();
    await broker?.close();
    await mailbox?.close();
    await ownSystem?.stop();
    await engine?.stop();
    await leave();
  }
}

/** Where a visitor sees what loans do in a library’s own system. */
function tellOfOwnSystem(
  url: string,
  { title, barcode, name }: Awaited<ReturnType<typeof borrowInto>>,
  say: (line?: string) => void,
): void {
  say(`\nLa Cité has a library system of its own, to practise with. Its ledger: ${url}/`);
  say(`  “${title}” (${barcode}), which Algonquin College lent, is on loan to ${name} there.`);
  say('  Return it at La Cité’s desk and it is gone from the ledger. The page also switches faults on.');
}

/** A request that a visitor can look at as its patron does. */
interface Page {
  what: string;
  page: string;
}
interface Playing {
  timeline: Timeline;
  chaos: Chaos | undefined;
  /** Filled with what the patron’s stories leave. */
  pages: Page[];
  ending: AbortSignal;
}

/** Plays all stories; the status to end with: 0 when both sides of every request agree. */
async function play(
  network: Network,
  { timeline, chaos, pages, ending }: Playing,
  say: (line?: string) => void,
): Promise<number> {
  const cast = castOf(network, (quick) => unhurried(quick, timeline));
  const failed: string[] = [];
  /** Whoever changed a policy here is told what it refuses; the other stories are played all the same. */
  const tried = async (title: string, story: () => Promise<void>): Promise<void> => {
    say(`\n── ${title}`);
    try {
      await story();
      await timeline.caughtUp();
    } catch (error) {
      if (ending.aborted) throw error;
      failed.push(title);
      say(`   This story could not be played to its end: ${(error as Error).message}`);
    }
  };
  try {
    for (const story of stories) await tried(story.title, () => story.play(cast));
    await openDemoPatrons(network);
    const patron = await patronAt(cast.algonquin.library, ending);
    const at = {
      patron,
      home: cast.algonquin,
      lender: cast.lacite,
      caughtUp: timeline.caughtUp,
      tell: (line: string) => say(`          ${sam.name} ${line}`),
    };
    await timeline.without(() => bringBack(at, patron));
    for (const story of patronStories)
      await tried(story.title, async () => {
        pages.push({ what: story.leaves, page: patron.pageOf(await story.play(at)) });
      });
  } finally {
    await chaos?.stop();
  }
  const status = verdict(await compareSides(Object.values(network.desks)), timeline.count(), chaos?.kills(), say);
  if (failed.length > 0) say(`Not played to the end: ${failed.join('; ')}.`);
  return failed.length > 0 ? 1 : status;
}

function verdict(
  { count, disagreements }: Awaited<ReturnType<typeof compareSides>>,
  messages: number,
  kills: number | undefined,
  say: (line?: string) => void,
): number {
  say();
  if (kills !== undefined) say(`${kills} kills in the middle of loans.`);
  if (disagreements.length === 0) {
    say(`Both sides agree on all ${count} conversations; ${messages} messages crossed, none is lost.`);
    return 0;
  }
  say(`The two sides disagree on ${disagreements.length} of ${count} conversations:`);
  for (const each of disagreements) say(`  ${each}`);
  return 1;
}

function introduce(network: Network, dataFolder: string, say: (line?: string) => void): void {
  say(
    `Data are kept in ${dataFolder}. After a refusal the next partner is asked at once (INTERLEND_AUTO_SEND_NEXT=yes).\n`,
  );
  for (const library of network.libraries) {
    say(`  ${library.name} (${library.code}, ${library.symbol})`);
    say(
      `    staff API  http://127.0.0.1:${library.port}/api/v1    partners  http://127.0.0.1:${library.port}/iso18626`,
    );
    say(`    metrics    http://127.0.0.1:${library.adminPort}/metrics`);
    say(`    token      ${library.staffToken}`);
  }
}

function desk(network: Network, code: string) {
  const found = network.desks[code];
  if (!found) throw new Error(`The network file lists no ${code}.`);
  return found;
}

const castOf = (network: Network, as = (quick: Desk) => quick): DemoDesks => ({
  algonquin: as(desk(network, 'ALGONQUIN')),
  lacite: as(desk(network, 'LACITE')),
  northern: as(desk(network, 'NORTHERN')),
});

/** A desk that goes on only when what crossed has been told: so each line shows both sides as they were after it. */
const unhurried = (quick: Desk, timeline: Timeline): Desk => ({
  ...quick,
  until: async (...what) => {
    const reached = await quick.until(...what);
    await timeline.caughtUp();
    return reached;
  },
});
