import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { addressOf, api, onSignedOut } from '../api/client.js';
import { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';
import { follow, readAnew, readExchangeAnew } from './follow.js';
import { placeOfPage } from './place-of-page.js';
import { type Change, type Connection, openStream } from './stream.js';

type Listener = (changes: readonly Change[]) => void;
interface Live {
  connection: Connection;
  /** Since when the connection is lost. */
  lostAt?: number | undefined;
  /** False while the node can store nothing: what is saved now is refused. */
  canStore: boolean;
  subscribe(listener: Listener): () => void;
}
const Told = createContext<Live | undefined>(undefined);

export function useLive(): Live {
  const live = use(Told);
  if (!live) throw new Error('Nothing is live outside of <LiveEvents>.');
  return live;
}

/** How the stream of events is; outside of the frame there is none. */
export const useConnection = (): Connection | undefined => use(Told)?.connection;

/** Hears every batch of changes while the caller is on the page. What is cached is brought up to date without it. */
export function useChanges(listener: Listener): void {
  const { subscribe } = useLive();
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => subscribe((changes) => newest.current(changes)), [subscribe]);
}

const isSessionOver = (): Promise<boolean> =>
  api.get('/session').then(
    () => false,
    (error: unknown) => error instanceof Refused && error.status === 401,
  );

/** How often a page without a stream looks by itself, in milliseconds. */
const pollMs = 15_000;

/** The tab's one stream of events: patches the cache, says when the connection is lost and when the page has caught up. */
export function LiveEvents({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>('connecting');
  const [lostAt, setLostAt] = useState<number>();
  const [canStore, setCanStore] = useState(true);
  const listeners = useRef(new Set<Listener>());
  const announcer = useAnnouncer();
  const { t, language } = useWords();
  const said = useRef({ announcer, t });
  said.current = { announcer, t };

  useEffect(() => {
    let was: Connection = 'connecting';
    let grace: ReturnType<typeof setTimeout> | undefined;
    let told = false;
    const from = placeOfPage();
    const close = openStream(
      addressOf('/events', {}, { language }),
      window,
      {
        changes: (batch) => {
          follow(batch);
          for (const listener of listeners.current) listener(batch);
        },
        missed: readAnew,
        storing: setCanStore,
        withheld: readExchangeAnew,
        connection: (now) => {
          if (now === 'lost' && was !== 'lost') {
            // A moment's trouble is not worth a word.
            grace = setTimeout(async () => {
              // A session that has ended closes the stream too: then the sign-in says so, and nothing is lost.
              if (await isSessionOver()) return onSignedOut.tell?.();
              if (was !== 'lost') return;
              told = true;
              setLostAt(Date.now());
              said.current.announcer.atOnce(said.current.t('live.lostShort'));
            }, 1500);
          }
          // What was read before the first word may be older than that.
          if (now === 'open' && was === 'connecting' && !from) readAnew();
          if (now === 'open' && was === 'lost') {
            clearTimeout(grace);
            readAnew();
            setLostAt(undefined);
            if (told) said.current.announcer.politely(said.current.t('live.caughtUp'));
            told = false;
          }
          if (now !== 'connecting') was = now;
          setConnection(now);
        },
      },
      from,
    );
    return () => {
      clearTimeout(grace);
      close();
    };
  }, [language]);

  useEffect(() => {
    if (lostAt === undefined) return;
    const timer = setInterval(readAnew, pollMs);
    return () => clearInterval(timer);
  }, [lostAt]);

  const live = useMemo<Live>(
    () => ({
      connection,
      lostAt,
      canStore,
      subscribe: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [connection, lostAt, canStore],
  );
  return <Told value={live}>{children}</Told>;
}
