import type { Terms } from '../../domain/terms.js';
import { DeliveryMark } from '../parts/delivery-mark.js';
import { statusRow } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { useTermsLine } from '../terms/terms-words.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './bubble.module.css';
import type { Step } from './steps.js';

/** One step in the conversation, on the side of who took it: read aloud as “Humber, 24 November 10:40: Conditional”. */
export function Bubble({ step: { entry, whose, sent, isMessage }, request }: { step: Step; request: Request }) {
  const { t, textOf } = useWords();
  const clock = useClock(request.timeZone);
  const offered = entry.facts?.['terms'] as Terms | undefined;
  const termsLine = useTermsLine(request.timeZone);
  // What was written down before days were kept has the moment alone.
  const due = (entry.facts?.['dueDay'] ?? entry.facts?.['dueDate']) as { to?: string } | undefined;
  return (
    <li className={classes.bubble} data-whose={whose} data-message={isMessage || undefined} data-event={entry.event}>
      <div className={classes.head}>
        <span>{whose === 'machine' ? t('request.byItself') : entry.actor}</span>
        <time dateTime={entry.at} title={clock.exact(entry.at)} className="numbers">
          {clock.moment(entry.at)}
        </time>
      </div>
      {isMessage ? null : <div className={classes.what}>{entry.label}</div>}
      {entry.note ? <div className={classes.note}>{entry.note}</div> : null}
      {offered ? <div>{t('terms.asOffered', { terms: termsLine(offered) })}</div> : null}
      {due?.to ? <div>{t('request.dueNow', { date: clock.day(due.to) })}</div> : null}
      {!isMessage &&
      entry.toState &&
      entry.toState !== entry.fromState &&
      textOf(statusRow(request.side, entry.toState).label) !== entry.label ? (
        <div className={classes.status}>
          {t('act.nowIs', { status: textOf(statusRow(request.side, entry.toState).label) })}
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
