import { Autocomplete, Button } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import classes from './try-panel.module.css';

type Trial = Thing<'RotaTrial'>;

/** Tries rules with a request that is there: what each of them says of it. Nothing is changed. */
export function TryPanel({ which }: { which: 'rules' | 'sending' | 'items' }) {
  const { t } = useWords();
  const form = useServerForm({ text: '' });
  const [asked, ask] = useState('');
  const recent = useRead('/requests', { query: { side: 'borrowing', limit: 20 } as never, freshMs: 30_000 });
  const rows = (recent.data?.items ?? []) as { id: string; externalId: string; title?: string }[];
  const trial = useRead('/requests/{id}/rota-trial', { path: { id: asked }, when: asked !== '', freshMs: 0 });
  const go = form.onSubmit(({ text }) => {
    const wanted = text.trim();
    const found = rows.find(({ externalId, title }) => wanted === externalId || wanted === shownAs(externalId, title));
    ask(found?.id ?? wanted);
  });
  return (
    <section className={classes.panel} aria-labelledby="try-with">
      <h2 id="try-with">{t('rules.try')}</h2>
      <form onSubmit={go} className={classes.ask}>
        <Autocomplete
          label={t('rules.tryRequest')}
          description={t('rules.tryHow')}
          {...form.getInputProps('text')}
          data={rows.map(({ externalId, title }) => shownAs(externalId, title))}
          limit={12}
        />
        <Button type="submit" variant="default" disabled={form.values.text.trim() === ''}>
          {t('rules.tryGo')}
        </Button>
      </form>
      <ProblemAlert error={trial.error} />
      {asked && trial.isFetching && !trial.data ? <Loading rows={3} height={24} /> : null}
      <div aria-live="polite">{trial.data && asked ? <Verdicts trial={trial.data} which={which} /> : null}</div>
    </section>
  );
}

const shownAs = (externalId: string, title = ''): string => `${externalId} · ${title}`;

/** What each rule of a list says, in its order. */
export function VerdictList({ verdicts }: { verdicts: Trial['sending'] }) {
  const { t } = useWords();
  if (verdicts.length === 0) return <p>{t('rules.noRules')}</p>;
  return (
    <ol className={classes.verdicts}>
      {verdicts.map((each, at) => {
        const Shape = each.used ? IconCheck : each.fits ? IconMinus : IconX;
        return (
          <li key={at} data-used={each.used || undefined}>
            <Shape size={18} aria-hidden />
            <span>
              <strong>{each.rule}</strong> <span className={classes.why}>{each.why}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Verdicts({ trial, which }: { trial: Trial; which: 'rules' | 'sending' | 'items' }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('rules.verdicts')}</h3>
      <VerdictList verdicts={trial[which]} />
      {which === 'rules' ? (
        <>
          <h3>{t('rules.wouldAsk')}</h3>
          {trial.rota.length === 0 ? <p>{t('rules.nobody')}</p> : null}
          <ol className={classes.asked}>
            {trial.rota.map((each) => (
              <li key={each.partner}>
                <strong>{each.partnerName}</strong> <span className={classes.why}>{each.why}</span>
              </li>
            ))}
          </ol>
          {trial.leftOut.length > 0 ? <h3>{t('rules.leftOut')}</h3> : null}
          <ul className={classes.asked}>
            {trial.leftOut.map((each) => (
              <li key={each.partner}>
                <strong>{each.partnerName}</strong> <span className={classes.why}>{each.why}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
