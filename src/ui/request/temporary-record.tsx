import { useRead } from '../api/read.js';
import { usePlaceNames } from '../parts/place-names.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import type { LabelledValue } from './elements.js';
import { Facts, Section } from './section.js';

/** What stands for the item in the catalogue, from the creation of the request until the item goes home. */
export function TemporaryRecord({ request }: { request: Request }) {
  const { t } = useWords();
  const path = { id: request.id };
  const isBorrowed = request.side === 'borrowing' && request.serviceType !== 'Copy';
  const { data } = useRead('/requests/{id}/temporary-record', { path, when: isBorrowed });
  const places = usePlaceNames((data?.items.length ?? 0) > 0);
  if (!data || (!data.expected && data.items.length === 0)) return null;
  const { expected, items } = data;
  const holder = expected?.hold.patronName ?? expected?.hold.patron ?? request.requester;
  const facts = expected
    ? [
        ['request.fact_item', `${expected.barcode} · ${t('request.recordStatus', { status: 'expected' })}`],
        ['request.fact_location', expected.locationName],
        [
          'request.fact_hold',
          holder ? t('request.recordHold', { patron: holder, place: expected.hold.pickupName }) : undefined,
        ],
      ]
    : items.flatMap(({ barcode, status, location }) => [
        ['request.fact_item', `${barcode} · ${t('request.recordStatus', { status })}`],
        ['request.fact_location', places.location(location)],
      ]);
  return (
    <Section name="record" title={t('request.section_record')}>
      <Facts facts={facts.filter((each): each is [...LabelledValue] => Boolean(each[1]))} />
      <p>{t('request.recordHow')}</p>
    </Section>
  );
}
