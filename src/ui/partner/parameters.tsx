import { Fieldset } from '@mantine/core';
import { type PartnerFieldName, partnerFieldNames } from '../../domain/partner/fields.js';
import { type Key, useWords } from '../words/index.js';
import { changesOf, type GivenFields, PartnerField } from './fields.js';
import classes from './partner.module.css';
import { PartForm, type PartProps, usePartForm } from './save.js';

const elsewhere = [
  'byEmail',
  'systemType',
  'borrowing',
  'lending',
  'loans',
  'copies',
  'contacts',
  'addresses',
  'notes',
];
const names = partnerFieldNames.filter((name) => !elsewhere.includes(name));

/** What belongs together, in the order in which a loan comes to it. */
const groups: Readonly<Record<string, readonly PartnerFieldName[]>> = {
  rank: ['averageSupplyDays', 'deliveryDelayDays', 'openRequestLimit', 'tier', 'loanFee', 'copyFee', 'currency'],
  closed: ['closedFrom', 'closedUntil', 'closures', 'timeZone'],
  waits: [
    ...(['autoClaimDays', 'autoCancelDays', 'autoCancelReason', 'overdueResendDays'] as const),
    ...(['expiryType', 'expiryBusinessDays'] as const),
  ],
  answers: ['automaticAnswers', 'checkedInMessage', 'sharedBarcodes', 'returnInfo'],
  letters: ['letterLanguage', 'emailLetters', 'sendRequesterInformation', 'alternativeDocumentDelivery'],
};
const grouped = new Set(Object.values(groups).flat());
/** How the two systems reach each other, and whatever has no other place. */
const parts = { ...groups, system: names.filter((name) => !grouped.has(name)) };

/** Times, limits and habits, each with what it belongs to. */
export function Parameters({ partner }: PartProps) {
  const { t } = useWords();
  const part = usePartForm(partner, 'parameters', (base) =>
    Object.fromEntries(names.map((name) => [name, base[name]])),
  );
  return (
    <PartForm {...part} change={(values, base) => changesOf(base as GivenFields, values)}>
      {Object.entries(parts).map(([group, fields]) => (
        <Fieldset key={group} legend={t(`partner.group_${group}` as Key)} mb="md">
          <div className={classes.fields}>
            {fields.map((name) => (
              <PartnerField key={name} name={name} form={part.form} />
            ))}
          </div>
        </Fieldset>
      ))}
    </PartForm>
  );
}
