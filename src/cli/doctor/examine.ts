/** Looks at a node from its own machine, running or not. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lookAround, lookAtDatabase, lookMs } from '../../compose/checks/look.js';
import { allWell, type CheckFinding, finding, inOrder } from '../../domain/checks/findings.js';
import { judgeVersion } from '../../engine/checks/judge.js';
import { givenByEnvironment, isChangeable, isSealed, settingsInForce } from '../../settings/changeable.js';
import { readSettings, type Settings } from '../../settings/read-settings.js';
import { keptSecret } from '../../settings/secrets.js';
import { storedSettings } from '../../storage/node/node-settings.js';
import type { Host } from '../host.js';

/** Each part is looked at whatever the others say. Throws `WrongSetting`. */
export async function examine(host: Host): Promise<CheckFinding[]> {
  const settings = readSettings(host.env);
  const look = async (url: string) => {
    const now = await settingsNow(host, settings, url);
    const guardsMail = !givenByEnvironment(host.env).has('smtpHost');
    return (await Promise.all([lookAtDatabase(now, url), lookAround(now, host.fetch, { guardsMail })])).flat();
  };
  const parts = [examineNode(host, settings), withDatabase(host, settings, look)];
  return inOrder((await Promise.all(parts)).flat());
}

async function withDatabase(
  host: Host,
  settings: Settings,
  look: (url: string) => Promise<CheckFinding[]>,
): Promise<CheckFinding[]> {
  const folder = resolve(settings.dataFolder);
  if (settings.databaseUrl) return look(settings.databaseUrl);
  if (!existsSync(join(folder, 'postgres')))
    return [finding('databaseMissing', { folder }), ...(await lookAround(settings, host.fetch))];
  const embedded = await host.openEmbedded(folder);
  try {
    return await look(embedded.url);
  } finally {
    await embedded.close();
  }
}

/** The settings with what was changed in the browser. A secret that is stored encrypted stays closed: nothing here needs it. */
async function settingsNow({ env }: Host, settings: Settings, url: string): Promise<Settings> {
  const stored = [...(await storedSettings(url))].filter(([name]) => isChangeable(name) && !isSealed(name));
  const now = settingsInForce(settings, givenByEnvironment(env), new Map(stored));
  return { ...settings, ...now };
}

/** What the node says of itself, when it runs. */
async function examineNode(
  host: Host,
  { host: listens, port, staffToken, dataFolder }: Settings,
): Promise<CheckFinding[]> {
  const address = `http://${/^(0\.0\.0\.0|::|)$/.test(listens) ? '127.0.0.1' : listens}:${port}`;
  const token = staffToken || (await keptSecret(resolve(dataFolder), 'staff-token').catch(() => ''));
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await host
    .fetch(`${address}/health/ready`, { headers, signal: AbortSignal.timeout(lookMs) })
    .catch(() => undefined);
  if (!answer) return [finding('nodeSilent', { address })];
  if (answer.status === 401) return [allWell('nodeWell', { address }), judgeVersion(undefined, host.version)];
  const said = (await answer.json().catch(() => undefined)) as { version?: string; complaints?: string[] } | undefined;
  if (!said?.complaints) return [finding('nodeOther', { address, status: answer.status })];
  return [
    ...(said.complaints.length === 0 ? [allWell('nodeWell', { address })] : []),
    ...said.complaints.map((complaint) => finding('nodeComplains', { complaint })),
    judgeVersion(said.version, host.version),
  ];
}
