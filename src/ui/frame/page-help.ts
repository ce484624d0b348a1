import { useEffect, useSyncExternalStore } from 'react';

let about = '';
const listeners = new Set<() => void>();
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const say = (words: string) => {
  about = words;
  for (const listener of listeners) listener();
};

/** A page says what it is for; the help of the header shows it. */
export function usePageHelp(words: string): void {
  useEffect(() => {
    say(words);
    return () => say('');
  }, [words]);
}

/** What the page on the screen is for. */
export const useHelpOfPage = (): string => useSyncExternalStore(listen, () => about);
