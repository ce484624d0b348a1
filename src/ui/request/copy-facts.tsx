import { IconCircleCheck, IconClock, IconLock } from '@tabler/icons-react';
import type { Thing } from '../api/client.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import classes from './copy-box.module.css';

export type Candidate = Thing<'CandidateView'>;

/** The copy that goes to the borrower, of those that were found on our shelves. */
export const copyOf = ({ fulfilment }: Pick<Request, 'fulfilment'>): Candidate | undefined =>
  fulfilment?.candidates.find(({ barcode }) => barcode === fulfilment.copy);

/** Where a copy is and why it was found, in the words of staff. */
export function useCopyWords() {
  const { t } = useWords();
  return {
    why: ({ by, otherEdition }: Candidate): string =>
      otherEdition ? t('request.copyOtherEdition', { by: t('request.copyBy', { by }) }) : t('request.copyBy', { by }),
    status: ({ available, lentOn }: Candidate): string =>
      lentOn
        ? t('request.copyLentOn', { request: lentOn })
        : t(available ? 'request.copyAvailable' : 'request.copyNotForLending'),
  };
}

/** Whether a copy may be lent now, by icon and word. */
export function ShelfStatus({ copy }: { copy: Candidate }) {
  const { status } = useCopyWords();
  const Shape = copy.available ? IconCircleCheck : copy.lentOn ? IconClock : IconLock;
  return (
    <span className={classes.status} data-available={copy.available || undefined}>
      <Shape size={16} aria-hidden /> {status(copy)}
    </span>
  );
}

/** Library, place, call number, barcode, status, policy and why it was found: all that is needed to go and fetch it. */
export function CopyFacts({ copy }: { copy: Candidate }) {
  const { t } = useWords();
  const { why } = useCopyWords();
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('request.copyLibrary')}</dt>
        <dd>{copy.libraryName}</dd>
      </div>
      <div>
        <dt>{t('request.copyPlace')}</dt>
        <dd>{copy.locationName}</dd>
      </div>
      <div>
        <dt>{t('request.copyCallNumber')}</dt>
        <dd>
          <strong>{copy.callNumber ?? '–'}</strong>
        </dd>
      </div>
      <div>
        <dt>{t('request.copyBarcode')}</dt>
        <dd className="mono">{copy.barcode}</dd>
      </div>
      <div>
        <dt>{t('request.copyStatus')}</dt>
        <dd>
          <ShelfStatus copy={copy} />
        </dd>
      </div>
      <div>
        <dt>{t('request.copyPolicy')}</dt>
        <dd>{t(`request.copyPolicy_${copy.policy}`)}</dd>
      </div>
      <div data-wide>
        <dt>{t('request.copyWhy')}</dt>
        <dd>{why(copy)}</dd>
      </div>
    </dl>
  );
}
