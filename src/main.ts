/** One production node: reads its settings, brings up what it needs, starts, and stops in reverse order. */
import { constants, existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Node, startNode } from './compose.js';
import type { Siblings } from './engine/model/siblings.js';
import type { LogOutput } from './logging.js';
import { readSettings, type Settings, WrongSetting } from './settings/read-settings.js';
import { keptSecret, keyFile, otherKeyFile, ownSecret } from './settings/secrets.js';
import { connectionsOfAll, shareOf } from './settings/share.js';
import { freeConnections } from './storage/database/free-connections.js';
import { MigrationFailed } from './storage/database/migrate.js';
import { NewerDatabase } from './storage/database/newer-database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './storage/embedded/embedded-postgres.js';
import { OtherLibrary } from './storage/node/own-symbols.js';
import { databaseNameOf } from './storage/transfer/connect.js';

/** A node and the embedded engine it may have brought along. */
export interface Served {
  node: Node;
  settings: Settings;
  staffToken: string;
  /** Callers on kept connections are answered for `graceMs` more, so that none of them finds its connection cut. */
  stop(options?: { graceMs?: number; withinMs?: number }): Promise<void>;
}

/**
 * Starts one node from the environment, or with `among` one of its processes. Throws `WrongSetting` when a setting is what
 * keeps it from starting.
 */
export async function startServed(
  env: Record<string, string | undefined>,
  say: (line: string) => void,
  logTo?: LogOutput,
  among?: { number: number; siblings: Siblings },
): Promise<Served> {
  const settings = readSettings(env);
  const processes = among?.siblings.wanted ?? 1;
  const folder = resolve(settings.dataFolder);
  await mustBeWritable(folder);
  const staffToken = await ownSecret(settings.staffToken, folder, 'staff-token');
  const secretKey = await ownSecret(settings.secretKey, folder, keyFile);
  const otherSecretKey = settings.otherSecretKey || (settings.secretKey ? '' : await keptSecret(folder, otherKeyFile));
  const engine = settings.databaseUrl ? undefined : await embedded(folder, say);
  try {
    if (engine) say(`DATABASE_URL is not set: an embedded PostgreSQL keeps the data under ${folder}.`);
    if (!settings.amqpUrl) say('AMQP_URL is not set: each process sends the messages it writes, without RabbitMQ.');
    const databaseUrl = engine ? await engine.ensureDatabase('interlend') : settings.databaseUrl;
    const staffTokens = [{ name: 'staff', token: staffToken }];
    const start = async () => {
      if (among?.number === 1) await mustHaveRoom(settings, processes, databaseUrl, say);
      return startNode({
        settings: shareOf(settings, processes),
        ...(among ? { among: { ...among, whole: settings } } : {}),
        databaseUrl,
        amqpUrl: settings.amqpUrl,
        staffTokens,
        secretKey,
        otherSecretKey,
        env,
        logTo,
      });
    };
    const node = await onceItAnswers(start, databaseNameOf(databaseUrl), say);
    return {
      node,
      settings,
      staffToken,
      stop: async (manner) => {
        await node.stop(manner);
        await engine?.stop();
      },
    };
  } catch (error) {
    await engine?.stop();
    throw error;
  }
}

/** Throws `WrongSetting` when the database does not take as many sessions as the processes of the node may open. */
async function mustHaveRoom(settings: Settings, processes: number, url: string, say: (line: string) => void) {
  const needed = connectionsOfAll(settings, processes);
  const { most, by, used } = await freeConnections(url);
  const need = `${processes} processes, and one more while they are replaced, need ${needed} connections to ${databaseNameOf(url)}`;
  if (needed > most)
    throw new WrongSetting([
      `INTERLEND_PROCESSES and INTERLEND_DATABASE_CONNECTIONS: ${need}, which takes ${most} of us (${by}). Allow more there, or run fewer processes.`,
    ]);
  if (needed > most - used)
    say(`${need}, which takes ${most} (${by}); ${used} are in use now. When none is left, work waits or fails.`);
}

/** Throws `WrongSetting` when nothing can be kept there: secrets and the embedded database need it. */
async function mustBeWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    throw new WrongSetting([
      `INTERLEND_DATA names ${folder}, but nothing can be written there (${code}): a folder is expected that the user of this process may write to.`,
    ]);
  }
}

/** One level at a time: where the system has no room for folders (/proc), `recursive` would try for ever. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw cause;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

function embedded(folder: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataFolder: resolve(folder, 'postgres'), log: say }).catch((cause: Error) => {
    throw new WrongSetting([cause.message]);
  });
}

/** How long the database may take to come up beside us, or to recover. */
const patienceMs = 30_000;

async function onceItAnswers(start: () => Promise<Node>, database: string, say: (line: string) => void): Promise<Node> {
  for (let until = 0; ; await pause(500)) {
    try {
      return await start();
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      if (!comesYet.test(code) || (until !== 0 && performance.now() > until)) throw asSetting(error, database);
      if (until === 0)
        say(`The database ${database} does not take sessions yet (${message || code}): it is waited for.`);
      until ||= performance.now() + patienceMs;
    }
  }
}

/** Refused or cut connections, and a PostgreSQL that starts, recovers, shuts down or is full. */
const comesYet = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|57P0[123]|53300)$/;
/** No such host; wrong user, password or database name. */
const neverComes = /^(ENOTFOUND|28P01|28000|3D000)$/;
const addressTaken = /^(EADDRINUSE|EADDRNOTAVAIL|EACCES)$/;

/** The error with the name of the setting that is to be mended, where one is; else the error as it was. */
export function asSetting(error: unknown, database: string): unknown {
  if (error instanceof NewerDatabase || error instanceof MigrationFailed || error instanceof OtherLibrary)
    return new WrongSetting([error.message]);
  const { code = '', message, cause } = error as { code?: string; message: string; cause?: { code?: string } };
  if (comesYet.test(code) || neverComes.test(code))
    return new WrongSetting([
      `DATABASE_URL names ${database}, but that cannot be used (${message || code}): a PostgreSQL database (15 to 18) that lets us in is expected.`,
    ]);
  if (addressTaken.test(cause?.code ?? ''))
    return new WrongSetting([
      `${message}. INTERLEND_HOST and INTERLEND_PORT, INTERLEND_ADMIN_HOST and INTERLEND_ADMIN_PORT say where: an address of this machine and a free port are expected.`,
    ]);
  return error;
}
