/** Secrets from files, as containers and systemd hand them in: `NAME_FILE` names the file that holds the value of `NAME`. */
import { readFileSync } from 'node:fs';
import { type SettingName, type SettingRow, settingRows } from './rows.js';
import { WrongSetting } from './wrong-setting.js';

/** Whether the value of a setting is a secret, or an address that holds one. */
export const isSecret = (row: SettingRow): boolean => row.type === 'secret' || row.holdsPassword === true;

/** The environment variable that names the file of a secret. */
export const fileEnvOf = ({ env }: Pick<SettingRow, 'env'>): string => `${env}_FILE`;

/** The settings that can be read from a file. */
export const secretRows = (): SettingRow[] => Object.values<SettingRow>(settingRows).filter(isSecret);

/** What the environment says of a secret, itself or by its file; a problem when it says both or the file has nothing. */
export function secretFrom(
  env: Record<string, string | undefined>,
  row: SettingRow,
): { text: string } | { problem: string } {
  const text = (env[row.env] ?? '').trim();
  const file = (env[fileEnvOf(row)] ?? '').trim();
  if (file === '') return { text };
  if (text !== '') return { problem: `${row.env} and ${fileEnvOf(row)}: set one of them.` };
  try {
    const held = readFileSync(file, 'utf8').trim();
    return held === '' ? { problem: `${fileEnvOf(row)}: ${file} is empty.` } : { text: held };
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    return { problem: `${fileEnvOf(row)}: ${file} cannot be read (${code || message}).` };
  }
}

/** The text of one secret for whoever needs no other setting; empty when nothing says it. Throws `WrongSetting`. */
export function secretOf(env: Record<string, string | undefined>, name: SettingName): string {
  const read = secretFrom(env, settingRows[name]);
  if ('problem' in read) throw new WrongSetting([read.problem]);
  return read.text;
}
