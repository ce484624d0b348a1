import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { addressOf } from '../api/client.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';
import { follow, readAnew } from './follow.js';
import { placeOfPage } from './place-of-page.js';
import { type Change, type Connection, openStream } from './stream.js';

type Listener = (changes: readonly Change[]) => void;
interface Live {
  connection: Connection;
  /** Since when the connection is lost. */
  lostAt?: number | undefined;
  subscribe(listener: Listener): () => void;
}
const Told = createContext<Live | undefined>(undefined);

export function useLive(): Live {
  const live = use(Told);
  if (!live) throw new Error('Nothing is live outside of <LiveEvents>.');
  return live;
}

/** Hears every batch of changes while the caller is on the page. What is cached is brought up to date without it. */
export function useChanges(listener: Listener): void {
  const { subscribe } = useLive();
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => subscribe((changes) => newest.current(changes)), [subscribe]);
}

/** How often a page without a stream looks by itself, in milliseconds. */
const pollMs = 15_000;

/** The tab's one stream of events: patches the cache, says when the connection is lost and when the page has caught up. */
export function LiveEvents({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>('connecting');
  const [lostAt, setLostAt] = useState<number>();
  const listeners = useRef(new Set<Listener>());
  const announcer = useAnnouncer();
  const { t } = useWords();
  const said = useRef({ announcer, t });
  said.current = { announcer, t };

  useEffect(() => {
    let was: Connection = 'connecting';
    let grace: ReturnType<typeof setTimeout> | undefined;
    let told = false;
    const from = placeOfPage();
    const close = openStream(
      addressOf('/events'),
      window,
      {
        changes: (batch) => {
          follow(batch);
          for (const listener of listeners.current) listener(batch);
        },
        missed: readAnew,
        connection: (now) => {
          if (now === 'lost' && was !== 'lost') {
            // A moment's trouble is not worth a word.
            grace = setTimeout(() => {
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
  }, []);

  useEffect(() => {
    if (lostAt === undefined) return;
    const timer = setInterval(readAnew, pollMs);
    return () => clearInterval(timer);
  }, [lostAt]);

  const live = useMemo<Live>(
    () => ({
      connection,
      lostAt,
      subscribe: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [connection, lostAt],
  );
  return <Told value={live}>{children}</Told>;
}
