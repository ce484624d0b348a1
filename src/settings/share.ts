/** What one of several processes of a node may take of what the settings give to the whole. */
import type { Settings } from './read-settings.js';
import { type SettingName, type SettingRow, settingRows } from './rows.js';

/** With fewer connections to the database than that the parts of a process are in each other's way. */
const connectionsOfOne = 8;
/** Beside its pool each process keeps one connection, which holds its locks and listens. */
const keptOpen = 1;

/** Limits of the whole node that are kept by dividing them. Those of partners and addresses in a minute are counted together. */
const divided = [
  'connections',
  'connectionsPerAddress',
  'inboundAtOnce',
  'partnerAtOnce',
  'sendersAtOnce',
] as const satisfies readonly SettingName[];

/** The settings of one of so many processes. */
export function shareOf(settings: Settings, processes: number): Settings {
  if (processes === 1) return settings;
  const parts = divided.map((name) => {
    const row: SettingRow = settingRows[name];
    return [name, Math.max(row.least ?? 0, Math.ceil(settings[name] / processes))];
  });
  return { ...settings, ...Object.fromEntries(parts), databaseConnections: connectionsEach(settings, processes) };
}

/** Connections of each process to the database, without the one that it keeps open. */
const connectionsEach = ({ databaseConnections }: Settings, processes: number): number =>
  Math.max(Math.min(databaseConnections, connectionsOfOne), Math.floor(databaseConnections / processes));

/** Connections that the node may hold at once: while its processes are replaced there is one more of them. */
export const connectionsOfAll = (settings: Settings, processes: number): number =>
  (processes + 1) * (connectionsEach(settings, processes) + keptOpen);
