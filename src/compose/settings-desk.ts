/** The settings as people read and change them while the node runs, and how every process follows. */
import {
  type ChangeableSetting,
  changeableSettings,
  givenByEnvironment,
  settingsInForce,
  settingText,
} from '../settings/changeable.js';
import type { Settings } from '../settings/read-settings.js';
import { type SettingsDesk, shownSettings } from '../settings/shown.js';
import type { Database } from '../storage/database.js';
import { firstLibraryName } from '../storage/first-library.js';
import { createNodeSettings } from '../storage/node-settings.js';
import type { Opening } from './opening.js';

/** How often a process looks for changes that another machine made, in milliseconds; those of its own machine tell it. */
const looksEveryMs = 3_000;

/**
 * Takes over what is stored, and goes on doing so. The settings of the node are one object that all its parts hold: who reads
 * a value when it is used follows by itself.
 */
export async function followSettings(
  { options, settings, whole, siblings, log, closing }: Opening,
  { pool }: Pick<Database, 'pool'>,
): Promise<SettingsDesk> {
  const stored = createNodeSettings(pool);
  const given = givenByEnvironment(options.env ?? {});
  const started = Object.fromEntries(changeableSettings.map((name) => [name, settings[name]])) as Pick<
    Settings,
    ChangeableSetting
  >;
  const follow = async () => {
    const now = settingsInForce(started, given, await stored.read());
    if (now.name === '') now.name = await firstLibraryName(pool);
    for (const each of new Set([settings, whole])) Object.assign(each, now);
  };
  const tryToFollow = () =>
    void follow().catch((err: unknown) => log.debug({ err }, 'The settings could not be read; they are read again.'));
  await follow();
  siblings.onChanged('settings', tryToFollow);
  if (!options.quiet && !options.byHand) {
    const looking = setInterval(tryToFollow, looksEveryMs).unref();
    closing.work(async () => clearInterval(looking));
  }
  const view = () => shownSettings(whole, given);
  return {
    view,
    inForce: () => settingsInForce(settings, given, new Map()),
    givenOf: (change) => changeableSettings.filter((name) => change[name] !== undefined && given.has(name)),
    change: async (change, by) => {
      const changes = changeableSettings.flatMap((name) => {
        const value = change[name];
        return value === undefined ? [] : [[name, value === null ? null : settingText(value)] as const];
      });
      await stored.write(changes, by);
      await follow();
      siblings.changed('settings');
      return view();
    },
  };
}
