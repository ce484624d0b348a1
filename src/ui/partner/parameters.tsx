import { partnerFieldNames } from '../../domain/partner/fields.js';
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

/** Times, limits and habits. */
export function Parameters({ partner }: PartProps) {
  const part = usePartForm(partner, 'parameters', (base) =>
    Object.fromEntries(names.map((name) => [name, base[name]])),
  );
  return (
    <PartForm {...part} change={(values, base) => changesOf(base as GivenFields, values)}>
      <div className={classes.fields}>
        {names.map((name) => (
          <PartnerField key={name} name={name} form={part.form} />
        ))}
      </div>
    </PartForm>
  );
}
