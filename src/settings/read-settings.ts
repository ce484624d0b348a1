import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { isTimeZone } from '../domain/calendar/calendar.js';
import { type RoleHeld, type StaffRole, staffRoles } from '../domain/staff/staff.js';
import { type Language, languages } from '../words/languages.js';
import { impossibleMail } from './mail-problems.js';
import { misspelt } from './misspelt.js';
import { type Bounds, boundsOf, type SettingName, type SettingRow, type SettingType, settingRows } from './rows.js';
import { isSecret, secretFrom } from './secret-files.js';
import { saysInEnglish } from './setting-words.js';
import { impossibleSignIn } from './sign-in-problems.js';
import { WrongSetting } from './wrong-setting.js';

export { WrongSetting };

export interface Symbol18626 {
  type: string;
  value: string;
}

/** What a value of the claim gives at sign-in. */
export interface ClaimedRole {
  value: string;
  gives: RoleHeld;
}

interface ValueOf {
  text: string;
  secret: string;
  url: string;
  webAddress: string;
  port: number;
  integer: number;
  seconds: number;
  yesNo: boolean;
  addresses: string[];
  currency: string;
  language: Language;
  processes: number;
  symbols: Symbol18626[];
  roleMap: ClaimedRole[];
}
/** The typed settings of one node. Text and url settings that are not set are empty. */
export type Settings = { [N in SettingName]: ValueOf[(typeof settingRows)[N]['type']] };

type Parsed = { value: ValueOf[SettingType] } | { expected: string };

/** A whole number within the bounds of its row. */
function number(text: string, row: SettingRow): Parsed {
  const { least, most } = boundsOf(row) as Bounds;
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most
    ? { value: Number(text) }
    : { expected: `a whole number from ${least} to ${most}` };
}

const parsers: Record<SettingType, (text: string, row: SettingRow) => Parsed> = {
  text: (text) => ({ value: text }),
  secret: (text, { least }) => {
    const fewest = least || 16;
    return text === '' || text.length >= fewest ? { value: text } : { expected: `${fewest} characters or more` };
  },
  roleMap: (text) => {
    const parts = text.split(';').filter((part) => part.trim() !== '');
    const rows = parts.map(parseClaimedRole);
    return rows.every((row) => row !== undefined)
      ? { value: rows }
      : { expected: `pairs such as ill-staff=fulfillmentServicesOperator@MAIN, of the roles ${staffRoles.join(', ')}` };
  },
  url: (text) =>
    text === '' || URL.canParse(text)
      ? { value: text }
      : { expected: 'an address such as postgres://user:password@host:5432/name' },
  // Paths are put behind it, each with its own slash.
  webAddress: (text) =>
    text === '' || URL.canParse(text)
      ? { value: text.replace(/\/+$/, '') }
      : { expected: 'an address such as https://ill.example.ca' },
  port: number,
  integer: number,
  seconds: number,
  currency: (text) =>
    /^[A-Z]{3}$/.test(text) ? { value: text } : { expected: 'an ISO 4217 code of three capitals such as CAD' },
  language: (text) => {
    const value = languages.find((each) => each === text);
    return value ? { value } : { expected: languages.join(' or ') };
  },
  processes: (text, row) => {
    if (text === 'auto') return { value: Math.min(4, Math.max(1, availableParallelism() - 1)) };
    const parsed = number(text, row);
    return 'value' in parsed ? parsed : { expected: `auto, or ${parsed.expected}` };
  },
  yesNo: (text) =>
    /^(yes|true|1|on)$/i.test(text)
      ? { value: true }
      : /^(no|false|0|off|)$/i.test(text)
        ? { value: false }
        : { expected: 'yes or no' },
  addresses: (text) =>
    words(text).every(isAddressRange)
      ? { value: words(text) }
      : { expected: 'addresses or ranges such as 10.0.0.0/8, separated by commas' },
  symbols: (text) => {
    const symbols = words(text).map(parseSymbol);
    return symbols.every((symbol) => symbol !== undefined)
      ? { value: symbols }
      : { expected: 'symbols such as ISIL:CA-OOALG' };
  },
};

const words = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** An IP address, or one with as many bits as its family has at most: `10.0.0.0/8`, `fd00::/8`. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** `CN=ill,OU=staff=role@LIBRARY`: the last equals sign counts, names of groups may hold others. */
function parseClaimedRole(text: string): ClaimedRole | undefined {
  const [, value = '', role = '', library] =
    /^(.+)=\s*([A-Za-z]+)(?:@([A-Za-z0-9][A-Za-z0-9._-]*))?\s*$/.exec(text) ?? [];
  if (value.trim() === '' || !staffRoles.includes(role as StaffRole)) return undefined;
  return { value: value.trim(), gives: { role: role as StaffRole, ...(library ? { library } : {}) } };
}

/** `ISIL:CA-OOALG` → type and value; the value may hold further colons. */
export function parseSymbol(text: string): Symbol18626 | undefined {
  const [, type, value] = /^([^:\s]+):(\S.*)$/.exec(text) ?? [];
  return type && value ? { type, value } : undefined;
}

/** Reads every setting from the environment given. Throws `WrongSetting` that names each wrong one and its remedy. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(settingRows) as [SettingName, SettingRow][]) {
    const given = isSecret(row) ? secretFrom(env, row) : { text: (env[row.env] ?? '').trim() };
    if ('problem' in given) {
      problems.push(given.problem);
      continue;
    }
    const text = given.text || row.default;
    const parsed = parsers[row.type](text, row);
    if ('expected' in parsed)
      problems.push(
        `${row.env} is "${row.type === 'secret' ? '…' : text.replace(/:[^:@/]*@/, ':…@')}", but ${parsed.expected} is expected.`,
      );
    else if (row.required && text === '') problems.push(`${row.env} is not set. ${saysInEnglish(name)}`);
    else settings[name] = parsed.value;
  }
  problems.push(...misspelt(Object.keys(env)), ...impossible(settings as Partial<Settings>));
  if (problems.length > 0) throw new WrongSetting(problems);
  return settings as unknown as Settings;
}

/** One setting as it is written, read as all are. */
export function settingFrom(name: SettingName, text: string): { value: unknown } | { expected: string } {
  const row: SettingRow = settingRows[name];
  return parsers[row.type](text, row);
}

function impossible(settings: Partial<Settings>): string[] {
  const problems: string[] = [];
  if (settings.timeZone !== undefined && !isTimeZone(settings.timeZone))
    problems.push(
      `${settingRows.timeZone.env} is "${settings.timeZone}", but a time zone such as America/Toronto is expected.`,
    );
  if (settings.logLevel && !['debug', 'info', 'warn', 'error', 'silent'].includes(settings.logLevel))
    problems.push(
      `${settingRows.logLevel.env} is "${settings.logLevel}", but debug, info, warn, error or silent is expected.`,
    );
  if (settings.databaseUrl && !/^postgres(ql)?:/.test(settings.databaseUrl))
    problems.push(`${settingRows.databaseUrl.env} begins with another word than postgres://.`);
  if (settings.amqpUrl && !/^amqps?:/.test(settings.amqpUrl))
    problems.push(`${settingRows.amqpUrl.env} begins with another word than amqp:// or amqps://.`);
  if (settings.amqpManagementUrl && !/^https?:/.test(settings.amqpManagementUrl))
    problems.push(`${settingRows.amqpManagementUrl.env} begins with another word than http:// or https://.`);
  if (settings.clamd && !/^(\/|(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$)/.test(settings.clamd))
    problems.push(
      `${settingRows.clamd.env} is "${settings.clamd}", but an address such as 127.0.0.1:3310 or /run/clamav/clamd.ctl is expected.`,
    );
  return [...problems, ...impossibleSignIn(settings), ...impossibleMail(settings)];
}
