import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../words/index.js';
import classes from './loading.module.css';

export interface LoadingProps {
  rows?: number;
  height?: number;
  /** Lines between the rows, as in the table that comes. */
  isTable?: boolean;
}

/** Nothing for a moment, then the shape of what comes. `rows` of `height` pixels. */
export function Loading({ rows = 5, height = 40, isTable = false }: LoadingProps) {
  const { t } = useWords();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" style={{ minHeight: rows * (isTable ? height : height + 8) }}>
      {isLong ? (
        <>
          <span className="only-read-aloud">{t('frame.loading')}</span>
          {Array.from({ length: rows }, (_, row) =>
            isTable ? (
              <div key={row} className={classes.row} style={{ height }}>
                <Skeleton height={16} width={16} radius={4} />
                <Skeleton height={12} width="30%" radius={4} />
                <Skeleton height={12} width="18%" radius={4} />
                <Skeleton height={12} width="10%" radius={4} />
              </div>
            ) : (
              <Skeleton key={row} height={height} mb={8} radius={4} />
            ),
          )}
        </>
      ) : null}
    </div>
  );
}
