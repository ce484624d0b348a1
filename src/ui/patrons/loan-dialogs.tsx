import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { rolesThatGive } from '../../domain/staff/permissions.js';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { Refused } from '../api/refused.js';
import { AmountInput } from '../parts/amount-input.js';
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
  // Whoever may report a loss to the lender does so in the same window; for everybody else the request keeps the alert.
  const request = useRead('/requests/{id}', { path: { id: loan.request }, when: what === 'lost' });
  const lender = request.data?.actions.some(({ name }) => name === 'reportLost') ? request.data.partnerName : undefined;
  const done = ({ told }: { told?: boolean | undefined }) => {
    const { title } = loan;
    if (told === undefined) politely(t(`counter.done_${what}`, { title }));
    else politely(t(told ? 'counter.lostTold' : 'counter.lostUntold', { title, partner: lender ?? '' }));
    onClose();
  };
  const change = useChange(
    async ({ fee, note, day, confirmed, lenderNote }: LoanChange): Promise<{ told?: boolean }> => {
      switch (what) {
        case 'dueDate':
          await api.post('/loans/{id}/renew', {
            path,
            body: { dueDate: day ?? '', ...(confirmed ? { confirmed } : {}) },
          });
          return {};
        case 'lost':
          await api.post('/loans/{id}/lost', { path, body: { ...(fee ? { fee } : {}), ...(note ? { note } : {}) } });
          return lenderNote === undefined ? {} : { told: await reportLoss(loan.request, lenderNote) };
        case 'found':
          await api.post('/loans/{id}/found', { path });
          return {};
        case 'delete':
          await api.delete('/loans/{id}', { path });
          return {};
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
  return <Consequence loan={loan} what={what} lender={lender} change={change} onClose={onClose} />;
}

/** What the window of a loan orders. */
interface LoanChange {
  fee?: string;
  note?: string;
  day?: string;
  confirmed?: boolean;
  /** Sent to the lender with the report of the loss; absent: it is not notified now. */
  lenderNote?: string;
}

/** Whether the lender will be notified: a refusal leaves the alert of the request, which asks for it. */
async function reportLoss(id: string, note: string): Promise<boolean> {
  try {
    const { version } = await api.get('/requests/{id}', { path: { id } });
    const path = { id, action: 'reportLost' };
    await api.post('/requests/{id}/actions/{action}', { path, body: { version, fields: { note } } });
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

function Consequence({
  loan,
  what,
  lender,
  change,
  onClose,
}: Omit<Props, 'what'> & {
  what: 'lost' | 'found' | 'delete';
  /** Who waits for the item and can be notified that it is lost. */
  lender: string | undefined;
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
  const form = useServerForm(
    {
      fee: '',
      note: '',
      isTold: true,
      lenderNote: t('counter.lenderNoteText', { barcode: loan.barcode }),
    },
    change.error,
  );
  return (
    <FormDialog
      title={t(`counter.do_${what}`)}
      submit={t(what === 'lost' ? 'counter.ok' : what === 'found' ? 'counter.do_found' : 'counter.confirm')}
      isSending={change.isPending}
      isOnlyAsked={what !== 'lost'}
      onSubmit={form.onSubmit(({ fee, note, isTold, lenderNote }) =>
        change.mutate(
          what === 'lost'
            ? { fee, note: note.trim(), ...(lender && isTold ? { lenderNote: lenderNote.trim() } : {}) }
            : {},
        ),
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
            <AmountInput
              label={t('counter.fee')}
              description={t('counter.feeHow')}
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
          {lender ? (
            <>
              <Checkbox
                label={t('counter.tellLender', { partner: lender })}
                {...form.getInputProps('isTold', { type: 'checkbox' })}
              />
              {form.values.isTold ? (
                <TextInput
                  label={t('counter.lenderNote', { partner: lender })}
                  required
                  {...form.getInputProps('lenderNote')}
                />
              ) : null}
            </>
          ) : null}
        </>
      ) : null}
      <ProblemAlert error={change.error} />
    </FormDialog>
  );
}
