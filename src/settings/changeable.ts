/** Settings that are changed in the browser, by those who may. */
import { type Settings, settingFrom } from './read-settings.js';
import { type SettingName, settingRows } from './rows.js';

/** Each is asked for anew at every use: a change holds for the next step, and nothing is started anew. */
export const changeableSettings = [
  ...(['name', 'undoSeconds', 'overdueResendDays', 'lenderDueDays'] as const),
  'openIdRoles',
  ...(['renewalStepDays', 'renewalCapDays', 'renewLocally', 'returnAllowanceDays'] as const),
] as const satisfies readonly SettingName[];
export type ChangeableSetting = (typeof changeableSettings)[number];

/** As they are written in the environment; null goes back to the default. */
export type SettingsChange = { [N in ChangeableSetting]?: Settings[N] | null };

export const isChangeable = (name: string): name is ChangeableSetting =>
  (changeableSettings as readonly string[]).includes(name);

/** Which of them the environment gives: there it is changed, and nowhere else. */
export const givenByEnvironment = (env: Record<string, string | undefined>): ReadonlySet<ChangeableSetting> =>
  new Set(changeableSettings.filter((name) => (env[settingRows[name].env] ?? '').trim() !== ''));

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
