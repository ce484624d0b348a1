import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconLoader } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { type TryStep, tryStepNames, trySteps } from '../../domain/partner/try-steps.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useWords } from '../words/index.js';
import { BackToPartner } from './back-to-partner.js';
import classes from './partner.module.css';

/** Tries the connection step by step; a step that fails says whose side it is and what to do. */
export function Component() {
  const { t } = useWords();
  const { politely, atOnce } = useAnnouncer();
  const { code = '' } = useParams();
  const { data: partner, error, refetch } = useRead('/partners/{code}', { path: { code } });
  const name = partner?.name ?? code;
  const test = useChange(() => api.post('/partners/{code}/test', { path: { code } }), {
    again: ['/partners', '/partners/{code}'],
    done: ({ items }) => {
      const failed = items.findIndex(({ ok }) => !ok);
      if (failed < 0) politely(t('partner.testAll'));
      else atOnce(t('partner.testFailed', { number: failed + 1 }));
    },
  });
  useTabThing(name);
  if (!partner)
    return error ? (
      <PageProblem title="nav.testPartner" error={error} retry={() => void refetch()} />
    ) : (
      <Loading rows={4} />
    );
  const steps = test.data?.items ?? [];
  return (
    <>
      <PageHead title={t('nav.testPartner')} about={t('partner.testAbout')}>
        <BackToPartner code={code} name={name} />
        <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t(test.data ? 'partner.testAgain' : 'partner.testRun')}
        </Button>
      </PageHead>
      <p>{test.isPending ? t('partner.testing', { name }) : t('partner.testAbout')}</p>
      <ProblemAlert error={test.error} />
      <section className={classes.tile} aria-label={t('nav.testPartner')} aria-busy={test.isPending}>
        <ol className={classes.steps}>
          {tryStepNames.map((step, index) => (
            <Step
              key={step}
              number={index + 1}
              step={step}
              found={steps.find((each) => each.step === step)}
              isRunning={test.isPending}
            />
          ))}
        </ol>
      </section>
    </>
  );
}

interface StepProps {
  number: number;
  step: TryStep;
  found: Thing<'PartnerTestStep'> | undefined;
  isRunning: boolean;
}

function Step({ number, step, found, isRunning }: StepProps) {
  const { t, textOf } = useWords();
  const remedy = found?.remedy ?? '';
  return (
    <li data-step={step} data-ok={found?.ok}>
      <span className={classes.number}>{number}</span>
      <div>
        <strong>{textOf(trySteps[step].title)}</strong>
        {found ? <div>{found.said}</div> : null}
        {remedy ? (
          <div className={classes.remedy}>{t('frame.pair', { name: t('partner.toDo'), value: remedy })}</div>
        ) : null}
      </div>
      {found ? (
        <ToneBadge tone={found.ok ? 'here' : 'stop'} icon={found.ok ? IconCircleCheck : IconCircleX}>
          {t(found.ok ? 'partner.result_pass' : 'partner.result_fail')}
        </ToneBadge>
      ) : (
        <ToneBadge tone="done" icon={IconLoader}>
          {t(isRunning ? 'partner.result_waiting' : 'partner.result_notTried')}
        </ToneBadge>
      )}
    </li>
  );
}
