import { ActionIcon, Alert, Button, Group, Menu, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconMessage2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { ScanField } from '../parts/scan-field.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useSession } from '../session/session.js';
import { DayLeft } from '../shelf/day-left.js';
import { DeskTable } from '../shelf/desk-table.js';
import { TitleLink } from '../shelf/title-link.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type LoanDialog, LoanDialogs } from './loan-dialogs.js';
import { loanLooks } from './loan-looks.js';
import classes from './patrons.module.css';
import { type Loan, withLoans } from './with-loans.js';

/** What the patron has: lent by scanning, renewed and taken back with one click, everything else in the menu. */
export function Loans({ patron }: { patron: Thing<'PatronView'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { desk, facts, may } = useSession();
  const { politely, atOnce } = useAnnouncer();
  const address = useAddress();
  const go = useNavigate();
  const isAll = address.get('loans') === 'all';
  const [limit, setLimit] = useState(50);
  const [asked, setAsked] = useState<{ loan: Loan; what: LoanDialog }>();
  const [lent, setLent] = useState<Loan>();
  const at = desk?.code ?? facts.desks[0]?.code ?? '';
  const { data, error, refetch } = useRead('/loans', { query: { patron: patron.id, limit }, keep: true });
  const lend = useChange(
    ({ barcode, confirmed }: { barcode: string; confirmed?: true }) =>
      api.post('/loans', {
        body: { barcode, desk: at, patron: patron.id, ...(confirmed ? { confirmed } : {}) },
      }),
    {
      again: withLoans,
      done: (loan) => {
        setLent(loan);
        politely(t('counter.lent', { title: loan.title, day: clock.day(loan.dueDay) }));
      },
    },
  );
  /** The card of the next one in the queue is under the scanner. */
  const nextPatron = async (code: string, refused: Refused) => {
    const next =
      refused.status === 404 && (await api.get('/patrons/{id}', { path: { id: code } }).catch(() => undefined));
    if (next) return void go(`/patrons/${encodeURIComponent(next.id)}`);
    atOnce(refused.problem.detail ?? refused.problem.title);
  };
  const back = useChange(({ barcode }: Loan) => api.post('/returns', { body: { barcode, desk: at } }), {
    again: withLoans,
    done: ({ title }) => politely(t('counter.returned', { title })),
  });
  const renew = useChange(
    (loan: Loan) =>
      api.post('/patrons/{id}/loans/{loan}/renewals', { path: { id: patron.id, loan: loan.id }, body: {} }),
    { again: withLoans, done: ({ title }) => politely(t('counter.renewAsked', { title })) },
  );
  const loans = (data?.items ?? []).filter(({ status }) => isAll || status === 'out' || status === 'lost');
  const closed = (data?.items ?? []).filter(({ status }) => status !== 'out' && status !== 'lost').slice(0, 3);

  return (
    <>
      <div className={classes.tabHead}>
        {may('lendAtDesk') ? (
          <div className={classes.scan}>
            <ScanField
              label={t('counter.scanItem')}
              settled={`${lend.status} ${lend.submittedAt} ${asked ? 'asks' : ''}`}
              onScan={({ code }) =>
                lend.mutate({ barcode: code }, { onError: (refused) => void nextPatron(code, refused) })
              }
            />
          </div>
        ) : null}
        <SegmentedControl
          aria-label={t('counter.loanDisplay')}
          value={isAll ? 'all' : 'active'}
          onChange={(which) => address.set({ loans: which === 'all' ? 'all' : undefined })}
          data={[
            { value: 'active', label: t('counter.activeLoans') },
            { value: 'all', label: t('counter.allLoans') },
          ]}
        />
      </div>
      <ProblemAlert
        error={lend.error ?? back.error ?? renew.error ?? error}
        retry={error ? () => void refetch() : undefined}
      />
      {lend.error?.kind === 'in-doubt' && lend.variables ? (
        <Button
          mb="sm"
          variant="default"
          onClick={() => lend.mutate({ barcode: lend.variables?.barcode ?? '', confirmed: true })}
        >
          {t('terms.conditionsMet')}
        </Button>
      ) : null}
      {lent ? (
        <Alert
          variant="default"
          mb="sm"
          icon={<IconMessage2 aria-hidden />}
          withCloseButton
          closeButtonLabel={t('frame.close')}
          onClose={() => setLent(undefined)}
          title={t('counter.lent', { title: lent.title, day: clock.day(lent.dueDay) })}
        >
          {lent.fulfilmentNote ? t('counter.note', { note: lent.fulfilmentNote }) : null}
        </Alert>
      ) : null}
      {!data ? (
        error ? null : (
          <Loading rows={3} height={48} />
        )
      ) : loans.length === 0 ? (
        <Empty
          title={t('counter.noLoans')}
          text={closed
            .map(({ title, returnedAt }) => `${title}${returnedAt ? ` (${clock.day(returnedAt)})` : ''}`)
            .join(' · ')}
        />
      ) : (
        <DeskTable
          caption={t('counter.loans')}
          rows={loans}
          more={data.next ? () => setLimit(limit + 50) : undefined}
          columns={[
            {
              head: t('counter.title'),
              isRowHead: true,
              cell: ({ request, title, barcode }) => (
                <TitleLink
                  side="borrowing"
                  id={request}
                  title={title}
                  below={<span className="mono">{barcode}</span>}
                />
              ),
            },
            {
              head: t('counter.status'),
              cell: ({ status, returnedAt, recalled }) => {
                const [tone, icon, key] = loanLooks[status];
                return recalled ? (
                  <ToneBadge tone="stop" icon={IconArrowBackUp}>
                    {t('counter.recalled')}
                  </ToneBadge>
                ) : (
                  <ToneBadge tone={tone} icon={icon}>
                    {returnedAt ? `${t(key)} ${clock.day(returnedAt)}` : t(key)}
                  </ToneBadge>
                );
              },
            },
            {
              head: t('counter.due'),
              narrow: true,
              cell: ({ dueDay, status, renewals }) => (
                <>
                  {status === 'out' ? <DayLeft at={dueDay} /> : clock.day(dueDay)}
                  {renewals > 0 ? <div>{t('counter.renewals', { count: renewals })}</div> : null}
                </>
              ),
            },
            {
              head: t('counter.lenderDue'),
              narrow: true,
              cell: ({ lenderDueDay: at }) => (at ? clock.day(at) : '–'),
            },
            {
              head: t('shelf.actions'),
              quiet: true,
              narrow: true,
              cell: (loan) => (
                <Group gap={6} wrap="nowrap" justify="flex-end">
                  {loan.status === 'out' && may('lendAtDesk') ? (
                    <>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('act.of', { action: t('counter.renew'), title: loan.title })}
                        loading={renew.isPending && renew.variables?.id === loan.id}
                        onClick={() => renew.mutate(loan)}
                      >
                        {t('counter.renew')}
                      </Button>
                      <Button
                        size="compact-sm"
                        aria-label={t('act.of', { action: t('counter.return'), title: loan.title })}
                        loading={back.isPending && back.variables?.id === loan.id}
                        onClick={() => back.mutate(loan)}
                      >
                        {t('counter.return')}
                      </Button>
                    </>
                  ) : null}
                  <LoanMenu loan={loan} ask={(what) => setAsked({ loan, what })} />
                </Group>
              ),
            },
          ]}
        />
      )}
      {asked ? <LoanDialogs {...asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

/** What is rarer, each with a dialog that says what follows from it. */
function LoanMenu({ loan, ask }: { loan: Loan; ask(what: LoanDialog): void }) {
  const { t } = useWords();
  const { may } = useSession();
  const wishes: readonly (readonly [LoanDialog, boolean])[] = [
    ['dueDate', loan.status === 'out' && may('lendAtDesk')],
    ['lost', loan.status === 'out' && may('declareLoansLost')],
    ['found', loan.status === 'lost' && may('declareLoansLost')],
    ['delete', loan.status === 'lost' && may('declareLoansLost')],
  ];
  const possible = wishes.filter(([, is]) => is);
  if (possible.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={26} aria-label={t('act.moreOf', { title: loan.title })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map(([what]) => (
          <Menu.Item key={what} onClick={() => ask(what)} data-loan={what}>
            {t(`counter.do_${what}`)}…
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
