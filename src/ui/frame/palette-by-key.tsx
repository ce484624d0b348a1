import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../words/index.js';

const read = () => import('./palette.js');
const Palette = lazy(read);

let asked = 0;
const ears = new Set<() => void>();
const ask = () => {
  asked += 1;
  for (const ear of ears) ear();
};
const hear = (ear: () => void) => {
  ears.add(ear);
  return () => ears.delete(ear);
};

/** Go, find, change: the palette, read when it is asked for the first time. */
export function PaletteByKey() {
  const times = useSyncExternalStore(hear, () => asked);
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      // It is here before the second key, and so are the words that follow.
      if (event.key === 'Control' || event.key === 'Meta') void read();
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      ask();
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, []);
  useEffect(() => {
    if (times > 0) setWanted(true);
  }, [times]);
  return isWanted ? (
    <Suspense>
      <Palette asked={times} />
    </Suspense>
  ) : null;
}

export function PaletteButton() {
  const { t } = useWords();
  return (
    <Tooltip label={t('frame.paletteKey')}>
      <ActionIcon variant="default" size={36} aria-label={t('frame.palette')} onClick={ask}>
        <IconSearch size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
