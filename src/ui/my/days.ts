import { useMemo } from 'react';
import { dayWriter } from '../../words/languages.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** Days as the language writes them, on the library’s calendar. */
export function useDays(): (iso: string) => string {
  const { locale } = usePatronWords();
  const { timeZone } = useHere().site;
  return useMemo(() => dayWriter(locale, timeZone), [locale, timeZone]);
}
