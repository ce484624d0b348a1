import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** Greets who is signed in, by the clock of the library, and says which day it is. */
export function Greeting({ about, children }: { about: string; children?: ReactNode }) {
  const { t } = useWords();
  const clock = useClock();
  const { facts } = useSession();
  const hour = Number(clock.time(new Date().toISOString()).slice(0, 2));
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return (
    <PageHead
      title={t('home.greeting', { part, name: facts.user.name.split(' ')[0] ?? '' })}
      about={about}
      beside={<span className={classes.today}>{clock.exact(clock.today())}</span>}
    >
      {children}
    </PageHead>
  );
}
