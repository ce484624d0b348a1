import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useLive } from '../live/live.js';
import { type Request, remember } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { pileOf } from './kept-here.js';
import type { Pile, Place, Scan } from './pile.js';

/** The pile of this person on this page; `settled` is notified of each scan once, when it is known what became of it. */
export function usePile(place: Place, settled: (scan: Scan) => void): { pile: Pile; scans: readonly Scan[] } {
  const { facts } = useSession();
  const { connection } = useLive();
  const pile = pileOf(facts.user.code, place);
  const scans = useSyncExternalStore(
    pile.subscribe,
    useCallback(() => pile.scans(), [pile]),
  );
  const newest = useRef(settled);
  newest.current = settled;
  const told = useRef<Set<string>>(undefined);
  useEffect(() => {
    told.current ??= new Set(scans.filter(isSettled).map(({ key }) => key));
    for (const scan of scans.filter((each) => isSettled(each) && !told.current?.has(each.key)).reverse()) {
      told.current.add(scan.key);
      if (scan.told?.request) remember(scan.told.request as Request);
      newest.current(scan);
    }
  }, [scans]);
  useEffect(() => {
    if (connection === 'open') pile.goOn();
  }, [connection, pile]);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (pile.scans().some(({ fate }) => fate === 'waiting' || fate === 'sending')) event.preventDefault();
    };
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, [pile]);
  return { pile, scans };
}

const isSettled = ({ fate }: Scan): boolean => fate !== 'waiting' && fate !== 'sending';
