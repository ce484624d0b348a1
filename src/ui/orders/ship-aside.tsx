import { SetAside } from '../library-system/set-aside.js';
import type { Request } from '../parts/use-order.js';
import { CopyFacts, copyOf } from '../request/copy-facts.js';
import { elementsAt } from '../request/elements.js';
import { Facts } from '../request/section.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './ship-aside.module.css';

/** What a packer looks at before the parcel is closed. */
const looked: ReadonlySet<string> = new Set([
  'element.needBeforeDate',
  'element.maximumCosts',
  'element.serviceLevel',
  'element.volume',
]);

/** Beside the form of a shipment: where it goes, which copy was set aside, by when it is needed and what it may cost. */
export function ShipAside({ request }: { request: Request }) {
  const words = useWords();
  const { t } = words;
  const clock = useClock(request.timeZone);
  const wishes = [...elementsAt(request, 'request', words, clock), ...elementsAt(request, 'requester', words, clock)];
  const copy = copyOf(request);
  const lines = request.fulfilment?.shipTo ?? [];
  return (
    <aside className={classes.beside} aria-label={t('request.fact_shipTo')}>
      <div className={classes.label}>{t('request.fact_shipTo')}</div>
      <address className={classes.address}>
        <strong>{request.partnerName ?? request.partner}</strong>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {copy ? (
        <div>
          <div className={classes.label}>{t('request.copyToLend')}</div>
          <CopyFacts copy={copy} />
        </div>
      ) : null}
      <SetAside request={request.id} label={classes.label} />
      <Facts facts={wishes.filter(([key]) => looked.has(key))} />
    </aside>
  );
}
