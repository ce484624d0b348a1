import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { PatronSessionView, SiteView } from '../../domain/patrons-side/views.js';
import { Refused } from '../api/refused.js';
import { call, spokenByPatron } from './api.js';
import { usePatronWords } from './words.js';

interface Here {
  site: SiteView;
  /** Nobody has signed in: `undefined`. */
  patron: PatronSessionView | undefined;
  signedIn(session: PatronSessionView): void;
  /** The session is over, or was never there. */
  gone(): void;
  signOut(): Promise<void>;
}

const Where = createContext<Here | undefined>(undefined);

/** What is open here, and who is signed in; read anew in another language. */
export function HereIs({ children, failed }: { children: ReactNode; failed(error: Refused): ReactNode }) {
  const { language } = usePatronWords();
  const [site, setSite] = useState<SiteView>();
  const [patron, setPatron] = useState<PatronSessionView | null>();
  const [error, setError] = useState<Refused>();
  useEffect(() => {
    call<SiteView>('GET', '/site').then(setSite, setError);
  }, [language]);
  const take = useCallback((session: PatronSessionView | undefined) => {
    if (session) spokenByPatron.csrf = session.csrf;
    else delete spokenByPatron.csrf;
    setPatron(session ?? null);
  }, []);
  useEffect(() => {
    call<PatronSessionView>('GET', '/session').then(take, () => take(undefined));
  }, [take]);
  const here = useMemo<Here | undefined>(
    () =>
      site && patron !== undefined
        ? {
            site,
            patron: patron ?? undefined,
            signedIn: take,
            gone: () => take(undefined),
            async signOut() {
              await call('DELETE', '/session').catch(() => undefined);
              sessionStorage.clear();
              take(undefined);
            },
          }
        : undefined,
    [site, patron, take],
  );
  if (error) return failed(error);
  return here ? <Where value={here}>{children}</Where> : null;
}

export function useHere(): Here {
  const here = use(Where);
  if (!here) throw new Error('The session is used outside of <HereIs>.');
  return here;
}

export interface Loaded<T> {
  data?: T;
  error?: Refused;
  again(): void;
}

/** Reads once for each address, and again when asked; a session that has ended is noticed. */
export function useLoad<T>(path: string | undefined): Loaded<T> {
  const { language } = usePatronWords();
  const { gone } = useHere();
  const [count, setCount] = useState(0);
  const [state, setState] = useState<{ path: string; data?: T; error?: Refused }>();
  useEffect(() => {
    if (path === undefined) return;
    let isWanted = true;
    call<T>('GET', path).then(
      (data) => isWanted && setState({ path, data }),
      (error: unknown) => {
        if (!isWanted || !(error instanceof Refused)) return;
        if (error.status === 401) gone();
        setState({ path, error });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [path, count, language, gone]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  const { data, error } = state?.path === path ? (state ?? {}) : {};
  return { ...(data === undefined ? {} : { data }), ...(error ? { error } : {}), again };
}
