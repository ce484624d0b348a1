import { Alert } from '@mantine/core';
import { useRef } from 'react';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';

/** What came of an order for many: how many were done, and each that was not, with why. */
export function BatchResult({
  rows,
  titleOf,
}: {
  rows: readonly Thing<'BulkRow'>[] | undefined;
  titleOf: (request: string) => string;
}) {
  const { t } = useWords();
  const titles = useRef(new Map<string, string>());
  if (!rows) return null;
  const done = rows.filter(({ result }) => result === 'done').length;
  const others = rows.filter(({ result }) => result !== 'done');
  for (const { id } of others) {
    const title = titleOf(id);
    if (title !== id) titles.current.set(id, title);
  }
  return (
    <Alert variant="default" my="sm" role="status">
      {t('shelf.batchDone', { count: done })}
      {others.map(({ id, reason }) => (
        <div key={id}>{t('frame.pair', { name: titles.current.get(id) ?? id, value: reason ?? '' })}</div>
      ))}
    </Alert>
  );
}
