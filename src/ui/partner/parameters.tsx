import { partnerFieldNames } from '../../domain/partner/fields.js';
import { problemAt } from '../records/field-rows.js';
import { useTyped } from '../records/typed.js';
import { changesOf, type GivenFields, PartnerField } from './fields.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

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
  const save = useSave(partner, () => typed.forget());
  const typed = useTyped<GivenFields>(
    `partner ${partner.code} parameters`,
    Object.fromEntries(names.map((name) => [name, save.base[name]])),
  );
  const { value: said, set: setSaid } = typed;
  return (
    <SaveForm save={save} typed={typed} change={() => changesOf(save.base as GivenFields, said)}>
      <div className={classes.fields}>
        {names.map((name) => (
          <PartnerField
            key={name}
            name={name}
            said={said}
            say={setSaid}
            error={problemAt(save.error?.fields ?? {}, name)}
          />
        ))}
      </div>
    </SaveForm>
  );
}
