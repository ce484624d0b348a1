import { DeliveryMark } from '../parts/delivery-mark.js';
import { statusRow } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './bubble.module.css';
import type { Step } from './steps.js';

/** One step in the conversation, on the side of who took it: read aloud as “Humber, 24 November 10:40: Conditional”. */
export function Bubble({ step: { entry, whose, sent, isMessage }, request }: { step: Step; request: Request }) {
  const { t, either } = useWords();
  const clock = useClock();
  const due = entry.facts?.['dueDate'] as { to?: string } | undefined;
  return (
    <li className={classes.bubble} data-whose={whose} data-event={entry.event}>
      <div className={classes.head}>
        <span>{whose === 'machine' ? t('request.byItself') : entry.actor}</span>
        <time dateTime={entry.at} title={clock.exact(entry.at)} className="numbers">
          {clock.moment(entry.at)}
        </time>
      </div>
      {isMessage ? null : <div className={classes.what}>{either(entry)}</div>}
      {entry.note ? <div className={classes.note}>{entry.note}</div> : null}
      {due?.to ? <div>{t('request.dueNow', { date: clock.day(due.to) })}</div> : null}
      {!isMessage &&
      entry.toState &&
      entry.toState !== entry.fromState &&
      either(statusRow(request.side, entry.toState)) !== either(entry) ? (
        <div className={classes.status}>
          {t('act.nowIs', { status: either(statusRow(request.side, entry.toState)) })}
        </div>
      ) : null}
      {sent ? (
        <div className={classes.mark}>
          <DeliveryMark
            status={sent.status}
            at={sent.settledAt}
            nextAttemptAt={sent.nextAttemptAt}
            why={sent.status === 'delivered' ? undefined : sent.outcome}
          />
        </div>
      ) : null}
    </li>
  );
}
