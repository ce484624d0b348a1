import { type ReactNode, useEffect, useState } from 'react';
import { spoken } from '../api/client.js';
import { cache } from '../api/read.js';
import { languageKept } from '../session/kept.js';
import { type Language, languageOf, localeOf, readWords, Speaking, type Words } from './index.js';

/** The language of this page: chosen here before, else as the browser prefers. */
export const languageNow = (): Language => languageOf(languageKept.get(), navigator.language);

/** Gives the page its words, and `lang`. Until they are here there is no page. */
export function WordsOfUser({ children }: { children: ReactNode }) {
  languageKept.use();
  const language = languageNow();
  const [speech, setSpeech] = useState<{ language: Language; words: Words }>();
  useEffect(() => {
    let isWanted = true;
    void readWords(language).then((words) => {
      if (!isWanted) return;
      document.documentElement.lang = localeOf[language];
      // What the node says comes in the language of the page.
      const wasSpoken = spoken.language;
      spoken.language = language;
      if (wasSpoken !== language) void cache.invalidateQueries();
      setSpeech({ language, words });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return speech ? <Speaking {...speech}>{children}</Speaking> : null;
}
