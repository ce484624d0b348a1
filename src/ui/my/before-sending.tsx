import { IconCalendarEvent, IconCircleCheckFilled, IconTicket } from '@tabler/icons-react';
import type { WishCheck, WishKind } from '../../domain/patrons-side/views.js';
import { usePatronWords } from './words.js';

/** What is true before it is sent: who can lend, which of the patron’s requests it is, how long it lasts, what is told of whom. */
export function BeforeSending({ check, kind }: { check: WishCheck | undefined; kind: WishKind }) {
  const { t } = usePatronWords();
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
        {check.hold ? null : <p className="my-second">{t(check.isNamed ? 'nameTold' : 'nameUntold')}</p>}
      </div>
    </div>
  );
}
