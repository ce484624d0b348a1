import { createServer } from 'node:net';
import { join } from 'node:path';
import { type SettingsFile, settingsFileIn, writeSettingsFile } from '../../settings/settings-file.js';
import { CallRefused } from '../failures.js';
import type { Setup } from './node.js';
import { answerGivenTo, type Known } from './questions.js';

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
    const values = { name, symbols: symbol, address, ...where, dataFolder: data, language: order.language, ...carried };
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

/** Behind https stands a proxy: the node itself stays on this machine. Plain http is its own door. */
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
