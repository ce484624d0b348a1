import { Option } from 'commander';
import { type Language, languages } from '../domain/fulfilment/patron.js';
import { settingRows } from '../settings/rows.js';
import type { Host } from './host.js';

/** The language of the machine's own settings, as other programs take it: LC_ALL, LC_MESSAGES, LANG; else English. */
export function terminalLanguage({ env }: Pick<Host, 'env'>): Language {
  const said = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^fr([_.@-]|$)/i.test(said) ? 'fr' : 'en';
}

/** `--language`, for commands that answer with sentences. */
export const languageOption = (host: Pick<Host, 'env'>, sentence: string): Option =>
  new Option('--language <language>', sentence).choices([...languages]).default(terminalLanguage(host), 'by LANG');

/** The same as an option of a row. */
export const inTerminalLanguage =
  (sentence: string) =>
  (host: Pick<Host, 'env'>): Option =>
    languageOption(host, sentence);

/**
 * An instant on the clock of a library, as `2025-11-25 10:04`: of the one that is named, else of the node that answered,
 * never of the machine at which it is read. A day stays that day, and what is no instant is shown as it came.
 */
export function when(
  host: Pick<Host, 'env' | 'timeZone'>,
  instant: string | undefined,
  timeZone?: string,
): string | undefined {
  if (instant === undefined || /^\d{4}-\d{2}-\d{2}$/.test(instant) || Number.isNaN(Date.parse(instant))) return instant;
  const zone = timeZone ?? host.timeZone ?? (host.env['INTERLEND_TIME_ZONE'] || settingRows.timeZone.default);
  return clockOf(zone).format(new Date(instant)).replace(',', '');
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const parts = { dateStyle: 'short', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone });
  } catch {
    // a wrong zone is refused when the node starts
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: settingRows.timeZone.default });
  }
}
