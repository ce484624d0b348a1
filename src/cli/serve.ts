import { resolve } from 'node:path';
import { type Node, startNode } from '../compose.js';
import { readSettings, type Settings, WrongSetting } from '../settings/read-settings.js';
import { ownSecret } from '../settings/secrets.js';
import { startEmbeddedPostgres } from '../storage/embedded/embedded-postgres.js';

/** A node and the embedded engine it may have brought along. */
export interface Served {
  node: Node;
  settings: Settings;
  staffToken: string;
  stop(): Promise<void>;
}

/** Starts one node from the environment: database, secrets, doors. */
export async function startServed(
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<Served> {
  const settings = readSettings(env);
  const folder = resolve(settings.dataFolder);
  const staffToken = await ownSecret(settings.staffToken, folder, 'staff-token');
  const secretKey = await ownSecret(settings.secretKey, folder, 'secret-key');
  const engine = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: resolve(folder, 'postgres'), log: say });
  try {
    if (engine) say(`DATABASE_URL is not set: an embedded PostgreSQL keeps the data under ${folder}.`);
    if (!settings.amqpUrl) say('AMQP_URL is not set: the processes of this node ring each other through the database.');
    const databaseUrl = engine ? await engine.ensureDatabase('interlend') : settings.databaseUrl;
    const node = await startNode({
      settings,
      databaseUrl,
      amqpUrl: settings.amqpUrl,
      staffTokens: [{ name: 'staff', token: staffToken }],
      secretKey,
      env,
    });
    return {
      node,
      settings,
      staffToken,
      stop: async () => {
        await node.stop();
        await engine?.stop();
      },
    };
  } catch (error) {
    await engine?.stop();
    throw error;
  }
}

/** `interlend serve`: one production node until SIGTERM or SIGINT. */
export async function run(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  let served: Served;
  try {
    served = await startServed(process.env, say);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return;
  }
  const { node, settings } = served;
  say(`${settings.name} is open: partners at ${node.servers?.url}/iso18626, staff at ${node.servers?.url}/api/v1.`);
  if (settings.staffToken === '') say(`The staff token is in ${resolve(settings.dataFolder, 'staff-token')}.`);
  if (node.servers?.adminUrl) say(`Readiness and metrics: ${node.servers.adminUrl}/health/ready and /metrics.`);
  await untilAsked();
  say('Stopping: what is on its way is finished first.');
  await served.stop();
}

/** Resolves at SIGTERM, SIGINT, or when the parent that holds our channel is gone. */
export function untilAsked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
    if (process.channel) process.once('disconnect', () => done());
  });
}
