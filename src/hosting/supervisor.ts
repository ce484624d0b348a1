/** The host itself: follows the folder, gives each node to a process, and starts again what ended. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from '../logging.js';
import { againAfter, failingFrom } from '../supervisor/crew.js';
import { type FolderRead, factsOf, fingerprintOf, type HostedNode, readFolder } from './folder.js';
import { type FromHostProcess, hostProcessEnv, isOfHost, type ToHostProcess } from './messages.js';

export type NodeState = 'starting' | 'open' | 'failed' | 'closing';

/** How one library of the host is. */
export interface HostedNodeNow {
  name: string;
  hostName: string;
  state: NodeState;
  /** When it came into this state. */
  since: string;
  /** The number of its process. */
  process?: number;
  /** On this machine; only while it is open. */
  url?: string;
  adminUrl?: string;
  /** Sentences that say why it is not open. */
  problem?: string;
}

export interface HostNow {
  nodes: HostedNodeNow[];
  /** Files of the folder that are no library, with the reason. */
  problems: { file: string; problem: string }[];
  processes: { number: number; pid: number; nodes: string[] }[];
  /** Processes that ended unexpectedly since the host was started. */
  ends: number;
}

export interface HostOptions {
  folder: string;
  env: Record<string, string | undefined>;
  /** Processes that share the nodes; those with a process of their own are more. */
  processes: number;
  /** The program that runs in each of them, and its words. */
  program: string;
  words: string[];
  log: Logger;
  /** What must be added to a node before it starts: a database where its file names none. */
  complete(node: HostedNode): Promise<Record<string, string>>;
  /** A sentence of one library for whoever watches the host. */
  say(name: string, line: string): void;
}

export interface LibraryHost {
  now(): HostNow;
  /** The node of a host name in small letters, with what the proxy must know of it. */
  find(hostName: string): { url: string | undefined; env: HostedNode['env'] } | undefined;
  /** Resolves when each node of the folder has opened or failed for the first time. */
  firstRound: Promise<void>;
  stop(): Promise<void>;
}

/** How often the folder is looked at, in milliseconds. */
const lookEveryMs = 1_000;
/** When a node that did not start is tried again, in milliseconds. */
const tryAgainMs = 30_000;
/** How long a process may take to end, in milliseconds. */
const endsWithinMs = 8_000;

interface Running {
  node: HostedNode;
  /** What the file and the environment said when it was started. */
  facts: string;
  state: NodeState;
  since: Date;
  crew?: Process;
  url?: string;
  adminUrl?: string;
  problem?: string;
  retry?: NodeJS.Timeout;
  /** Told to close; a node of the same name starts only when it has. */
  gone?: () => void;
}

interface Process {
  number: number;
  own: boolean;
  child: ChildProcess | undefined;
  inARow: number;
  openSince: number;
  leaving: boolean;
  again?: NodeJS.Timeout;
}

/** Throws when the folder cannot be read. */
export async function startHost(options: HostOptions): Promise<LibraryHost> {
  const { folder, env, log, say, complete } = options;
  const running = new Map<string, Running>();
  const crews: Process[] = Array.from({ length: options.processes }, (_, at) => newProcess(at + 1, false));
  let problems = new Map<string, string>();
  let ends = 0;
  let stopping = false;
  let lastNumber = options.processes;

  function newProcess(number: number, own: boolean): Process {
    return { number, own, child: undefined, inARow: 0, openSince: 0, leaving: false };
  }
  const of = (crew: Process) => [...running.values()].filter((each) => each.crew === crew);
  const tell = (crew: Process, message: ToHostProcess) => {
    if (crew.child?.connected) crew.child.send(message, () => {});
  };
  const enter = (each: Running, state: NodeState, problem?: string) => {
    each.state = state;
    each.since = new Date();
    if (state !== 'open') {
      delete each.url;
      delete each.adminUrl;
    }
    if (problem === undefined) delete each.problem;
    else each.problem = problem;
  };

  /** Starts the process of a crew where it does not run yet. */
  function begin(crew: Process): void {
    if (crew.child || crew.again || stopping) return;
    const child = fork(options.program, options.words, {
      env: { ...env, [hostProcessEnv]: String(crew.number) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    crew.child = child;
    crew.openSince = performance.now();
    child.on('message', (message) => isOfHost(message) && hear(crew, message as FromHostProcess));
    child.on('error', () => {}); // its end is handled below
    child.once('exit', (code, signal) => {
      crew.child = undefined;
      for (const each of of(crew)) each.gone?.();
      if (stopping || crew.leaving) return;
      ends += 1;
      const again = againAfter(crew.inARow, performance.now() - crew.openSince);
      crew.inARow = again.inARow;
      const libraries = of(crew).map(({ node }) => node.name);
      const facts = { hostProcess: crew.number, libraries, ...(signal ? { signal } : { code }) };
      const seconds = again.waitMs / 1000;
      if (again.inARow >= failingFrom)
        log.error(
          { ...facts, seconds, inARow: again.inARow },
          'A process of this host ends again and again soon after its start.',
        );
      else log.warn({ ...facts, seconds }, 'A process of this host ended; it is started again with its libraries.');
      for (const each of of(crew)) if (each.state !== 'failed') enter(each, 'starting');
      crew.again = setTimeout(() => {
        delete crew.again;
        begin(crew);
        for (const each of of(crew)) if (each.state === 'starting') void open(each);
      }, again.waitMs);
    });
  }

  function hear(crew: Process, message: FromHostProcess): void {
    const each = running.get(message.name);
    if (message.host === 'says') say(message.name, message.line);
    else if (each?.crew !== crew) return;
    else if (message.host === 'closed') each.gone?.();
    else if (each.state !== 'starting') return;
    else if (message.host === 'opened') {
      enter(each, 'open');
      each.url = message.url;
      each.adminUrl = message.adminUrl;
      log.info({ library: message.name, hostProcess: crew.number, hostName: each.node.hostName }, 'A library is open.');
      settle();
    } else failed(each, message.problem);
  }

  function failed(each: Running, problem: string): void {
    enter(each, 'failed', problem);
    log.error(
      { library: each.node.name, seconds: tryAgainMs / 1000, problem },
      'A library cannot start. The others are not affected; it is tried again.',
    );
    clearTimeout(each.retry);
    each.retry = setTimeout(() => {
      if (stopping || running.get(each.node.name) !== each || each.state !== 'failed') return;
      enter(each, 'starting', each.problem);
      void open(each);
    }, tryAgainMs);
    settle();
  }

  async function open(each: Running): Promise<void> {
    try {
      const more = await complete(each.node);
      if (stopping || running.get(each.node.name) !== each || each.state !== 'starting') return;
      each.crew ??= crewFor(each.node);
      begin(each.crew);
      tell(each.crew, { host: 'open', name: each.node.name, env: { ...each.node.env, ...more } });
    } catch (error) {
      if (running.get(each.node.name) === each) failed(each, (error as Error).message);
    }
  }

  /** The shared process with the fewest nodes, or a new one. */
  function crewFor(node: HostedNode): Process {
    if (node.ownProcess) {
      lastNumber += 1;
      const own = newProcess(lastNumber, true);
      crews.push(own);
      return own;
    }
    const shared = crews.filter((each) => !each.own);
    return shared.reduce((best, each) => (of(each).length < of(best).length ? each : best));
  }

  /** Resolves when the node has closed, with its process where that was its own. */
  async function close(each: Running): Promise<void> {
    clearTimeout(each.retry);
    const { crew } = each;
    const wasGiven = each.state !== 'failed';
    enter(each, 'closing');
    if (!crew?.child) return forgetOwn(crew);
    if (wasGiven) {
      const gone = new Promise<void>((done) => {
        each.gone = done;
        setTimeout(done, endsWithinMs).unref();
      });
      tell(crew, { host: 'close', name: each.node.name });
      await gone;
    }
    if (crew.own) await end(crew);
    forgetOwn(crew);
  }

  function forgetOwn(crew: Process | undefined): void {
    if (crew?.own) crews.splice(crews.indexOf(crew), 1);
  }

  async function end(crew: Process): Promise<void> {
    crew.leaving = true;
    clearTimeout(crew.again);
    const { child } = crew;
    if (!child) return;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    tell(crew, { host: 'end' });
    const late = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
    await ended;
    clearTimeout(late);
  }

  let settle = (): void => {};
  const firstRound = new Promise<void>((done) => {
    settle = () => {
      if ([...running.values()].every(({ state }) => state !== 'starting')) done();
    };
  });

  /** Brings what runs to what the folder says. A node that was changed is closed before it is opened again. */
  async function follow(read: FolderRead): Promise<void> {
    for (const [file, problem] of read.problems)
      if (problems.get(file) !== problem) log.error({ library: file, problem }, 'A file of the folder is no library.');
    problems = read.problems;
    const ending = [...running.values()].filter((each) => {
      const node = read.nodes.get(each.node.name);
      return !node || factsOf(node) !== each.facts;
    });
    await Promise.all(
      ending.map(async (each) => {
        const { name } = each.node;
        log.info({ library: name }, read.nodes.has(name) ? 'A library was changed.' : 'A library was removed.');
        await close(each);
        running.delete(name);
      }),
    );
    if (stopping) return;
    const fresh = [...read.nodes.values()]
      .filter(({ name }) => !running.has(name))
      .map((node): Running => ({ node, facts: factsOf(node), state: 'starting', since: new Date() }));
    for (const each of fresh) {
      running.set(each.node.name, each);
      each.crew = crewFor(each.node);
    }
    for (const each of fresh) void open(each);
    settle();
  }

  await follow(await readFolder(folder, env));
  let lastSeen = '';
  let unreadable = false;
  let looking = Promise.resolve();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking || stopping) return;
    isLooking = true;
    looking = readFolder(folder, env, new Set(running.keys()))
      .then(async (read) => {
        unreadable = false;
        // A file that is being written is read half: what two looks agree on is followed.
        const seen = fingerprintOf(read);
        if (seen === lastSeen) await follow(read);
        lastSeen = seen;
      })
      .catch((err: Error) => {
        if (!unreadable) log.error({ err }, 'The folder cannot be read; its libraries go on as they are.');
        unreadable = true;
      })
      .finally(() => {
        isLooking = false;
      });
  }, lookEveryMs);

  return {
    firstRound,
    now: () => ({
      nodes: [...running.values()]
        .sort((one, other) => (one.node.name < other.node.name ? -1 : 1))
        .map(({ node, state, since, crew, url, adminUrl, problem }) => ({
          name: node.name,
          hostName: node.hostName,
          state,
          since: since.toISOString(),
          ...(crew ? { process: crew.number } : {}),
          ...(url ? { url } : {}),
          ...(adminUrl ? { adminUrl } : {}),
          ...(problem ? { problem } : {}),
        })),
      problems: [...problems].map(([file, problem]) => ({ file, problem })),
      processes: crews
        .filter(({ child }) => child !== undefined)
        .map((crew) => ({
          number: crew.number,
          pid: crew.child?.pid ?? 0,
          nodes: of(crew).map(({ node }) => node.name),
        })),
      ends,
    }),
    find: (hostName) => {
      for (const { node, url } of running.values()) if (node.hostName === hostName) return { url, env: node.env };
      return undefined;
    },
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      for (const { retry } of running.values()) clearTimeout(retry);
      await Promise.all([...crews].map(end));
      await looking;
    },
  };
}
