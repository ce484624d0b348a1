import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { ProblemAlert } from '../parts/problem.js';
import { statusRow } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { lastStepOf } from '../undo/step.js';
import { Undo } from '../undo/undo.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './history.module.css';

/** Everything that happened, the newest last, each with who or which rule did it. */
export function History({ request }: { request: Request }) {
  const { t, textOf } = useWords();
  const clock = useClock(request.timeZone);
  const announce = useAnnounceDone();
  const step = lastStepOf(request);
  const { data, error, refetch } = useRead('/requests/{id}/history', { path: { id: request.id } });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return (
    <ol className={classes.history}>
      {(data?.items ?? []).map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.at} title={clock.exact(entry.at)} className="numbers">
            {clock.moment(entry.at)}
          </time>
          <div>
            <strong>{entry.label}</strong> <span className={classes.who}>{entry.actor}</span>
            {entry.rule ? <div className={classes.who}>{entry.rule}</div> : null}
            {(entry.changes ?? []).map((change) => (
              <div key={change} className={classes.who}>
                {change}
              </div>
            ))}
            {letterOf(entry) ? <div className={classes.who}>{letterOf(entry)}</div> : null}
            {entry.note ? <div className={classes.note}>{entry.note}</div> : null}
            {step && entry.facts?.['step'] === step.version && entry.event === step.action ? (
              <Undo step={step} done={({ request: now, said }) => announce(now as Request, said)} />
            ) : null}
            {entry.toState && entry.toState !== entry.fromState ? (
              <div className={classes.who}>
                {t('act.nowIs', { status: textOf(statusRow(request.side, entry.toState).label) })}
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Of a letter that was mailed, could not be, or is sent again: its subject, and to whom where that may be seen. */
export const letterOf = ({ event, facts }: Pick<Thing<'HistoryEntry'>, 'event' | 'facts'>): string | undefined =>
  /^letter(Not)?Mailed$|^letterSentAgain$/.test(event)
    ? [facts?.['subject'], facts?.['to'], facts?.['answer']].filter((each) => typeof each === 'string').join(' · ')
    : undefined;
