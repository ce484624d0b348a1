import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../words/index.js';

/** Nothing for a moment, then the shape of what comes. `rows` of `height` pixels. */
export function Loading({ rows = 5, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useWords();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" style={{ minHeight: rows * (height + 8) }}>
      {isLong ? (
        <>
          <span className="only-read-aloud">{t('frame.loading')}</span>
          {Array.from({ length: rows }, (_, row) => (
            <Skeleton key={row} height={height} mb={8} radius={4} />
          ))}
        </>
      ) : null}
    </div>
  );
}
