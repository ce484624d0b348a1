import { Link } from 'react-router';
import type { MyFee, MyRequest } from '../../domain/patrons-side/views.js';
import { usePatronWords } from './words.js';

/** What of a patron's own is looked at: everything, or one thing of it. */
export const shownThings = ['requests', 'loans', 'fees', 'messages'] as const;
export type ShownThing = (typeof shownThings)[number];

/** Requests that are with the patron, or lost there. */
export const isLoan = ({ step }: MyRequest): boolean => step === 'onLoan' || step === 'pleaseReturn';

/** What is owed, a sum for each currency. */
export function sumsOf(fees: readonly MyFee[]): { currency: string; amount: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, amount } of fees) sums.set(currency, (sums.get(currency) ?? 0) + Number(amount));
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/** At a desk, beside a patron's own pages: what there is, with counts. A phone has no room for it. */
export function SideColumn({
  here,
  open = [],
  fees = [],
}: {
  here: ShownThing | 'me';
  open?: readonly MyRequest[] | undefined;
  fees?: readonly MyFee[] | undefined;
}) {
  const { t, locale } = usePatronWords();
  const counts: Record<ShownThing, string> = {
    requests: String(open.length),
    loans: String(open.filter(isLoan).length),
    fees: sumsOf(fees)
      .map(({ currency, amount }) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount))
      .join(', '),
    messages: String(open.filter(({ mayAnswer }) => mayAnswer).length),
  };
  return (
    <nav className="my-column" aria-label={t('mineOnly')}>
      <ul>
        {shownThings.map((thing) => (
          <li key={thing}>
            <Link
              to={thing === 'requests' ? '/requests' : `/requests?show=${thing}`}
              aria-current={thing === here ? 'page' : undefined}
            >
              {t(`mine_${thing}`)} <span>{counts[thing]}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/me" aria-current={here === 'me' ? 'page' : undefined}>
            {t('me')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
