import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { KeyOf } from '../../words/codes.js';
import { type Language, languageOf, languageRow, localeOf } from '../../words/languages.js';
import type { Facts } from '../../words/message.js';
import { speaker, type Words } from '../../words/say.js';
import { spokenByPatron } from './api.js';

type Key = KeyOf<'my'>;

interface Speech {
  language: Language;
  locale: string;
  t(key: Key, facts?: Facts): string;
  speak(language: Language): void;
}

const Spoken = createContext<Speech | undefined>(undefined);
const kept = 'interlend.my.language';

/** Chosen here before, else as the browser prefers. */
const languageNow = (): Language => languageOf(localStorage.getItem(kept), navigator.language);

/** Nothing is shown before its words are here. */
export function PatronSpeaking({ children }: { children: ReactNode }) {
  const [wished, wish] = useState(languageNow);
  const [read, setRead] = useState<{ language: Language; words: Words }>();
  const speak = useCallback((language: Language) => {
    localStorage.setItem(kept, language);
    wish(language);
  }, []);
  useEffect(() => {
    let isWanted = true;
    void languageRow(wished)
      .pages.patrons()
      .then((words) => {
        if (!isWanted) return;
        document.documentElement.lang = localeOf[wished];
        spokenByPatron.language = wished;
        setRead({ language: wished, words });
      });
    return () => {
      isWanted = false;
    };
  }, [wished]);
  const speech = useMemo<Speech | undefined>(() => {
    if (!read) return undefined;
    const locale = localeOf[read.language];
    const say = speaker(read.words, locale);
    return { language: read.language, locale, speak, t: (key, facts = {}) => say({ code: `my.${key}`, facts }) };
  }, [read, speak]);
  return speech ? <Spoken value={speech}>{children}</Spoken> : null;
}

export function usePatronWords(): Speech {
  const speech = use(Spoken);
  if (!speech) throw new Error('Words are used outside of <Speaking>.');
  return speech;
}
