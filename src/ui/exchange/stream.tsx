import { Button, Checkbox, Table } from '@mantine/core';
import { useEffect } from 'react';
import { messageWords } from '../../domain/request/message-words.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useWorkKeys } from '../home/work-keys.js';
import { useSteadyList } from '../live/steady-list.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NewPill } from '../parts/new-pill.js';
import { NextPart } from '../parts/next-part.js';
import { usePartners } from '../parts/partners-of.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './exchange.module.css';
import { MessageFate } from './fate.js';
import { canGoAgain } from './kinds.js';

interface StreamProps {
  isFrozen: boolean;
  ticked: ReadonlySet<string>;
  setTicked: (ticked: ReadonlySet<string>) => void;
  onAgain: () => void;
}
type Query = NonNullable<Parameters<typeof useRead<'/messages'>>[1]>['query'];

/** The rows flow only while somebody looks at their top and nothing is chosen; else they wait behind a number. */
export function Stream({ isFrozen, ticked, setTicked, onAgain }: StreamProps) {
  const { t } = useWords();
  const { may } = useSession();
  const address = useAddress();
  const query = {
    limit: 50,
    ...Object.fromEntries(
      ['partner', 'direction', 'kind', 'status', 'after'].flatMap((name) => {
        const value = address.get(name);
        return value ? [[name, value]] : [];
      }),
    ),
  } as Query;
  const { data, error, refetch, isPlaceholderData } = useRead('/messages', { query, keep: true });
  const rows = data?.items.map((entry) => ({ ...entry, number: entry.id, id: `${entry.direction}/${entry.id}` }));
  const steady = useSteadyList(isPlaceholderData ? undefined : rows, JSON.stringify(query));
  const open = address.get('open');
  useEffect(() => {
    const isWatched = !isFrozen && scrollY < 120 && ticked.size === 0 && !document.activeElement?.closest('tbody');
    if (steady.fresh > 0 && isWatched) steady.show();
  });
  useWorkKeys();
  const partners = usePartners(steady.rows.map(({ partner }) => partner));
  const isNarrowed = ['partner', 'direction', 'kind', 'status'].some((name) => address.get(name));
  const canSend = may('replayMessages');
  return (
    <section aria-label={t('exchange.messages')}>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {address.get('after') ? (
        <Button variant="subtle" size="compact-sm" onClick={() => address.set({ after: undefined })}>
          {t('exchange.newest')}
        </Button>
      ) : (
        <NewPill count={steady.fresh} show={steady.show} />
      )}
      {!data && !error ? <Loading rows={8} /> : null}
      {data && steady.rows.length === 0 ? (
        <Empty title={t(isNarrowed ? 'exchange.noneFits' : 'exchange.none')} />
      ) : null}
      {steady.rows.length > 0 ? (
        <WideTable
          caption={t('exchange.table')}
          head={[
            canSend && { text: t('exchange.again'), isQuiet: true, width: 40 },
            t('exchange.when'),
            t('exchange.way'),
            t('exchange.what'),
            t('exchange.fate'),
          ]}
          minWidth={560}
          className={classes.table ?? ''}
          tabularNums
          highlightOnHover
          verticalSpacing={5}
        >
          {steady.rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              partner={partners.get(row.partner)?.name ?? row.partner}
              isOpen={row.id === open}
              isTicked={ticked.has(row.number)}
              {...(canSend
                ? {
                    tick: (is: boolean) => {
                      const after = new Set(ticked);
                      if (is) after.add(row.number);
                      else after.delete(row.number);
                      setTicked(after);
                    },
                  }
                : {})}
              onOpen={() => address.set({ open: row.id }, open !== undefined)}
            />
          ))}
        </WideTable>
      ) : null}
      <NextPart after={data?.next} label={t('exchange.older')} />
      {ticked.size > 0 ? (
        <div className={classes.ticked}>
          {t('exchange.ticked', { count: ticked.size })}
          <Button size="compact-sm" onClick={onAgain}>
            {t('exchange.againMany')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

interface RowProps {
  row: Thing<'MessageEntry'> & { left?: boolean };
  partner: string;
  isOpen: boolean;
  isTicked: boolean;
  tick?: (isTicked: boolean) => void;
  onOpen: () => void;
}

function Row({ row, partner, isOpen, isTicked, tick, onOpen }: RowProps) {
  const { t, textOf } = useWords();
  const clock = useClock();
  const isOut = row.direction === 'out';
  const what = textOf(messageWords(row.summary));
  return (
    <Table.Tr data-open={isOpen || undefined} data-id={row.id} aria-current={isOpen || undefined}>
      {tick ? (
        <Table.Td>
          {canGoAgain(row) ? (
            <Checkbox
              size="sm"
              aria-label={t('exchange.tick', { what, partner, when: clock.moment(row.at) })}
              checked={isTicked}
              onChange={(event) => tick(event.currentTarget.checked)}
            />
          ) : null}
        </Table.Td>
      ) : null}
      <Table.Td className={classes.nowrap ?? ''}>
        <time dateTime={row.at} title={clock.exact(row.at)}>
          {clock.moment(row.at)}
        </time>
      </Table.Td>
      <Table.Td className={classes.partner ?? ''} title={partner}>
        <span aria-hidden data-way={row.direction} className={classes.arrow}>
          {isOut ? '→' : '←'}{' '}
        </span>
        <span className="only-read-aloud">{t(isOut ? 'exchange.to' : 'exchange.from')} </span>
        {partner}
      </Table.Td>
      <Table.Th scope="row" fw={400} className={classes.what ?? ''}>
        <a
          href={`/exchange/${row.id}`}
          className={classes.link}
          data-row-link
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
        >
          {what}
        </a>
        {row.title ? (
          <div className={classes.small}>
            {row.title} · <span className="mono">{row.externalId}</span>
          </div>
        ) : null}
        {(row.attempts ?? 0) > 1 ? (
          <span className={classes.small}> {t('exchange.tries', { count: row.attempts ?? 0 })}</span>
        ) : null}
        {(row.repeatCount ?? 0) > 0 ? (
          <span className={classes.small}> {t('exchange.repeats', { count: row.repeatCount ?? 0 })}</span>
        ) : null}
      </Table.Th>
      <Table.Td>
        <MessageFate message={row} />
      </Table.Td>
    </Table.Tr>
  );
}
