import { useMemo } from 'react';
import { dateWriter } from '../../words/languages.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** Days as the language writes them, on the library’s calendar. */
export function useDays(): (iso: string) => string {
  const { locale } = usePatronWords();
  const { timeZone } = useHere().site;
  return useMemo(() => {
    const options = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    const whole = dateWriter(locale, { ...options, timeZone: 'UTC' });
    const here = dateWriter(locale, { ...options, timeZone });
    return (iso) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? whole : here)(new Date(iso));
  }, [locale, timeZone]);
}
