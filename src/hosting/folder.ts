/** The folder of a host: one settings file for each library. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type SettingName, type SettingRow, settingRows } from '../settings/rows.js';
import { fileEnvOf, isSecret } from '../settings/secret-files.js';
import type { NodeEnv } from './messages.js';

/** One library as its file describes it. */
export interface HostedNode {
  /** The file’s name without `.env`; the label `library` of metrics and log lines. */
  name: string;
  /** By this name its calls come in, in small letters. */
  hostName: string;
  env: NodeEnv;
  /** It asks for a process that it shares with no other library. */
  ownProcess: boolean;
}

export interface FolderRead {
  nodes: Map<string, HostedNode>;
  /** By the name of the file: why it is no library. */
  problems: Map<string, string>;
}

/** What is true of one library only: never taken from the environment of the host. */
const ofOneNode = [
  'name',
  'symbols',
  'institutionCode',
  'address',
  'databaseUrl',
  'amqpUrl',
  'amqpManagementUrl',
  'dataFolder',
  'nodeId',
  'staffToken',
  'secretKey',
  'otherSecretKey',
  'backupFolder',
  'copyFolder',
  'fleetFile',
] as const satisfies readonly SettingName[];

const namesOf = (name: SettingName): string[] => {
  const row: SettingRow = settingRows[name];
  return isSecret(row) ? [row.env, fileEnvOf(row)] : [row.env];
};
/** For `interlend host add`: an account of PostgreSQL that may make databases. No library is given it. */
export const databaseServerEnv = 'INTERLEND_DATABASE_SERVER';

const notGiven = new Set<string>([...ofOneNode.flatMap(namesOf), databaseServerEnv]);

/** In a file: the library gets a process of its own. */
export const ownProcessEnv = 'INTERLEND_OWN_PROCESS';

/** Where a hosted node listens is the host’s business: on this machine, wherever there is room, as one process. */
const decidedByHost: NodeEnv = {
  [settingRows.host.env]: '127.0.0.1',
  [settingRows.port.env]: '0',
  [settingRows.adminHost.env]: '127.0.0.1',
  [settingRows.adminPort.env]: '0',
  [settingRows.processes.env]: '1',
};

/** Connections of a node to its database where neither file nor host says a number: many nodes share one server. */
const connectionsOfHosted = '5';

const fileName = /^([a-z0-9][a-z0-9_-]{0,39})\.env$/;

/**
 * Reads the folder. Two files that name the same host name, database or data folder cannot both be libraries: the one that
 * `runs`, else the first by name, is served, and the other is a problem. Throws when the folder itself cannot be read.
 */
export async function readFolder(
  folder: string,
  hostEnv: Record<string, string | undefined>,
  runs: ReadonlySet<string> = new Set(),
): Promise<FolderRead> {
  const isNew = (file: string) => Number(!runs.has(file.replace(/\.env$/, '')));
  const files = (await readdir(folder))
    .filter((file) => file.endsWith('.env'))
    .sort()
    .sort((one, other) => isNew(one) - isNew(other));
  const read: FolderRead = { nodes: new Map(), problems: new Map() };
  const taken = new Map<string, string>();
  for (const file of files) {
    const [, name] = fileName.exec(file) ?? [];
    if (!name) {
      read.problems.set(
        file,
        `${file}: a name of a file is expected such as sault.env: small letters, digits, - and _, at most 40.`,
      );
      continue;
    }
    const found = await readNode(folder, name, hostEnv);
    const problem = typeof found === 'string' ? found : claim(found, taken);
    if (problem !== undefined) read.problems.set(name, problem);
    else if (typeof found !== 'string') read.nodes.set(name, found);
  }
  return read;
}

/** The node of one file, or the sentence that says what is wrong with it. */
async function readNode(
  folder: string,
  name: string,
  hostEnv: Record<string, string | undefined>,
): Promise<HostedNode | string> {
  let text: string;
  try {
    text = await readFile(join(folder, `${name}.env`), 'utf8');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    return `${name}.env cannot be read (${code || message}).`;
  }
  const { [ownProcessEnv]: own = '', ...said } = parseEnv(text) as NodeEnv;
  const address = said[settingRows.address.env] ?? '';
  if (!URL.canParse(address))
    return `${name}.env: ${settingRows.address.env} is missing or no address. The library is reached by its host name: write for example ${settingRows.address.env}=https://${name}.ill.example.ca.`;
  const env: NodeEnv = {
    [settingRows.databaseConnections.env]: connectionsOfHosted,
    [settingRows.dataFolder.env]: resolve(folder, name),
    ...shared(hostEnv),
    ...said,
    ...decidedByHost,
  };
  // A folder in a file is meant from the folder of the file.
  for (const key of [settingRows.dataFolder.env, settingRows.backupFolder.env, settingRows.copyFolder.env])
    if (env[key]) env[key] = resolve(folder, env[key]);
  const proxies = [env[settingRows.trustedProxies.env], '127.0.0.1'].filter(Boolean);
  env[settingRows.trustedProxies.env] = proxies.join(',');
  return {
    name,
    hostName: new URL(address).hostname.toLowerCase(),
    env,
    ownProcess: /^(yes|true|1|on)$/i.test(own),
  };
}

/** The same for two looks at a folder of which nothing was changed in between. */
export const fingerprintOf = ({ nodes, problems }: FolderRead): string =>
  JSON.stringify([[...nodes.values()].map(factsOf), [...problems]]);

/** All that decides how a node runs. */
export const factsOf = ({ name, hostName, ownProcess, env }: HostedNode): string =>
  JSON.stringify([name, hostName, ownProcess, Object.entries(env).sort()]);

/** What the environment of the host says to all its libraries. */
function shared(hostEnv: Record<string, string | undefined>): NodeEnv {
  const entries = Object.entries(hostEnv).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !notGiven.has(entry[0]),
  );
  return Object.fromEntries(entries);
}

/** Takes what only one library can have; else the sentence that says who has it. */
function claim(node: HostedNode, taken: Map<string, string>): string | undefined {
  const database = node.env[settingRows.databaseUrl.env];
  const own: [key: string, words: string][] = [
    [`host ${node.hostName}`, `the host name ${node.hostName}`],
    [`folder ${node.env[settingRows.dataFolder.env]}`, 'the same data folder'],
    ...(database ? ([[`database ${databaseOf(database)}`, 'the same database']] as [string, string][]) : []),
  ];
  for (const [key, words] of own) {
    const other = taken.get(key);
    if (other !== undefined) return `${node.name}.env: ${other}.env has ${words}. Each library needs its own.`;
  }
  for (const [key] of own) taken.set(key, node.name);
  return undefined;
}

/** Where a database is, whoever signs in there. */
function databaseOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || '5432'}${pathname}`;
}
