import { Textarea, TextInput } from '@mantine/core';
import { rolesThatGive } from '../../domain/permissions.js';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useSession } from '../session/session.js';
import { DateDialog } from '../shelf/date-dialog.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type Loan, withLoans } from './with-loans.js';

export type LoanDialog = 'dueDate' | 'lost' | 'found' | 'delete';
/** Who charges another replacement fee than that of the policy. */
const rolesWhoPrice = rolesThatGive('setReplacementCost').slice(0, 2);

interface Props {
  loan: Loan;
  what: LoanDialog;
  onClose(): void;
}

/** The dialog of what is done rarely with a loan: each says what follows before it is done. */
export function LoanDialogs({ loan, what, onClose }: Props) {
  const { t } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const { id } = loan;
  const path = { id };
  const done = () => {
    politely(t(`counter.done_${what}`, { title: loan.title }));
    onClose();
  };
  const change = useChange(
    ({ fee, note, day, confirmed }: { fee?: string; note?: string; day?: string; confirmed?: boolean }) => {
      switch (what) {
        case 'dueDate':
          return api.post('/loans/{id}/renew', {
            path,
            body: { dueDate: day ?? '', ...(confirmed ? { confirmed } : {}) },
          });
        case 'lost':
          return api.post('/loans/{id}/lost', { path, body: { ...(fee ? { fee } : {}), ...(note ? { note } : {}) } });
        case 'found':
          return api.post('/loans/{id}/found', { path });
        case 'delete':
          return api.delete('/loans/{id}', { path });
      }
    },
    { again: withLoans, done },
  );
  // The library is closed on the day that was named: the same button keeps it, another day is asked about anew.
  const isDoubted = change.error?.kind === 'in-doubt';
  if (what === 'dueDate')
    return (
      <DateDialog
        title={t('counter.do_dueDate')}
        about={loan.title}
        label={t('counter.due')}
        button={t(isDoubted ? 'counter.keepDate' : 'counter.ok')}
        begin={loan.dueDay}
        help={loan.lenderDueDay ? t('counter.dueHow', { day: clock.day(loan.lenderDueDay) }) : undefined}
        error={change.error}
        pending={change.isPending}
        order={(day) =>
          change.mutate({ ...(day ? { day } : {}), confirmed: isDoubted && day === change.variables?.day })
        }
        onClose={onClose}
      />
    );
  return <Consequence loan={loan} what={what} change={change} onClose={onClose} />;
}

function Consequence({
  loan,
  what,
  change,
  onClose,
}: Omit<Props, 'what'> & {
  what: 'lost' | 'found' | 'delete';
  change: { error: Refused | null; isPending: boolean; mutate(given: object): void };
}) {
  const { t } = useWords();
  const { may } = useSession();
  const mayPrice = may('setReplacementCost');
  const clock = useClock();
  const fees = useRead('/fees', {
    query: { patron: loan.patron ?? '', status: 'paid', limit: 200 },
    when: what === 'found' && loan.patron !== undefined,
  });
  const paid = fees.data?.items.find((each) => each.kind === 'replacement' && each.loan === loan.id);
  const form = useServerForm({ fee: '', note: '' }, change.error);
  return (
    <FormDialog
      title={t(`counter.do_${what}`)}
      submit={t(what === 'lost' ? 'counter.ok' : what === 'found' ? 'counter.do_found' : 'counter.confirm')}
      isSending={change.isPending}
      isOnlyAsked={what !== 'lost'}
      onSubmit={form.onSubmit(({ fee, note }) =>
        change.mutate(what === 'lost' ? { fee: fee.trim().replace(',', '.'), note: note.trim() } : {}),
      )}
      onClose={onClose}
    >
      <strong>{loan.title}</strong>
      <p style={{ margin: 0 }}>{t(`counter.means_${what}`)}</p>
      {what === 'found' && paid ? (
        <p style={{ margin: 0 }} data-refund>
          {t('counter.refund', { amount: clock.money(paid.amount, paid.currency) })}
        </p>
      ) : null}
      {what === 'delete' ? (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          <li>{t('counter.case_back')}</li>
          <li>{t('counter.case_paid')}</li>
          <li>{t('counter.case_mistake')}</li>
        </ul>
      ) : null}
      {what === 'lost' ? (
        <>
          {mayPrice ? (
            <TextInput
              label={t('counter.fee')}
              description={t('counter.feeHow')}
              inputMode="decimal"
              data-autofocus
              {...form.getInputProps('fee')}
            />
          ) : (
            <p style={{ margin: 0 }} data-fee-of-policy>
              {t('counter.feeOfPolicy', { roles: { oneOf: rolesWhoPrice } })}
            </p>
          )}
          <Textarea
            label={t('counter.noteField')}
            data-autofocus={mayPrice ? undefined : true}
            {...form.getInputProps('note')}
          />
        </>
      ) : null}
      <ProblemAlert error={change.error} />
    </FormDialog>
  );
}
