import type { Terms } from '../../domain/terms.js';
import { DeliveryMark } from '../parts/delivery-mark.js';
import { statusRow } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { useTermsLine } from '../terms/terms-words.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './bubble.module.css';
import type { Step } from './steps-of.js';

/** One step in the conversation, on the side of who took it: read aloud as “Humber, 24 November 10:40: Conditional”. */
export function Bubble({ step: { entry, whose, sent, isMessage }, request }: { step: Step; request: Request }) {
  const { t, textOf } = useWords();
  const clock = useClock(request.timeZone);
  const offered = entry.facts?.['terms'] as Terms | undefined;
  const reason = entry.facts?.['reason'];
  const termsLine = useTermsLine(request.timeZone);
  // What was written down before days were kept has the moment alone.
  const due = (entry.facts?.['dueDay'] ?? entry.facts?.['dueDate']) as { to?: string } | undefined;
  const becomes =
    !isMessage && entry.toState && entry.toState !== entry.fromState
      ? textOf(statusRow(request.side, entry.toState).label)
      : undefined;
  const mark = sent ? (
    <DeliveryMark
      status={sent.status}
      at={sent.settledAt}
      nextAttemptAt={sent.nextAttemptAt}
      why={sent.status === 'delivered' ? undefined : sent.outcome}
    />
  ) : null;
  return (
    <li className={classes.bubble} data-whose={whose} data-message={isMessage || undefined} data-event={entry.event}>
      <div className={classes.head}>
        <span className={classes.who}>{whose === 'machine' ? t('request.byItself') : entry.actor}</span>
        {isMessage ? null : <span className={classes.what}>{entry.label}</span>}
        {becomes && becomes !== entry.label ? (
          <span className={classes.status}>{t('act.nowIs', { status: becomes })}</span>
        ) : null}
        {isMessage ? null : mark}
        <time dateTime={entry.at} title={clock.exact(entry.at)} className={`numbers ${classes.time}`}>
          {clock.moment(entry.at)}
        </time>
      </div>
      {entry.note ? <div className={classes.note}>{entry.note}</div> : null}
      {typeof reason === 'string' ? <div className={classes.more}>{t('request.reasonGiven', { reason })}</div> : null}
      {offered ? <div className={classes.more}>{t('terms.asOffered', { terms: termsLine(offered) })}</div> : null}
      {due?.to ? <div className={classes.more}>{t('request.dueNow', { date: clock.day(due.to) })}</div> : null}
      {isMessage && mark ? <div className={classes.mark}>{mark}</div> : null}
    </li>
  );
}
