import { Button, Group, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconReceipt2 } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { AmountInput } from '../parts/amount-input.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useSession } from '../session/session.js';
import { DeskTable } from '../shelf/desk-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './patrons.module.css';
import { isToRefund } from './to-refund.js';

type Fee = Thing<'FeeView'>;
const looks = {
  open: ['stop', IconReceipt2, 'counter.fee_open'],
  paid: ['done', IconCircleCheck, 'counter.fee_paid'],
  waived: ['done', IconCircleX, 'counter.fee_waived'],
} as const;

const noCharge = { amount: '', note: '' };

/** What the patron owes and owed: paid or waived with one click, charged below. */
export function Fees({ patron }: { patron: Thing<'PatronView'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useRead('/fees', { query: { patron: patron.id, limit }, keep: true });
  const loans = useRead('/loans', { query: { patron: patron.id, limit: 200 }, keep: true });
  const again = ['/fees', '/patrons/{id}'] as const;
  const settle = useChange(
    ({ id, how }: { id: string; how: 'paid' | 'waived' }) => api.post('/fees/{id}/{how}', { path: { id, how } }),
    { again, done: ({ status }) => politely(t(looks[status][2])) },
  );
  const charge = useChange(
    ({ amount, note }: typeof noCharge) =>
      api.post('/fees', {
        body: {
          patron: patron.id,
          amount,
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      }),
    {
      again,
      done: () => {
        form.reset();
        politely(t('counter.charged'));
      },
    },
  );
  const form = useServerForm(noCharge, charge.error);
  const button = (fee: Fee, how: 'paid' | 'waived') => (
    <Button
      size="compact-sm"
      variant={how === 'paid' ? 'filled' : 'default'}
      aria-label={t('act.of', { action: t(`counter.do_${how}`), title: clock.money(fee.amount, fee.currency) })}
      loading={settle.isPending && settle.variables?.id === fee.id && settle.variables.how === how}
      onClick={() => settle.mutate({ id: fee.id, how })}
    >
      {t(`counter.do_${how}`)}
    </Button>
  );
  return (
    <>
      {may('lendAtDesk') ? (
        <form onSubmit={form.onSubmit((typed) => charge.mutate(typed))} className={classes.tabHead}>
          <AmountInput label={t('counter.amount')} required {...form.getInputProps('amount')} />
          <Textarea label={t('counter.noteField')} minRows={1} autosize {...form.getInputProps('note')} />
          <Button type="submit" variant="default" loading={charge.isPending}>
            {t('counter.charge')}
          </Button>
        </form>
      ) : null}
      <ProblemAlert
        error={settle.error ?? (charge.error?.fields['amount'] ? null : charge.error) ?? error}
        retry={error ? () => void refetch() : undefined}
      />
      {!data ? (
        error ? null : (
          <Loading rows={2} />
        )
      ) : data.items.length === 0 ? (
        <Empty title={t('counter.noFees')} />
      ) : (
        <DeskTable
          caption={t('counter.fees')}
          rows={data.items}
          more={data.next ? () => setLimit(limit + 50) : undefined}
          columns={[
            {
              head: t('counter.amount'),
              isRowHead: true,
              cell: ({ amount: sum, currency }) => clock.money(sum, currency),
            },
            { head: t('counter.kind'), cell: ({ kind }) => t(`counter.kind_${kind}`) },
            { head: t('counter.noteField'), cell: ({ note: said }) => said ?? '–' },
            {
              head: t('counter.status'),
              cell: (fee) => {
                const { status, settledAt, amount: sum, currency } = fee;
                const [tone, icon, key] = looks[status];
                return (
                  <>
                    <ToneBadge tone={tone} icon={icon}>
                      {settledAt ? `${t(key)} ${clock.day(settledAt)}` : t(key)}
                    </ToneBadge>
                    {isToRefund(fee, loans.data?.items ?? []) ? (
                      <div data-refund>{t('counter.refund', { amount: clock.money(sum, currency) })}</div>
                    ) : null}
                  </>
                );
              },
            },
            {
              head: t('counter.since'),
              narrow: true,
              cell: ({ createdAt, createdBy }) => `${clock.day(createdAt)} · ${createdBy}`,
            },
            {
              head: t('shelf.actions'),
              quiet: true,
              narrow: true,
              cell: (fee) =>
                fee.status === 'open' && may('lendAtDesk') ? (
                  <Group gap={6} wrap="nowrap" justify="flex-end">
                    {button(fee, 'waived')}
                    {button(fee, 'paid')}
                  </Group>
                ) : null,
            },
          ]}
        />
      )}
    </>
  );
}
