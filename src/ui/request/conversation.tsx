import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useAddress } from '../parts/address.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { Bubble } from './bubble.js';
import { Composer } from './composer.js';
import classes from './conversation.module.css';
import { useSteps } from './steps.js';

const shows = ['all', 'steps', 'messages'] as const;
/** So near the end of the page what comes is in sight, in pixels. */
const nearEnd = 160;

/** Every step and word of both libraries in one line of time; below it what can be written, and to whom. */
export function Conversation({ request }: { request: Request }) {
  const { t } = useWords();
  const address = useAddress();
  const show = shows.find((each) => each === address.get('show')) ?? 'all';
  const { steps, error, again } = useSteps(request);
  const shown = steps.filter(({ isMessage }) => show === 'all' || (show === 'messages') === isMessage);
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef(0);
  const [below, setBelow] = useState(0);
  useEffect(() => {
    const before = seen.current;
    seen.current = shown.length;
    if (before === 0 || shown.length <= before) return;
    const { bottom = 0 } = end.current?.getBoundingClientRect() ?? {};
    if (bottom > innerHeight + nearEnd) setBelow((count) => count + shown.length - before);
  }, [shown.length]);
  const list = useRef<HTMLOListElement>(null);
  const { hash } = useLocation();
  // A notification leads to the message or step of its moment.
  useEffect(() => {
    const wished = hash.slice(1);
    const bubble = [...(list.current?.children ?? [])].find((each) => (each as HTMLElement).dataset['at'] === wished);
    bubble?.scrollIntoView({ block: 'center' });
    (bubble as HTMLElement | undefined)?.focus({ preventScroll: true });
  }, [hash, shown.length > 0]);
  return (
    <section className={classes.talk} aria-label={t('request.conversation')}>
      <div className={classes.head}>
        <h2 className={classes.whose}>{t('request.conversation')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('request.show')}
          value={show}
          onChange={(value) => address.set({ show: value === 'all' ? undefined : value }, true)}
          data={shows.map((value) => ({ value, label: t(`request.show_${value}`) }))}
        />
      </div>
      <ProblemAlert error={error} retry={again} />
      <ol ref={list} className={classes.steps}>
        {shown.map((step) => (
          <Bubble key={step.entry.id} step={step} request={request} />
        ))}
      </ol>
      <div ref={end} />
      {below > 0 ? (
        <Button
          className={classes.below ?? ''}
          size="compact-sm"
          radius="xl"
          onClick={() => {
            setBelow(0);
            end.current?.scrollIntoView({ block: 'end' });
          }}
        >
          {t('request.newBelow', { count: below })}
        </Button>
      ) : null}
      <Composer request={request} kinds={['message', 'activeNote', 'internalNote']} />
    </section>
  );
}
