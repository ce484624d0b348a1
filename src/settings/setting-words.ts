/** What each setting is called, and the sentence that says what it does. */
import { message, say } from '../words/index.js';
import { type Message, worded } from '../words/message.js';
import { boundsOf, type SettingName, type SettingRow, settingRows } from './rows.js';

export const settingWords = worded(settingRows, { label: 'settingLabel', says: 'settingSays' });

/** Between which numbers its value lies, as a sentence; nothing of a setting that is no number. */
export function rangeOf(row: SettingRow): Message | undefined {
  const bounds = boundsOf(row);
  return bounds && message('setting.range', { least: bounds.least, most: bounds.most });
}

/** What a setting does, for the command line, settings files and the log of the start, which are English. */
export const saysInEnglish = (name: SettingName): string => say(settingWords[name].says, 'en');
