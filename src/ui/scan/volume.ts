import { useSyncExternalStore } from 'react';
import { type Volume, volumes } from './sounds.js';

const key = 'interlend.volume';
const ears = new Set<() => void>();
const now = (): Volume => volumes.find((each) => each === localStorage.getItem(key)) ?? 'soft';

/** How loud this computer tells what became of a scan. */
export const volumeKept = {
  use: (): Volume =>
    useSyncExternalStore((ear) => {
      ears.add(ear);
      return () => ears.delete(ear);
    }, now),
  set: (volume: Volume) => {
    localStorage.setItem(key, volume);
    for (const ear of ears) ear();
  },
};
