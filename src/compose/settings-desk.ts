/** The settings as people read and change them while the node runs, and how every process follows. */
import { createDialGuard } from '../adapters/courier/dial-guard.js';
import {
  type ChangeableSetting,
  changeableSettings,
  givenByEnvironment,
  isChangeable,
  isSealed,
  settingsInForce,
  settingsProblems,
  settingText,
  wholeChange,
} from '../settings/changeable.js';
import type { MailProblem } from '../settings/mail-problems.js';
import type { Settings } from '../settings/read-settings.js';
import { type SettingsDesk, shownSettings } from '../settings/shown.js';
import { firstLibraryName } from '../storage/node/first-library.js';
import { createNodeSettings } from '../storage/node/node-settings.js';
import type { Opening } from './opening.js';
import type { Storage } from './storage.js';

/** A mail server that is typed in the browser may be where partners may be, and nowhere else. */
function blockedHost(host: string | null | undefined, mayCall: Opening['mayCall']): MailProblem[] {
  if (!host) return [];
  const verdict = createDialGuard(mayCall).url(`http://${host.includes(':') ? `[${host}]` : host}`);
  return verdict.ok ? [] : [{ name: 'smtpHost', problem: 'blocked', why: verdict.reason }];
}

/** How often a process looks for changes that another machine made, in milliseconds; those of its own machine tell it. */
const looksEveryMs = 3_000;

/**
 * Takes over what is stored, and goes on doing so. The settings of the node are one object that all its parts hold: who reads
 * a value when it is used follows by itself.
 */
export async function followSettings(
  { options, settings, whole, siblings, log, closing, mayCall }: Opening,
  { database: { pool }, sealer }: Pick<Storage, 'database' | 'sealer'>,
): Promise<SettingsDesk> {
  const stored = createNodeSettings(pool);
  const given = givenByEnvironment(options.env ?? {});
  const started = Object.fromEntries(changeableSettings.map((name) => [name, settings[name]])) as Pick<
    Settings,
    ChangeableSetting
  >;
  let typed: ReadonlyMap<string, string> = new Map();
  /** A secret that was stored with another secret key is none. */
  const opened = ([name, text]: readonly [string, string]): (readonly [string, string])[] => {
    if (!isChangeable(name) || !isSealed(name)) return [[name, text]];
    try {
      return [[name, sealer.openSecret(text)]];
    } catch {
      return [];
    }
  };
  const follow = async () => {
    typed = new Map([...(await stored.read())].flatMap(opened));
    const now = settingsInForce(started, given, typed);
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
    isTypedHere: (name) => typed.has(name) && !given.has(name),
    problemsOf: (change) => {
      const problems = settingsProblems(settings, change);
      const isWrong = problems.some(({ name }) => name === 'smtpHost');
      return isWrong ? problems : [...problems, ...blockedHost(change.smtpHost, mayCall)];
    },
    givenOf: (change) => changeableSettings.filter((name) => change[name] !== undefined && given.has(name)),
    change: async (change, by) => {
      const whole = wholeChange(change);
      const changes = changeableSettings.flatMap((name): (readonly [string, string | null])[] => {
        const value = whole[name];
        if (value === undefined) return [];
        const text = value === null ? null : settingText(value);
        return [[name, text !== null && isSealed(name) ? sealer.sealSecret(text) : text]];
      });
      await stored.write(changes, by);
      await follow();
      siblings.changed('settings');
      return view();
    },
  };
}
