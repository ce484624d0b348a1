import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './calls.module.css';

/** What the system answered, what a call waits for, or who settled it: a line or two. */
export function AnswerOfCall({ call }: { call: Thing<'SystemCall'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { status, found = {}, problem, theirWords, behind, nextAttemptAt, attempts, settledBy, settledAt, note } = call;
  const fact = (name: string) => (typeof found[name] === 'string' ? (found[name] as string) : undefined);
  const isWaiting = status === 'pending' || status === 'sending';
  const name = fact('name');
  const due = fact('dueAt');
  const barcode = call.name === 'requestItem' ? fact('itemId') : undefined;
  const lines = [
    name ? t('systemCalls.foundPatron', { name, blocked: found['blocked'] === true ? 'yes' : 'no' }) : undefined,
    barcode ? t('systemCalls.foundBarcode', { barcode }) : undefined,
    found['callNumber'] ? t('systemCalls.foundCallNumber', { callNumber: String(found['callNumber']) }) : undefined,
    found['location'] ? t('systemCalls.foundLocation', { location: String(found['location']) }) : undefined,
    due ? t('systemCalls.foundDue', { day: clock.shortDay(due) }) : undefined,
    call.isPending ? t('systemCalls.decidesLater') : undefined,
    status === 'withdrawn' ? t('systemCalls.undone') : undefined,
    isWaiting && behind ? t('systemCalls.behind', { call: t(`systemCalls.call_${behind}`) }) : undefined,
    problem,
    isWaiting && !behind && attempts > 0 && nextAttemptAt
      ? t('systemCalls.nextAt', { when: clock.moment(nextAttemptAt) })
      : undefined,
  ].filter((line) => line !== undefined);
  return (
    <>
      {theirWords && !problem ? (
        <div>
          <b>{t('systemCalls.theirWords', { words: theirWords })}</b>
        </div>
      ) : null}
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {note ? <div>{t('systemCalls.theirWords', { words: note })}</div> : null}
      {settledBy && settledAt ? (
        <div className={classes.small}>
          {t('systemCalls.settled', { name: settledBy, when: clock.moment(settledAt) })}
        </div>
      ) : null}
    </>
  );
}
