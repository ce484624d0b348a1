import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Empty } from '../parts/empty.js';
import { useWords } from '../words/index.js';

/** A page that broke: the rest of the desk goes on. */
export function PageFailed() {
  const error = useRouteError();
  const { t } = useWords();
  console.error(error);
  return (
    <Empty isPage title={t('frame.pageFailed')} text={error instanceof Error ? error.message : undefined}>
      <Button onClick={() => location.reload()}>{t('frame.reload')}</Button>
    </Empty>
  );
}
