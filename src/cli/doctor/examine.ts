/** Looks at a node from its own machine, running or not. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lookAround, lookAtDatabase, lookMs } from '../../compose/checks/look.js';
import { judgeVersion } from '../../engine/checks/judge.js';
import { allWell, type CheckFinding, finding, inOrder } from '../../engine/checks/rows.js';
import { readSettings, type Settings } from '../../settings/read-settings.js';
import { keptSecret } from '../../settings/secrets.js';
import type { Host } from '../host.js';

/** Each part is looked at whatever the others say. Throws `WrongSetting`. */
export async function examine(host: Host): Promise<CheckFinding[]> {
  const settings = readSettings(host.env);
  const parts = [examineDatabase(host, settings), examineNode(host, settings), lookAround(settings, host.fetch)];
  return inOrder((await Promise.all(parts)).flat());
}

async function examineDatabase(host: Host, settings: Settings): Promise<CheckFinding[]> {
  const folder = resolve(settings.dataFolder);
  if (settings.databaseUrl) return lookAtDatabase(settings, settings.databaseUrl);
  if (!existsSync(join(folder, 'postgres'))) return [finding('databaseMissing', { folder })];
  const embedded = await host.openEmbedded(folder);
  try {
    return await lookAtDatabase(settings, embedded.url);
  } finally {
    await embedded.close();
  }
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
