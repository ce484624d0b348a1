import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { api } from '../api/client.js';
import { cache } from '../api/read.js';
import { type Language, languageOfTag } from '../words/index.js';
import { languageKept, personKept, themeKept } from './kept.js';
import { sessionPlace, useSession } from './session.js';

/** What an account has before its person has chosen. */
const unchosen = 'en';

type Theme = 'light' | 'dark' | 'auto';

/** Language and colours: shown at once, kept in this browser, and with the person’s account for the next one. */
export function useOwnChoices() {
  const { facts } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const keep = (change: { language?: Language; theme?: 'light' | 'dark' | 'system' }) => {
    if (facts.kind !== 'user') return;
    // What the account could not take, this browser still knows.
    void api.patch('/me', { body: change }).then(
      (now) => cache.setQueryData(sessionPlace, now),
      () => undefined,
    );
  };
  return {
    speak: (language: Language) => {
      languageKept.set(language);
      keep({ language });
    },
    colour: (theme: Theme) => {
      setColorScheme(theme);
      keep({ theme: theme === 'auto' ? 'system' : theme });
    },
  };
}

/**
 * At the beginning of a session: as the account says, in a browser that knows nothing yet, or knows what somebody else
 * has chosen.
 */
export function useChoicesOfAccount(): void {
  const { facts } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const person = personKept.get();
    const isOther = person !== '' && person !== facts.user.code;
    personKept.set(facts.user.code);
    const spoken = languageOfTag(facts.language);
    // An account has English until somebody chooses: the language in which they signed in stays until then.
    const isChosen = isOther || facts.language !== unchosen;
    if ((isOther || !languageKept.get()) && spoken && isChosen) languageKept.set(spoken);
    if (isOther) setColorScheme(facts.theme === 'system' ? 'auto' : facts.theme);
    else if (!themeKept.get() && facts.theme !== 'system') setColorScheme(facts.theme);
  }, [facts, setColorScheme]);
}
