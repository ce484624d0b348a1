import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { messageWords } from '../../domain/request/message-words.js';
import { useRead } from '../api/read.js';
import { MessageFate } from '../exchange/fate.js';
import { useEvery } from '../live/every.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './partner.module.css';
import type { PartProps } from './save.js';

/** The last messages that passed between us. */
export function Traffic({ partner }: PartProps) {
  const { t, textOf } = useWords();
  const clock = useClock();
  const { may } = useSession();
  useEvery(3000, ['/messages']);
  const { data, error, refetch } = useRead('/messages', {
    query: { partner: partner.code, limit: 25 },
    when: may('seeMessages'),
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!may('seeMessages')) return <Empty title={t('request.xmlNotAllowed')} />;
  if (!data) return <Loading rows={6} />;
  if (data.items.length === 0) return <Empty title={t('partner.noTraffic')} />;
  return (
    <div className={classes.tile}>
      <Table verticalSpacing={4} tabularNums>
        <caption className="only-read-aloud">{t('exchange.table')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('exchange.when')}</Table.Th>
            <Table.Th scope="col">{t('exchange.what')}</Table.Th>
            <Table.Th scope="col">{t('exchange.fate')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((message) => (
            <Table.Tr key={`${message.direction}/${message.id}`}>
              <Table.Td>{clock.moment(message.at)}</Table.Td>
              <Table.Th scope="row" fw={400}>
                <Link to={`/exchange/${message.direction}/${message.id}`} className={classes.link}>
                  {message.direction === 'out' ? '→ ' : '← '}
                  {textOf(messageWords(message.summary))}
                </Link>
              </Table.Th>
              <Table.Td>
                <MessageFate message={message} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <LinkButton to={`/exchange?partner=${encodeURIComponent(partner.code)}`} variant="subtle" mt="sm">
        {t('partner.allTraffic')}
      </LinkButton>
    </div>
  );
}
