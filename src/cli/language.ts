import { Option } from 'commander';
import { type Language, languages } from '../domain/fulfilment/patron.js';
import type { Host } from './host.js';

/** The language of the machine's own settings, as other programs take it: LC_ALL, LC_MESSAGES, LANG; else English. */
export function languageOf({ env }: Pick<Host, 'env'>): Language {
  const said = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^fr([_.@-]|$)/i.test(said) ? 'fr' : 'en';
}

/** `--language`, for commands that answer with sentences. */
export const languageOption = (host: Pick<Host, 'env'>, sentence: string): Option =>
  new Option('--language <language>', sentence).choices([...languages]).default(languageOf(host), 'by LANG');

/** The same as an option of a row. */
export const inLanguage =
  (sentence: string) =>
  (host: Pick<Host, 'env'>): Option =>
    languageOption(host, sentence);
