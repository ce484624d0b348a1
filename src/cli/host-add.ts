import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Agent, fetch as fetchBy } from 'undici';
import { databaseServerEnv, readFolder } from '../hosting/folder.js';
import type { HostNow } from '../hosting/supervisor.js';
import { parseSymbol } from '../settings/read-settings.js';
import { writeSettingsFile } from '../settings/settings-file.js';
import { databaseNameOf } from '../storage/transfer/connect.js';
import { createClient } from './client.js';
import { CallRefused, Misused } from './failures.js';
import type { Host } from './host.js';
import { passwordToType } from './setup/steps.js';

export interface HostAddOrder {
  host: Host;
  name: string;
  symbol: string;
  address: string;
  folder: string;
  port: number;
  adminPort: number;
  administrator: string;
  email?: string;
  json?: boolean;
}

interface Added {
  library: string;
  file: string;
  address: string;
  /** Nothing while the host does not run. */
  administrator?: { code: string; made: boolean; password?: string };
}

/** `interlend host add`: a database, a settings file, keys, and the first administrator. Goes on where it stopped. */
export async function run(options: Record<string, unknown>): Promise<void> {
  const order = options as unknown as HostAddOrder;
  const { host } = order;
  const say = (line: string) => (order.json ? host.err : host.out)(line);
  const address = addressFrom(order.address);
  if (!parseSymbol(order.symbol))
    throw new Misused(`"${order.symbol}" is no symbol.`, 'Write it as type and value, for example ISIL:CA-OSTSC.');
  const library = nameFrom(address);
  const added: Added = {
    library,
    file: join(resolve(order.folder), `${library}.env`),
    address: address.origin,
  };
  if (existsSync(added.file)) await mustBeTheSame(order, library, address);
  else {
    await writeFile(order, added, say);
    say(`${added.file} is written, with a secret key and a staff token of its own.`);
  }
  if (await untilOpen(order, library, say)) {
    const administrator = await firstAdministrator(order, added);
    added.administrator = administrator;
    say(
      administrator.made
        ? `The first administrator is ${administrator.code}, with the password ${administrator.password}. It is shown once: pass it on, and let them change it.`
        : `${administrator.code} is administrator there already.`,
    );
    say(`The staff desk: ${added.address}/`);
  } else
    say(
      `The host does not run. Start it with interlend host --folder ${order.folder}, then run this command again: it makes the first administrator.`,
    );
  if (order.json) host.out(JSON.stringify(added, null, 2));
}

function addressFrom(given: string): URL {
  const text = given.includes('://') ? given : `https://${given}`;
  if (!URL.canParse(text)) throw new Misused(`"${given}" is no host name.`, 'Write it as sault.ill.example.ca.');
  return new URL(text);
}

/** `sault.ill.example.ca` → `sault`. An address in digits is taken whole. */
function nameFrom({ hostname }: URL): string {
  const first = /^[\d.]+$/.test(hostname) ? hostname.replaceAll('.', '-') : (hostname.split('.')[0] ?? '');
  return first
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '-')
    .slice(0, 40);
}

async function mustBeTheSame({ folder, symbol, host }: HostAddOrder, library: string, address: URL): Promise<void> {
  const { nodes } = await readFolder(resolve(folder), host.env);
  const node = nodes.get(library);
  if (node?.hostName === address.hostname.toLowerCase() && node.env['INTERLEND_SYMBOLS']?.split(',')[0] === symbol)
    return;
  throw new CallRefused(
    `${library}.env is there already and is another library.`,
    'Give this one another host name, or remove the file of that one first.',
  );
}

/** The file appears whole: the host may be looking. */
async function writeFile(order: HostAddOrder, { library, file, address }: Added, say: (line: string) => void) {
  const { nodes } = await readFolder(resolve(order.folder), order.host.env).catch(() => ({ nodes: new Map() }));
  const hostName = new URL(address).hostname.toLowerCase();
  for (const other of nodes.values())
    if (other.hostName === hostName)
      throw new CallRefused(`${other.name}.env has the host name ${hostName} already.`, 'Each library needs its own.');
  const databaseUrl = await ownDatabase(order, library, say);
  const draft = `${file}.new`;
  await writeSettingsFile(
    draft,
    {
      name: order.name,
      symbols: order.symbol,
      address,
      databaseUrl,
      secretKey: randomBytes(32).toString('base64url'),
      staffToken: randomBytes(32).toString('base64url'),
    },
    `${order.name}: one library of this host.`,
  );
  await rename(draft, file);
}

/** A database and a role of its own on the server that the environment names; without one the host’s embedded server has it. */
async function ownDatabase({ host }: HostAddOrder, library: string, say: (line: string) => void): Promise<string> {
  const server = host.env[databaseServerEnv];
  if (!server) return '';
  if (!URL.canParse(server))
    throw new Misused(
      `${databaseServerEnv} is no address.`,
      'Write it as postgres://admin:password@host:5432/postgres.',
    );
  const name = `interlend_${library.replaceAll('-', '_')}`;
  const password = randomBytes(24).toString('base64url');
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const quoted = pg.escapeIdentifier(name);
    await client.query(`create role ${quoted} login password ${pg.escapeLiteral(password)}`);
    await client.query(`grant ${quoted} to current_user`);
    await client.query(`create database ${quoted} owner ${quoted}`);
    await client.query(`revoke connect on database ${quoted} from public`);
  } catch (cause) {
    const { code, message } = cause as { code?: string; message: string };
    const isThere = code === '42710' || code === '42P04';
    throw new CallRefused(
      isThere
        ? `The role or database ${name} is on ${databaseNameOf(server)} already.`
        : `No database could be made on ${databaseNameOf(server)}: ${message || code}.`,
      isThere
        ? 'Remove it there if nobody needs it, or choose another host name.'
        : `${databaseServerEnv} must name an account that may make roles and databases.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
  say(`The database ${name} is made, with a role of its own that nobody else may use.`);
  const url = new URL(server);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}

/** How long a library may take to open, in milliseconds: others may stand before it. */
const patienceMs = 120_000;

/** False when no host runs there. Throws `CallRefused` when the library does not start. */
async function untilOpen(
  { adminPort, host }: HostAddOrder,
  library: string,
  say: (line: string) => void,
): Promise<boolean> {
  let isSaid = false;
  for (const end = Date.now() + patienceMs; ; await pause(300)) {
    const now = await healthOf(host, adminPort);
    if (!now) return false;
    const node = now.nodes.find(({ name }) => name === library);
    if (node?.state === 'open') return true;
    const wrong = now.problems.find(({ file }) => file === library)?.problem;
    if (wrong || node?.state === 'failed')
      throw new CallRefused(
        `${library} does not start: ${wrong ?? node?.problem}`,
        `Mend ${library}.env; the host looks again by itself.`,
      );
    if (Date.now() > end)
      throw new CallRefused(
        `${library} did not open in time.`,
        'Does the host that runs here serve this folder? See its log.',
      );
    if (!isSaid) say('The host is opening it …');
    isSaid = true;
  }
}

async function healthOf(host: Host, adminPort: number): Promise<HostNow | undefined> {
  try {
    const answer = await host.fetch(`http://127.0.0.1:${adminPort}/health`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.json()) as HostNow;
  } catch {
    return undefined;
  }
}

/** By the port of the host on this machine, whatever the name leads to elsewhere. */
async function firstAdministrator(order: HostAddOrder, { library, address }: Added) {
  const { nodes } = await readFolder(resolve(order.folder), order.host.env);
  const token = nodes.get(library)?.env['INTERLEND_STAFF_TOKEN'];
  if (!token)
    throw new CallRefused(`${library}.env names no staff token.`, 'Make the first administrator in its staff desk.');
  const dispatcher = new Agent({
    connect: { lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) },
  });
  try {
    const client = createClient({
      url: new URL(`http://${new URL(address).hostname}:${order.port}`),
      token,
      fetch: ((url: string | URL, init: object) => fetchBy(url, { ...init, dispatcher })) as unknown as typeof fetch,
      user: order.host.user,
      language: 'en',
    });
    const { items } = await client.listUsers({ role: 'generalSystemAdministrator', active: true, limit: 1 });
    if (items[0]) return { code: items[0].code, made: false };
    const password = passwordToType();
    await client.addUser({
      code: order.administrator,
      name: order.administrator,
      password,
      ...(order.email ? { email: order.email } : {}),
      roles: [{ role: 'generalSystemAdministrator' }],
    });
    return { code: order.administrator, made: true, password };
  } finally {
    await dispatcher.close();
  }
}
