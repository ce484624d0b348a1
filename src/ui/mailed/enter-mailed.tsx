import { Button } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../words/index.js';

const EnterRequest = lazy(() => import('./enter-request.js'));

/** The button of the lending list: a request that came by mail. */
export function EnterMailed() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconMailOpened size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('mailing.enterRequest')}
      </Button>
      {isOpen ? (
        <Suspense>
          <EnterRequest onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
