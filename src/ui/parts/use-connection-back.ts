import { useEffect, useState } from 'react';
import { Refused } from '../api/refused.js';
import { useConnection } from '../live/live.js';

/** What could not reach the node is no news any more when the connection is back: what was typed is still there. */
export function useConnectionBack(error: unknown): boolean {
  const connection = useConnection();
  const [lostWith, setLostWith] = useState<unknown>();
  const isOffline = error instanceof Refused && error.problem.status === 0;
  useEffect(() => {
    if (isOffline && connection === 'lost') setLostWith(error);
  }, [isOffline, connection, error]);
  return isOffline && connection === 'open' && lostWith === error;
}
