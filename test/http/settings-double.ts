import { changeableSettings, settingsInForce, settingsProblems } from '../../src/settings/changeable.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { type SettingsDesk, shownSettings } from '../../src/settings/shown.js';

/** The settings of a node that nobody else changes; the environment gives the time for undoing. */
export function settingsDouble(): SettingsDesk {
  const settings = readSettings({ INTERLEND_NAME: 'Algonquin College', INTERLEND_SYMBOLS: 'ISIL:CA-OOALG' });
  const given = new Set(['undoSeconds'] as const);
  const view = () => shownSettings(settings, given);
  return {
    view,
    inForce: () => settingsInForce(settings, given, new Map()),
    givenOf: (change) => changeableSettings.filter((name) => change[name] !== undefined && given.has(name as never)),
    problemsOf: (change) => settingsProblems(settings, change),
    isTypedHere: () => false,
    change: async (change) => {
      Object.assign(settings, change);
      return view();
    },
  };
}
