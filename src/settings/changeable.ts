/** Settings that are changed in the browser, by those who may. */
import {
  type MailChange,
  type MailProblem,
  mailChangeProblems,
  mailSettings,
  wholeMailChange,
} from './mail-problems.js';
import { type Settings, settingFrom } from './read-settings.js';
import { type SettingName, type SettingRow, settingRows } from './rows.js';
import { fileEnvOf, isSecret } from './secret-files.js';

/** Each is asked for anew at every use: a change holds for the next step, and nothing is started anew. */
export const changeableSettings = [
  ...(['name', 'undoSeconds', 'overdueResendDays', 'lenderDueDays'] as const),
  'openIdRoles',
  ...(['renewalStepDays', 'renewalCapDays', 'renewLocally', 'returnAllowanceDays'] as const),
  ...(['smtpHost', 'smtpPort', 'smtpTls', 'smtpUser', 'smtpPassword', 'smtpFrom'] as const),
] as const satisfies readonly SettingName[];
export type ChangeableSetting = (typeof changeableSettings)[number];

/** As they are written in the environment; null goes back to the default. */
export type SettingsChange = { [N in ChangeableSetting]?: Settings[N] | null };

export const isChangeable = (name: string): name is ChangeableSetting =>
  (changeableSettings as readonly string[]).includes(name);

/** Whether what is stored of it is encrypted. */
export const isSealed = (name: SettingName): boolean => settingRows[name].type === 'secret';

/**
 * Which of them the environment gives: there it is changed, and nowhere else. The settings of mail are one whole: a server
 * that is typed in the browser never gets a password that the environment holds.
 */
export function givenByEnvironment(env: Record<string, string | undefined>): ReadonlySet<ChangeableSetting> {
  const isGiven = (row: SettingRow) =>
    [row.env, ...(isSecret(row) ? [fileEnvOf(row)] : [])].some((name) => (env[name] ?? '').trim() !== '');
  const given = new Set<ChangeableSetting>(changeableSettings.filter((name) => isGiven(settingRows[name])));
  if (mailSettings.some((name) => given.has(name))) for (const name of mailSettings) given.add(name);
  return given;
}

/** A change as it is stored, with what goes with it. */
export const wholeChange = (change: SettingsChange): SettingsChange => ({
  ...change,
  ...wholeMailChange(mailPart(change)),
});

/** What keeps a change from being stored, beside the bounds of each value. */
export const settingsProblems = (now: Pick<Settings, ChangeableSetting>, change: SettingsChange): MailProblem[] =>
  mailChangeProblems(now, mailPart(change));

const mailPart = (change: SettingsChange): MailChange =>
  Object.fromEntries(
    mailSettings.filter((name) => change[name] !== undefined).map((name) => [name, change[name]]),
  ) as MailChange;

/** What holds now, by what is stored. Values that this version cannot read are left out. */
export function settingsInForce(
  started: Pick<Settings, ChangeableSetting>,
  given: ReadonlySet<ChangeableSetting>,
  stored: ReadonlyMap<string, string>,
): Pick<Settings, ChangeableSetting> {
  const values = changeableSettings.map((name) => {
    const text = given.has(name) ? undefined : stored.get(name);
    const read = text === undefined ? undefined : settingFrom(name, text);
    return [name, read && 'value' in read ? read.value : started[name]];
  });
  return Object.fromEntries(values) as Pick<Settings, ChangeableSetting>;
}

/** A value as it is stored, and as it would be written in the environment. */
export function settingText(value: Settings[SettingName]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) return String(value);
  return value
    .map((each) =>
      typeof each === 'string'
        ? each
        : 'gives' in each
          ? `${each.value}=${each.gives.role}${each.gives.library ? `@${each.gives.library}` : ''}`
          : `${each.type}:${each.value}`,
    )
    .join(value.some((each) => typeof each === 'object' && 'gives' in each) ? ';' : ', ');
}
