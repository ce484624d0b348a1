import type { Terms } from '../../domain/request/terms.js';
import { DeliveryMark } from '../parts/delivery-mark.js';
import { statusRow } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { useTermsLine } from '../terms/terms-words.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './bubble.module.css';
import { letterOf } from './history.js';
import type { Step } from './steps-of.js';
import { unreadOf } from './unread.js';
import { UnreadButtons } from './unread-buttons.js';

/** One step in the conversation, on the side of who took it: read aloud as “Humber, 24 November 10:40: Conditional”. */
export function Bubble({
  step: { entry, whose, sent, isMessage },
  request,
  onReply,
}: {
  step: Step;
  request: Request;
  onReply?: (() => void) | undefined;
}) {
  const unread = unreadOf(request, entry);
  const letter = letterOf(entry);
  // Which call it was, and what came back.
  const isOfSystem = entry.event.startsWith('librarySystem.') && entry.changes !== undefined;
  const { t, textOf } = useWords();
  const clock = useClock(request.timeZone);
  const offered = entry.facts?.['terms'] as Terms | undefined;
  const reason = entry.facts?.['reason'];
  const { about, replyBy } = (entry.facts ?? {}) as { about?: string; replyBy?: string };
  const fee = entry.facts?.['lostCase'] ? entry.facts['fee'] : undefined;
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
    <li
      className={classes.bubble}
      data-whose={whose}
      data-message={isMessage || unread !== undefined || undefined}
      data-event={entry.event}
      data-at={entry.at}
      tabIndex={-1}
    >
      <div className={classes.head}>
        <span className={classes.who}>{whose === 'machine' ? t('request.byItself') : entry.actor}</span>
        {isMessage && entry.actorKind !== 'patron' ? null : <span className={classes.what}>{entry.label}</span>}
        {becomes && becomes !== entry.label ? (
          <span className={classes.status}>{t('act.nowIs', { status: becomes })}</span>
        ) : null}
        {unread ? <span className={classes.new}>{t('request.unread')}</span> : null}
        {isMessage ? null : mark}
        <time dateTime={entry.at} title={clock.exact(entry.at)} className={`numbers ${classes.time}`}>
          {clock.moment(entry.at)}
        </time>
      </div>
      {letter ? <div className={classes.more}>{letter}</div> : null}
      {isOfSystem ? <div className={classes.more}>{entry.changes?.join(' · ')}</div> : null}
      {entry.note ? <div className={classes.note}>{entry.note}</div> : null}
      {typeof about === 'string' ? <div className={classes.more}>{about}</div> : null}
      {typeof reason === 'string' ? <div className={classes.more}>{t('request.reasonGiven', { reason })}</div> : null}
      {entry.event === 'patronQueried' && replyBy ? (
        <div className={classes.more}>{t('terms.answerUntil', { date: clock.day(replyBy) })}</div>
      ) : null}
      {typeof fee === 'string' ? (
        <div className={classes.more}>{t('request.lostFee', { amount: amountOf(fee, clock) })}</div>
      ) : null}
      {offered ? <div className={classes.more}>{t('terms.asOffered', { terms: termsLine(offered) })}</div> : null}
      {due?.to ? <div className={classes.more}>{t('request.dueNow', { date: clock.day(due.to) })}</div> : null}
      {isMessage && mark ? <div className={classes.mark}>{mark}</div> : null}
      {unread ? (
        <UnreadButtons
          request={request}
          unread={unread}
          who={entry.actor}
          reply={entry.actorKind === 'partner'}
          onReply={onReply}
        />
      ) : null}
    </li>
  );
}

/** The fee of a lost item as the history keeps it, `85.00 CAD`. */
function amountOf(fee: string, clock: ReturnType<typeof useClock>): string {
  const [amount = '', currency] = fee.split(' ');
  return currency ? clock.money(amount, currency) : amount;
}
