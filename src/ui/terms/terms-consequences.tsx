import { IconBook2, IconCoin, IconTruckDelivery } from '@tabler/icons-react';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './terms-consequences.module.css';
import { useLimitAfter, useMoney } from './terms-words.js';

/** What accepting the terms means, each in words, before the button. */
export function TermsConsequences({ request }: { request: Request }) {
  const { t, textOf } = useWords();
  const clock = useClock(request.timeZone);
  const money = useMoney();
  const limitAfter = useLimitAfter();
  const { terms } = request;
  if (!terms) return null;
  const partner = request.partnerName ?? request.partner ?? t('request.thePartner');
  const { conditions, cost, note, replyBy } = terms;
  return (
    <>
      <ul className={classes.list} data-terms="consequences">
        {conditions.map((each) => (
          <li key={each.code}>
            <IconBook2 size={20} aria-hidden />
            <div>
              <strong>{textOf(each.label)}</strong>
              <div>{textOf(each.says)}</div>
            </div>
          </li>
        ))}
        {cost ? (
          <li>
            <IconCoin size={20} aria-hidden />
            <div>
              <strong>{t('terms.costOfLoan', { price: money(cost) })}</strong>
              <div>{limitAfter(terms)}</div>
            </div>
          </li>
        ) : null}
        <li>
          <IconTruckDelivery size={20} aria-hidden />
          <div>
            <strong>{t('terms.thenShips', { partner })}</strong>
            <div>{t('terms.thenShipsHow')}</div>
          </div>
        </li>
      </ul>
      {note ? <blockquote className={classes.words}>{note}</blockquote> : null}
      <p className={classes.queued}>
        {[replyBy ? `${t('terms.answerUntil', { date: clock.moment(replyBy) })}.` : '', t('terms.toSend', { partner })]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  );
}

/** The price was read: it is agreed to with the offer, and not typed again. */
export const readWithTerms: ReadonlySet<string> = new Set(['maximumCosts', 'currency']);
