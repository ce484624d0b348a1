import type { Action, OrderFields, Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useMoney } from '../terms/terms-words.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './ship-aside.module.css';

/** What happens to an offer without an answer, by the choice in the form. */
const silence: Readonly<Partial<Record<string, Key>>> = {
  release: 'act.unansweredRelease',
  keep: 'act.unansweredKeep',
};

/** Beside the form of an offer: what the borrowing library will read, while it is written, and what comes of silence. */
export function OfferAside({ request, action, values }: { request: Request; action: Action; values: OrderFields }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const money = useMoney();
  const { facts: here } = useSession();
  const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
  const partner = request.partnerName ?? request.partner ?? t('request.thePartner');
  const library = here.college || request.owner || '';
  const chosen = Array.isArray(values['reason']) ? values['reason'] : [];
  const reasons = (action.fields.find(({ name }) => name === 'reason')?.options ?? []).filter(({ value }) =>
    chosen.includes(value),
  );
  const amount = text('cost');
  const isPrice = amount !== '' && Number.isFinite(Number(amount));
  const currency = text('currency');
  const replyBy = text('replyBy');
  const afterwards = silence[text('ifUnanswered')];
  return (
    <aside className={classes.beside} aria-label={t('act.partnerReads', { partner })} data-terms="preview">
      <div className={classes.label}>{t('act.partnerReads', { partner })}</div>
      <strong>{t('act.termsOf', { library })}</strong>
      {reasons.length > 0 ? (
        reasons.map(({ value, label }) => <span key={value}>{label}</span>)
      ) : (
        <span>{t('act.chooseReason')}</span>
      )}
      <span>{isPrice ? money({ amount, ...(currency ? { currency } : {}) }) : t('act.noPriceYet')}</span>
      {replyBy ? <span>{t('terms.answerUntil', { date: clock.day(replyBy) })}</span> : null}
      {text('note') ? <q>{text('note')}</q> : null}
      {afterwards ? <small>{t(afterwards, { partner })}</small> : null}
    </aside>
  );
}
