import type { Side } from '../../domain/tables/tables.js';
import type { Thing } from '../api/client.js';
import { dueWords } from '../parts/due-words.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './rows.module.css';

type Next = NonNullable<Thing<'RequestSummary'>['next']>;

/** Within so many days a date is near: two working days, whenever the weekend is. */
const nearDays = 2;

/** What a date is called. */
export const nextWords = (side: Side, kind: Next['kind']): Key =>
  kind === 'due' ? dueWords(side, 'list.next_due') : `list.next_${kind}`;

/** A date with what it is; near ones are amber, past ones red and say so. */
export function NextDate({ side, kind, at, timeZone }: Next & { side: Side; timeZone?: string | undefined }) {
  const { t } = useWords();
  const clock = useClock(timeZone);
  const days = clock.daysTo(at);
  const isLate = days < 0;
  // What the partner is late with is no deadline of ours.
  const tone = kind === 'theyAnswerBy' || days > nearDays ? undefined : isLate ? 'stop' : 'act';
  return (
    <>
      <time dateTime={at} title={clock.exact(at)} className={classes.date} data-tone={tone}>
        {clock.shortDay(at)}
      </time>
      <div className={classes.kind}>{t(isLate && kind === 'due' ? 'list.next_wasDue' : nextWords(side, kind))}</div>
    </>
  );
}
