import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../words/index.js';
import classes from './header.module.css';
import { typedAhead } from './typed-ahead.js';

const read = () => import('./palette.js');
const Palette = lazy(read);

let asked = 0;
const ears = new Set<() => void>();
const ask = () => {
  typedAhead.begin();
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
      <UnstyledButton className={classes.search} aria-label={t('frame.search')} onClick={ask}>
        <IconSearch size={16} aria-hidden />
        <span className={classes.searchWords}>{t('frame.search')}</span>
        <kbd className={classes.digit} aria-hidden data-key="Ctrl K" />
      </UnstyledButton>
    </Tooltip>
  );
}
