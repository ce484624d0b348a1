import { createContext, type ReactNode, use, useMemo, useRef } from 'react';

export interface Announcer {
  /** Said when the reader is free: the result of my action, how many rows there are now. */
  politely(text: string): void;
  /** Said at once: a wrong scan, a refused action, a lost connection. */
  atOnce(text: string): void;
}

const Heard = createContext<Announcer>({ politely: () => {}, atOnce: () => {} });
export const useAnnouncer = (): Announcer => use(Heard);

/** The two live regions of the page, there from the start: what is said in them screen readers say aloud. */
export function AnnouncerRegions({ children }: { children: ReactNode }) {
  const polite = useRef<HTMLDivElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  const announcer = useMemo<Announcer>(() => {
    const sayIn = (region: HTMLDivElement | null, text: string) => {
      if (!region) return;
      // The same words twice are two events: the region is emptied first.
      region.textContent = '';
      setTimeout(() => {
        region.textContent = text;
      }, 30);
    };
    return { politely: (text) => sayIn(polite.current, text), atOnce: (text) => sayIn(assertive.current, text) };
  }, []);
  return (
    <Heard value={announcer}>
      {children}
      <div ref={polite} className="only-read-aloud" aria-live="polite" aria-atomic="true" data-announcer="polite" />
      <div
        ref={assertive}
        className="only-read-aloud"
        aria-live="assertive"
        aria-atomic="true"
        data-announcer="assertive"
      />
    </Heard>
  );
}
