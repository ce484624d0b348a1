import { Button, TextInput } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { type Key, useWords } from '../words/index.js';
import classes from './partner.module.css';

type Trial = Thing<'LocateTrial'>;

/** Looks one ISBN up as a request would: the questions, the answer, and what was understood of it. */
export function CatalogueTrial({ code }: { code: string }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const ask = useChange(
    (sought: string) => api.post('/partners/{code}/locate', { path: { code }, body: { isbns: [sought] } }),
    { done: (trial) => politely(t(verdictOf(trial))) },
  );
  const form = useServerForm({ isbn: '' });
  const submit = form.onSubmit(({ isbn }) => {
    if (isbn.trim() !== '') ask.mutate(isbn.trim());
  });
  const trial = ask.data;
  return (
    <section className={classes.tile} aria-label={t('partner.catalogueTry')}>
      <h2>{t('partner.catalogueTry')}</h2>
      <form noValidate onSubmit={submit} className={classes.inLine}>
        <TextInput label={t('partner.catalogueIsbn')} inputMode="numeric" {...form.getInputProps('isbn')} />
        <Button type="submit" variant="default" loading={ask.isPending}>
          {t('partner.catalogueAsk')}
        </Button>
      </form>
      <ProblemAlert error={ask.error} />
      {trial ? <Said trial={trial} /> : null}
    </section>
  );
}

const verdictOf = ({ verdict, holds }: Trial): Key =>
  verdict === 'unknown' && !holds ? 'partner.catalogueSilent' : `partner.catalogueSays_${verdict}`;

function Said({ trial }: { trial: Trial }) {
  const { t } = useWords();
  const { asked, understood, answer, trouble, detail = '' } = trial;
  return (
    <>
      <p>
        <strong>{t(verdictOf(trial))}</strong>
      </p>
      {trouble ? <p className={classes.remedy}>{t(`find.ask_${trouble}`, { detail })}</p> : null}
      <h3>{t('partner.catalogueAsked')}</h3>
      <ul>
        {asked.map(({ by, cql, address, total, milliseconds }) => (
          <li key={`${by} ${cql}`}>
            <code>{cql}</code> {total === undefined ? null : t('partner.catalogueHits', { total, milliseconds })}
            <div className={classes.cut}>{address}</div>
          </li>
        ))}
      </ul>
      <h3>{t('partner.catalogueUnderstood')}</h3>
      {understood.length === 0 ? <p>{t('partner.catalogueNothing')}</p> : null}
      <ul>
        {understood.map(({ recordId = '', title, author, year, verdict, copies }) => (
          <li key={`${recordId} ${title}`}>
            {[title, author, year].filter(Boolean).join(', ')}: {t(`find.verdict_${verdict}`)}{' '}
            {t('partner.catalogueCopies', { count: copies.length })}
          </li>
        ))}
      </ul>
      {answer ? (
        <details>
          <summary>{t('partner.catalogueAnswer')}</summary>
          <pre className={classes.answer}>{answer}</pre>
        </details>
      ) : null}
    </>
  );
}
