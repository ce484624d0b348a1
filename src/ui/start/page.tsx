import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import classes from '../partner/partner.module.css';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

type StepName = 'symbol' | 'desk' | 'partner' | 'certify' | 'staff' | 'request';
interface Step {
  name: StepName;
  isDone: boolean;
  more?: string;
  to?: string;
  button?: string;
  /** What is in place of a button that leads elsewhere. */
  own?: ReactNode;
}

/** From an empty node to the first loan: each step is ticked by what the node finds. */
export function Component() {
  const { t } = useWords();
  const { facts, may } = useSession();
  const node = useRead('/node');
  const partners = useRead('/partners', { query: { practice: true, limit: 1 }, when: may('seePartners') });
  const practice = useRead('/practice-partner', { when: may('seePartners') });
  const users = useRead('/users', { query: { active: true, limit: 2 }, when: may('seeUsers') });
  const activity = useRead('/requests', { query: { limit: 1 }, when: may('seeRequests') });
  // The steps are about the practice partner: a real one is no place to try things.
  const first = partners.data?.items[0];
  const certified = useRead('/partners/{code}/certifications', {
    path: { code: first?.code ?? '' },
    when: first !== undefined,
    freshMs: 0,
  });
  if (!node.data)
    return node.error ? (
      <PageProblem title="nav.start" error={node.error} retry={() => void node.refetch()} />
    ) : (
      <Loading rows={6} height={60} />
    );
  const symbols = node.data.symbols.map(({ type, value }) => `${type}:${value}`).join(', ');
  const certifyTo = first ? `/partners/${encodeURIComponent(first.code)}/certify` : undefined;
  const steps: Step[] = [
    { name: 'symbol', isDone: symbols !== '', ...(symbols ? { more: t('start.symbolIs', { symbols }) } : {}) },
    { name: 'desk', isDone: facts.desks.length > 0, to: '/libraries', button: t('start.deskDo') },
    {
      name: 'partner',
      isDone: first !== undefined,
      ...(first ? { more: t('start.partnerIs', { name: first.name }) } : {}),
      ...(may('keepPartners') && (!first || practice.data?.running === false)
        ? { own: <StartPractice again={first !== undefined} /> }
        : {}),
    },
    {
      name: 'certify',
      isDone: certified.data?.items.some(({ state }) => state === 'done') ?? false,
      ...(certifyTo && first ? { to: certifyTo, button: t('start.certifyDo', { name: first.name }) } : {}),
    },
    { name: 'staff', isDone: (users.data?.items.length ?? 0) > 1, to: '/staff?new=1', button: t('start.staffDo') },
    {
      name: 'request',
      isDone: (activity.data?.items.length ?? 0) > 0,
      to: '/borrowing/new?type=book',
      button: t('start.requestDo'),
    },
  ];
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <>
      <PageHead title={t('nav.start')} about={t('start.about')} />
      <p>
        {done === steps.length ? t('start.allDone') : t('start.intro')} {t('start.count', { done, all: steps.length })}
      </p>
      <section className={classes.tile} aria-label={t('nav.start')}>
        <ol className={classes.steps}>
          {steps.map(({ name, isDone, more, to, button, own }, index) => (
            <li key={name} data-step={name} data-done={isDone}>
              <span className={classes.number}>{index + 1}</span>
              <div>
                <strong>{t(`start.${name}`)}</strong>
                <div>
                  {t(`start.${name}How`)} {more}
                </div>
                {own}
                {to && button && !isDone ? (
                  <LinkButton to={to} mt="xs" size="compact-sm" variant={next?.name === name ? 'filled' : 'default'}>
                    {button}
                  </LinkButton>
                ) : null}
              </div>
              <span>
                <ToneBadge tone={isDone ? 'here' : 'act'} icon={isDone ? IconCircleCheck : IconCircleDashed}>
                  {t(isDone ? 'start.done' : 'start.toDo')}
                </ToneBadge>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** Starts the practice partner on the server; after a restart of the server it is started again. */
function StartPractice({ again }: { again: boolean }) {
  const { t } = useWords();
  const start = useChange(() => api.post('/practice-partner', {}), {
    again: ['/practice-partner', '/partners', '/partners/{code}/certifications'],
  });
  return (
    <>
      {again ? <p>{t('start.partnerStopped')}</p> : null}
      <Button
        mt="xs"
        size="compact-sm"
        variant={again ? 'default' : 'filled'}
        loading={start.isPending}
        onClick={() => start.mutate(undefined)}
      >
        {t(again ? 'start.partnerAgain' : 'start.partnerDo')}
      </Button>
      <ProblemAlert error={start.error} />
    </>
  );
}
