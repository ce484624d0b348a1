import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type SettingName, settingRows } from './rows.js';
import { saysInEnglish } from './setting-words.js';

/** The settings of a folder, in the form that systemd's `EnvironmentFile` takes too. */
export interface SettingsFile {
  path: string;
  /** Whether it is there. */
  exists: boolean;
  /** By environment variable. The environment itself goes before. */
  values: Record<string, string>;
}

const usualName = 'interlend.env';

/** The file that `INTERLEND_SETTINGS` names (`none`: no file), else `interlend.env` of this folder. */
export function settingsFileIn(folder: string, env: Record<string, string | undefined>): SettingsFile {
  const named = env['INTERLEND_SETTINGS'] || usualName;
  const path = resolve(folder, named);
  if (named === 'none' || !existsSync(path)) return { path, exists: false, values: {} };
  const values = Object.entries(parseEnv(readFileSync(path, 'utf8'))).filter(([, value]) => value !== undefined);
  return { path, exists: true, values: Object.fromEntries(values) as Record<string, string> };
}

/** Writes the file for its owner's eyes only (it may hold passwords), each setting under the sentence that explains it. */
export async function writeSettingsFile(
  path: string,
  values: Partial<Record<SettingName, string>>,
  heading: string,
): Promise<void> {
  const entries = (Object.entries(values) as [SettingName, string][]).filter(([, value]) => value !== '');
  const lines = entries.flatMap(([name, value]) => [
    '',
    `# ${saysInEnglish(name)}`,
    `${settingRows[name].env}=${quoted(value)}`,
  ]);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, [`# ${heading}`, ...lines, ''].join('\n'), { mode: 0o600 });
  await chmod(path, 0o600);
}

/** As every reader of such files understands it. A value with double quotes or line ends has no such form. */
function quoted(value: string): string {
  if (/["\n\r\\]/.test(value)) throw new Error(`${value} cannot be written into a settings file.`);
  return /^[\w.:/@+,-]*$/.test(value) ? value : `"${value}"`;
}
