import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { createHostAdmin } from '../hosting/admin.js';
import { hostProcessEnv } from '../hosting/messages.js';
import { createReverseProxy } from '../hosting/reverse-proxy.js';
import { type LibraryHost, startHost } from '../hosting/supervisor.js';
import { keepRoom } from '../http/connections.js';
import { createLogger, type Logger } from '../logging.js';
import { versionText } from '../program-files.js';
import { WrongSetting } from '../settings/read-settings.js';
import { settingRows } from '../settings/rows.js';
import type { EmbeddedPostgres } from '../storage/embedded/embedded-postgres.js';
import { untilAsked } from './foreground.js';
import { keepHeapSmall } from './small-heap.js';

/** How long callers on kept connections are informed that a node leaves, in milliseconds. */
const graceMs = 500;
/** How long a node may take to end, in milliseconds. */
const withinMs = 6_000;

interface Options {
  folder: string;
  port?: number;
  adminPort?: number;
  processes?: number;
}

/** `interlend host`: the libraries of a folder until SIGTERM or SIGINT; in a process of the host, those that it is given. */
export async function run(options: Record<string, unknown>): Promise<void> {
  keepHeapSmall();
  if (process.env[hostProcessEnv]) return serveShare();
  try {
    await serveFolder(options as unknown as Options);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

async function serveShare(): Promise<void> {
  const [{ startServed }, { runHostProcess }] = await Promise.all([
    import('../main.js'),
    import('../hosting/process.js'),
  ]);
  const asked = untilAsked(() => {});
  process.channel?.ref(); // without a library there is nothing else to wait for
  await runHostProcess({
    asked,
    openNode: async (env, say, logTo) => {
      const served = await startServed(env, say, logTo);
      const { url = '', adminUrl = '' } = served.node.servers ?? {};
      return { url, adminUrl, close: () => served.stop({ graceMs, withinMs }) };
    },
  });
  process.exit(0);
}

async function serveFolder(options: Options): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const asked = untilAsked(() => say('kill -HUP is not needed: the folder is looked at each second.'));
  const folder = resolve(options.folder);
  const log = createLogger(process.env[settingRows.logLevel.env] || settingRows.logLevel.default, 'host');
  log.info({ version: versionText(), folder }, 'Interlend starts');
  const engine = embeddedOnce(folder, say);
  const trusted = listOf(settingRows.trustedProxies.env);
  let host: LibraryHost;
  try {
    host = await startHost({
      folder,
      env: process.env,
      processes: options.processes ?? availableParallelism(),
      program: process.argv[1] ?? '',
      words: ['host', '--folder', folder],
      log,
      say: (name, line) => log.info({ library: name }, line),
      complete: async ({ name, env }): Promise<Record<string, string>> => {
        if (env[settingRows.databaseUrl.env] || env[`${settingRows.databaseUrl.env}_FILE`]) return {};
        const own = await engine.get();
        return { [settingRows.databaseUrl.env]: await own.ensureDatabase(`interlend_${name.replaceAll('-', '_')}`) };
      },
    });
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new WrongSetting([
      `--folder names ${folder}, which cannot be read (${code || message}): a folder with one file NAME.env for each library is expected.`,
    ]);
  }
  const proxy = createReverseProxy({
    trustedProxies: trusted,
    routeOf: (hostName) => {
      const found = host.find(hostName);
      return found && { url: found.url, certificateHeader: found.env[settingRows.certificateHeader.env] ?? '' };
    },
  });
  keepRoom(proxy, {
    most: numberOf(settingRows.connections.env, settingRows.connections.default),
    mostPerSource: numberOf(settingRows.connectionsPerAddress.env, settingRows.connectionsPerAddress.default),
    proxies: trusted,
  });
  const admin = createHostAdmin({ now: host.now, version: versionText() });
  try {
    const port = options.port ?? numberOf(settingRows.port.env, settingRows.port.default);
    const adminPort = options.adminPort ?? numberOf(settingRows.adminPort.env, settingRows.adminPort.default);
    const at = await listen(proxy, process.env[settingRows.host.env] || settingRows.host.default, port, log);
    const adminAt = await listen(admin, '127.0.0.1', adminPort, log);
    say(`The host is open at ${at}: each library by its own host name.`);
    say(`Health and metrics of all: ${adminAt}/health and /metrics.`);
    await Promise.race([host.firstRound, asked]);
    sayLibraries(host, say);
    await asked;
    say('Stopping: what is on its way is finished first.');
  } finally {
    // Calls in flight are answered by their nodes before those leave.
    proxy.close();
    await host.stop();
    proxy.closeAllConnections();
    admin.close();
    admin.closeAllConnections();
    await engine.stop();
  }
  process.exit();
}

function sayLibraries(host: LibraryHost, say: (line: string) => void): void {
  const { nodes, problems } = host.now();
  for (const { name, hostName, state, problem } of nodes)
    say(state === 'open' ? `${name} is open by the name ${hostName}.` : `${name} is not open: ${problem ?? state}`);
  for (const { problem } of problems) say(problem);
  if (nodes.length + problems.length === 0)
    say(
      'The folder has no library yet: put a file NAME.env there, with at least INTERLEND_SYMBOLS and INTERLEND_ADDRESS.',
    );
}

/** One embedded PostgreSQL for all libraries whose files name no database. */
function embeddedOnce(folder: string, say: (line: string) => void) {
  let engine: Promise<EmbeddedPostgres> | undefined;
  return {
    get: () => {
      engine ??= import('../storage/embedded/embedded-postgres.js')
        .then(({ startEmbeddedPostgres }) =>
          startEmbeddedPostgres({ dataFolder: resolve(folder, '.postgres'), log: say }),
        )
        .catch((error) => {
          engine = undefined;
          throw error;
        });
      return engine;
    },
    stop: async () => (await engine?.catch(() => undefined))?.stop(),
  };
}

const listOf = (name: string): string[] => (process.env[name] ?? '').split(',').flatMap((each) => each.trim() || []);

/** Throws `WrongSetting` where the environment says something else than a whole number. */
function numberOf(name: string, otherwise: string): number {
  const text = process.env[name] || otherwise;
  if (!/^\d+$/.test(text)) throw new WrongSetting([`${name}: a whole number is expected.`]);
  return Number(text);
}

async function listen(server: Server, host: string, port: number, log: Logger): Promise<string> {
  await new Promise<void>((done, failed) => {
    server.once('error', (cause) =>
      failed(
        new WrongSetting([`Cannot listen on ${host}:${port}: ${cause.message}. --port and --admin-port say where.`]),
      ),
    );
    server.listen(port, host, done);
  });
  server.removeAllListeners('error').on('error', (err) => log.error({ err }, 'the server had a fault'));
  const { port: actual } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}
