import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** One library system that is in trouble: since when, what waits, and the way to its calls. */
export default function SystemAlert({ state }: { state: Thing<'LibrarySystemState'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { libraryName, failingSince, needPerson, waiting } = state;
  return (
    <Alert color="orange" mb="sm" icon={<IconPlugConnectedX aria-hidden />} title={t('librarySystem.title')}>
      {failingSince ? (
        <p>
          {t('librarySystem.notAnswering', { library: libraryName, when: clock.moment(failingSince) })}{' '}
          {waiting > 0 ? t('librarySystem.waiting', { count: waiting }) : null}
        </p>
      ) : null}
      {needPerson + waiting > 0 ? (
        <p>
          {needPerson > 0 ? `${t('librarySystem.needPerson', { count: needPerson })} ` : null}
          <Link to="/library-system-calls">{t('librarySystem.showCalls')}</Link>
        </p>
      ) : null}
    </Alert>
  );
}
