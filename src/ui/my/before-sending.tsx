import { IconCalendarEvent, IconCircleCheckFilled, IconCoin, IconTicket } from '@tabler/icons-react';
import type { WishCheck, WishKind } from '../../domain/patrons-side/views.js';
import { usePatronWords } from './words.js';

/** What is true before it is sent: who can lend, which of the patron’s requests it is, how long it lasts, what is notified of whom. */
export function BeforeSending({ check, kind }: { check: WishCheck | undefined; kind: WishKind }) {
  const { t, locale } = usePatronWords();
  if (!check) return <div className="my-before" role="status" />;
  return (
    <div className="my-before" role="status">
      <div className="my-card">
        <h2>{t('before')}</h2>
        {kind === 'book' && check.canLend > 0 && !check.hold ? (
          <p className="my-sign my-good">
            <IconCircleCheckFilled size={20} aria-hidden />
            {t('canLend', { count: check.canLend })}
          </p>
        ) : null}
        {check.limit > 0 && check.open < check.limit ? (
          <p className="my-fact my-at-desk">
            <IconTicket size={20} aria-hidden />
            {t('nthOfLimit', { nth: check.open + 1, limit: check.limit })}
          </p>
        ) : null}
        {kind === 'book' ? (
          <p className="my-fact">
            <IconCalendarEvent size={20} aria-hidden />
            {t('yoursFor', { days: check.loanDays })}
          </p>
        ) : null}
        {check.fee && !check.hold ? (
          <p className="my-fact">
            <IconCoin size={20} aria-hidden />
            {t('costsYou', { fee: sumOf(check.fee, locale) })}
          </p>
        ) : null}
        {check.hold ? null : <p className="my-second">{t(check.isNamed ? 'nameTold' : 'nameUntold')}</p>}
      </div>
    </div>
  );
}

const sumOf = ({ amount, currency }: { amount: string; currency: string }, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
