import { Autocomplete, Button, NativeSelect } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { useKnownValues } from './known-values.js';
import { VerdictList } from './try-panel.js';
import classes from './try-panel.module.css';

const kinds = {
  Book: { label: 'loanRules.kindBook', serviceType: 'Loan', requestedFormat: 'Book' },
  Article: { label: 'loanRules.kindArticle', serviceType: 'Copy', requestedFormat: 'Article' },
  other: { label: 'loanRules.kindOther', serviceType: 'Loan' },
} as const;
type Kind = keyof typeof kinds;

interface Tried {
  patron: string;
  request?: string;
  serviceType?: 'Loan' | 'Copy';
  requestedFormat?: string;
}

/** Tries the loan rules with a patron and a title: which rule decides, and the terms. Nothing is changed. */
export function TryTerms() {
  const { t } = useWords();
  const form = useServerForm({ patron: '', title: '', kind: 'Book' as string });
  const [tried, setTried] = useState<Tried>();
  const typed = form.values.patron.trim();
  const patrons = useRead('/patrons', { query: { q: typed, limit: 10 }, when: typed.length > 1, keep: true });
  const found = patrons.data?.items ?? [];
  const recent = useRead('/requests', { query: { side: 'borrowing', limit: 20 } as never, freshMs: 30_000 });
  const rows = (recent.data?.items ?? []) as { id: string; externalId: string; title?: string }[];
  const trial = useRead('/patrons/{id}/loan-terms', {
    path: { id: tried?.patron ?? '' },
    query: itemOf(tried),
    when: tried !== undefined,
    freshMs: 0,
  });
  const go = form.onSubmit(({ patron, title, kind }) => {
    const wanted = title.trim();
    const request = rows.find((row) => wanted === row.externalId || wanted === shownAs(row.externalId, row.title));
    const { label: _label, ...item } = kinds[kind as Kind] ?? kinds.Book;
    setTried({
      patron: found.find((each) => namedAs(each) === patron.trim())?.id ?? patron.trim(),
      ...(wanted === '' ? item : { request: request?.id ?? wanted }),
    });
  });
  return (
    <section className={classes.panel} aria-labelledby="try-terms">
      <h2 id="try-terms">{t('loanRules.try')}</h2>
      <form onSubmit={go} className={classes.ask}>
        <Autocomplete
          label={t('loanRules.tryPatron')}
          description={t('loanRules.tryPatronHow')}
          {...form.getInputProps('patron')}
          data={[...new Set(found.map(namedAs))]}
          filter={({ options }) => options}
          className={classes.wide ?? ''}
        />
        <Autocomplete
          label={t('loanRules.tryTitle')}
          description={t('loanRules.tryTitleHow')}
          {...form.getInputProps('title')}
          data={rows.map(({ externalId, title }) => shownAs(externalId, title))}
          limit={12}
          className={classes.wide ?? ''}
        />
        <NativeSelect
          label={t('loanRules.tryKind')}
          {...form.getInputProps('kind')}
          data={Object.entries(kinds).map(([value, { label }]) => ({ value, label: t(label) }))}
          disabled={form.values.title.trim() !== ''}
          className={classes.wide ?? ''}
        />
        <Button type="submit" variant="default" disabled={typed === ''}>
          {t('loanRules.tryGo')}
        </Button>
      </form>
      <ProblemAlert error={trial.error} />
      {tried && trial.isFetching && !trial.data ? <Loading rows={3} height={24} /> : null}
      <div aria-live="polite">{trial.data && tried ? <Terms trial={trial.data} /> : null}</div>
    </section>
  );
}

const itemOf = (tried: Tried | undefined): Omit<Tried, 'patron'> => {
  const { patron: _patron, ...item } = tried ?? { patron: '' };
  return item;
};
const namedAs = ({ id, name, group }: { id: string; name: string; group?: string }): string =>
  [name, id, group].filter(Boolean).join(' · ');
const shownAs = (externalId: string, title = ''): string => `${externalId} · ${title}`;

function Terms({ trial }: { trial: Thing<'LoanTrial'> }) {
  const { t } = useWords();
  const clock = useClock();
  const known = useKnownValues();
  const { mayRequest, refusal, openRequests, requestLimit, loanDays, renewals, requestFee, currency, rule } = trial;
  const Shape = mayRequest ? IconCircleCheck : IconCircleX;
  return (
    <>
      <div className={classes.terms} data-may={mayRequest}>
        <h3>
          <Shape size={20} aria-hidden /> {t(mayRequest ? 'loanRules.mayRequest' : 'loanRules.mayNot')}
        </h3>
        <p className={classes.why}>
          {[trial.patronName, trial.title, t('loanRules.open', { open: openRequests, limit: requestLimit })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {mayRequest ? (
          <dl>
            <dt>{t('loanRules.loan')}</dt>
            <dd>{t('loanRules.within', { days: loanDays })}</dd>
            <dt>{t('loanRules.renewals')}</dt>
            <dd>{renewals === undefined ? t('loanRules.asLender') : t('loanRules.renewalsIf', { renewals })}</dd>
            <dt>{t('loanRules.fee')}</dt>
            <dd>{Number(requestFee) === 0 ? t('loanRules.noFee') : clock.money(requestFee, currency)}</dd>
            <dt>{t('loanRules.pickupLibraries')}</dt>
            <dd>{trial.pickupLibraries.map(({ name }) => name).join(', ')}</dd>
          </dl>
        ) : (
          <p>{refusal}</p>
        )}
        <p className={classes.why}>
          {rule ? t('loanRules.decided', { name: rule.name }) : t('loanRules.decidedByPolicies')}
        </p>
      </div>
      <h3>{t('loanRules.facts')}</h3>
      <p>
        {trial.facts
          .map(({ fact, label, value }) =>
            t('loanRules.factIs', {
              fact: label,
              value: known[fact]?.find((each) => each.value === value)?.label ?? value,
            }),
          )
          .join(' · ')}
      </p>
      <h3>{t('loanRules.why')}</h3>
      <VerdictList verdicts={trial.rules} />
    </>
  );
}
