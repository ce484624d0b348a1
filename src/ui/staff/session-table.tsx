import { Button, Table } from '@mantine/core';
import type { Thing } from '../api/client.js';
import { Loading } from '../parts/loading.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

interface SessionTableProps {
  sessions: readonly Thing<'SessionListed'>[] | undefined;
  end: (id: string) => void;
}

/** Where somebody is signed in; each can be ended. */
export function SessionTable({ sessions, end }: SessionTableProps) {
  const { t } = useWords();
  const clock = useClock();
  if (!sessions) return <Loading rows={2} height={28} />;
  if (sessions.length === 0) return <p>{t('access.noSessions')}</p>;
  return (
    <WideTable
      caption={t('access.sessionTable')}
      head={[
        t('access.from'),
        t('access.way'),
        t('access.since'),
        t('access.seen'),
        { text: t('access.end'), isQuiet: true },
      ]}
      minWidth={480}
      verticalSpacing={4}
    >
      {sessions.map(({ id, address, way, startedAt, seenAt, current }) => (
        <Table.Tr key={id}>
          <Table.Th scope="row" fw={400}>
            {address}
          </Table.Th>
          <Table.Td>{t(`access.way_${way}`)}</Table.Td>
          <Table.Td>{clock.moment(startedAt)}</Table.Td>
          <Table.Td>{clock.ago(seenAt)}</Table.Td>
          <Table.Td>
            {current ? (
              t('access.thisOne')
            ) : (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('access.endOf', { address })}
                onClick={() => end(id)}
              >
                {t('access.end')}
              </Button>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
