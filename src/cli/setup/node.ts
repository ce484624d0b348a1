import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { startServed } from '../../main.js';
import { type SettingsFile, settingsFileIn, writeSettingsFile } from '../../settings/settings-file.js';
import { connectTo, databaseNameOf } from '../../storage/transfer/connect.js';
import { defaultNodeLockKey, keepNodesOut } from '../../storage/transfer/node-lock.js';
import { type Client, createClient } from '../client.js';
import { CallRefused } from '../failures.js';
import { withDatabase } from '../library-database.js';
import type { SetupOrder } from './command.js';
import { answerGivenTo, type Known, type Terminal } from './questions.js';
import type { SetupWords } from './words.js';

/** One run of setup: what was ordered, and how it speaks. */
export interface Setup {
  order: SetupOrder;
  words: SetupWords;
  /** Nothing: nobody is asked. */
  terminal: Terminal | undefined;
  env: Record<string, string | undefined>;
  say(...lines: string[]): void;
}

/** The same with the node of this folder open. */
export interface SetupAtNode extends Setup {
  client: Client;
  /** Where that node takes messages for the moment: on a port of its own, whatever the settings say. */
  nodeUrl: string;
}

/**
 * The node of these settings for as long as the work takes. Throws `CallRefused` while another process of it runs: that one
 * would take messages to the practice partner over, and may not call this machine.
 */
export async function withNode<T>(
  setup: Setup,
  { env }: SettingsDone,
  work: (at: SetupAtNode) => Promise<T>,
): Promise<T> {
  const { words, say, order } = setup;
  const { host } = order;
  say('', words.database.title);
  return withDatabase(
    { ...host, env, err: () => {} },
    undefined,
    async (url) => {
      await mustBeAlone(url);
      // The output is the answer: what goes wrong meanwhile is told next to it.
      const served = await startServed({ ...env, ...forNow(env) }, () => {}, process.stderr);
      try {
        const { databaseUrl, dataFolder } = served.settings;
        say(
          databaseUrl
            ? words.database.given(databaseNameOf(databaseUrl))
            : words.database.embedded(resolve(dataFolder)),
        );
        const nodeUrl = served.node.servers?.url ?? '';
        const caller = {
          url: new URL(nodeUrl),
          token: served.staffToken,
          fetch: host.fetch,
          user: host.user,
          language: order.language,
        };
        return await work({ ...setup, client: createClient(caller), nodeUrl });
      } finally {
        await served.stop();
      }
    },
    { mayMake: true },
  );
}

async function mustBeAlone(url: string): Promise<void> {
  const session = await connectTo(url);
  try {
    await keepNodesOut(session, url, defaultNodeLockKey);
  } finally {
    await session.end();
  }
}

/** On free ports, open to this machine for the practice partner, and without the minute in which a receipt is undone. */
const forNow = (env: SettingsDone['env']): Record<string, string> => ({
  INTERLEND_HOST: '127.0.0.1',
  INTERLEND_PORT: '0',
  INTERLEND_ADMIN_HOST: '127.0.0.1',
  INTERLEND_ADMIN_PORT: '0',
  INTERLEND_ALLOW_ADDRESSES: [env['INTERLEND_ALLOW_ADDRESSES'], '127.0.0.1/32'].filter(Boolean).join(','),
  INTERLEND_UNDO_SECONDS: '0',
  INTERLEND_SWEEP_SECONDS: '1',
  INTERLEND_LOG_LEVEL: env['INTERLEND_LOG_LEVEL'] || 'error',
});

export interface SettingsDone {
  file: SettingsFile;
  /** As a node of this folder reads them: the environment goes before the file. */
  env: Record<string, string | undefined>;
  name: string;
  symbol: string;
  /** Where partners reach it, without `/iso18626`. */
  address: string;
}

/** The settings file of the folder: written from answers, or read when it is there. */
export async function settleSettings({ order, words, terminal, env, say }: Setup): Promise<SettingsDone> {
  const { folder } = order;
  const before = settingsFileIn(folder, env);
  const known = knownFrom({ ...before.values, ...env });
  if (before.exists) mustNotDiffer(before.path, order, known, words);
  const name = await answerGivenTo('name', order.name, known.name, terminal, words);
  const symbol = await answerGivenTo('symbol', order.symbol, known.symbol, terminal, words);
  const address = await answerGivenTo('address', order.address, known.address, terminal, words);
  say('', words.settings.title);
  if (before.exists) say(words.settings.there(before.path, name, symbol));
  else {
    const where = await listening(address);
    const data = env['INTERLEND_DATA'] || join(folder, '.data');
    const carried = { databaseUrl: env['DATABASE_URL'] ?? '', amqpUrl: env['AMQP_URL'] ?? '' };
    const own = { name, symbols: symbol, address, ...where, dataFolder: data, language: order.language };
    // Only the proxy of this machine reaches the port then; without it every caller would seem to be the proxy.
    const proxy = address.startsWith('https:') && where.host === '127.0.0.1' ? { trustedProxies: '127.0.0.1' } : {};
    const values = { ...own, ...proxy, ...carried };
    await writeSettingsFile(before.path, values, words.heading);
    say(words.settings.written(before.path));
    if (address.startsWith('https:')) say(words.settings.proxy(address, addressOnThisMachine(where)));
    else if (where.host === '0.0.0.0') say(words.settings.unsealed(address));
  }
  const file = settingsFileIn(folder, env);
  return { file, env: { ...file.values, ...env }, name, symbol, address };
}

function knownFrom(values: Record<string, string | undefined>): Known {
  const [symbol] = (values['INTERLEND_SYMBOLS'] ?? '').split(',');
  const port = values['INTERLEND_PORT'];
  const address = values['INTERLEND_ADDRESS'] || (port ? `http://127.0.0.1:${port}` : undefined);
  return {
    ...(values['INTERLEND_NAME'] ? { name: values['INTERLEND_NAME'] } : {}),
    ...(symbol ? { symbol: symbol.trim() } : {}),
    ...(address ? { address: address.replace(/\/+$/, '') } : {}),
  };
}

/** A flag never changes a file that somebody may have edited. */
function mustNotDiffer(path: string, order: Known, known: Known, words: Setup['words']): void {
  for (const name of ['name', 'symbol', 'address'] as const)
    if (order[name] !== undefined && known[name] !== undefined && order[name] !== known[name])
      throw new CallRefused(...words.wrong.other(path, name, known[name]));
}

/** Behind https stands a proxy: the node itself stays on this machine. Plain http needs no proxy. */
async function listening(address: string): Promise<{ host: string; port: string; adminPort: string }> {
  const { protocol, hostname, port } = new URL(address);
  const loopback = hostname === 'localhost' || /^127\./.test(hostname);
  if (protocol === 'https:') {
    const own = await freePort(usualPort);
    return { host: '127.0.0.1', port: String(own), adminPort: String(await freePort(own + 1)) };
  }
  const own = Number(port || '80');
  const adminPort = await freePort(own > 1023 ? own + 1 : usualPort + 1);
  return { host: loopback ? '127.0.0.1' : '0.0.0.0', port: String(own), adminPort: String(adminPort) };
}

const usualPort = 8626;

/** The first port from there on that nobody listens on: another library of this machine has its own. */
async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1) if (await isFree(port)) return port;
  return from;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const trial = createServer();
    trial.once('error', () => answer(false));
    trial.listen(port, '127.0.0.1', () => trial.close(() => answer(true)));
  });

export const addressOnThisMachine = ({ host, port }: { host: string; port: string }): string =>
  `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
