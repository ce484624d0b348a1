import { useState } from 'react';
import { partnerFieldNames } from '../../domain/partner/fields.js';
import { changesOf, PartnerField, type Said } from './fields.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

const elsewhere = ['systemType', 'borrowing', 'lending', 'loans', 'copies', 'contacts', 'addresses', 'notes'];
const names = partnerFieldNames.filter((name) => !elsewhere.includes(name));

/** Times, limits and habits. */
export function Parameters({ partner }: PartProps) {
  const save = useSave(partner);
  const [said, setSaid] = useState<Said>(Object.fromEntries(names.map((name) => [name, partner[name]])));
  return (
    <SaveForm save={save} change={() => changesOf(save.base as Said, said)}>
      <div className={classes.fields}>
        {names.map((name) => (
          <PartnerField key={name} name={name} said={said} say={setSaid} error={save.error?.fields[name]} />
        ))}
      </div>
    </SaveForm>
  );
}
