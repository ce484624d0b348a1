import { useSyncExternalStore } from 'react';

/** A word that this browser keeps, the same in all its tabs. */
function kept(name: string) {
  const key = `interlend.${name}`;
  const ears = new Set<() => void>();
  const hear = (ear: () => void) => {
    const other = (event: StorageEvent) => event.key === key && ear();
    ears.add(ear);
    addEventListener('storage', other);
    return () => {
      ears.delete(ear);
      removeEventListener('storage', other);
    };
  };
  const get = () => localStorage.getItem(key) ?? '';
  return {
    get,
    use: () => useSyncExternalStore(hear, get),
    set: (value: string | undefined) => {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
      for (const ear of ears) ear();
    },
  };
}

export const deskKept = kept('desk');
/** Whose choices of language and colours this browser keeps; of no person, when they were made before signing in. */
export const personKept = kept('person');
export const languageKept = kept('language');
/** `light`, `dark` or nothing: as the computer says. Read before the first paint, see `index.html`. */
export const themeKept = kept('theme');
export const railKept = kept('rail');
/** The page with a scanner that was used last at this computer. */
export const scanTabKept = kept('scan.tab');
/** `off`: single letters do nothing. */
export const keysKept = kept('keys');

export const keepDesk = (code: string | undefined): void => deskKept.set(code);
