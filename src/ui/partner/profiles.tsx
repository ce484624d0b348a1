import { Select } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';
import { PartForm, type PartProps, usePartForm } from './save.js';

const names = ['borrowingProfile', 'lendingProfile'] as const;

/** Which optional steps are taken with this partner. */
export function Profiles({ partner }: PartProps) {
  const { t, either } = useWords();
  const { data } = useRead('/workflow-profiles');
  const part = usePartForm(partner, 'profiles', ({ borrowingProfile = null, lendingProfile = null }) => ({
    borrowingProfile,
    lendingProfile,
  }));
  return (
    <PartForm {...part} change={(values) => values}>
      <div className={classes.fields}>
        {names.map((name) => (
          <Select
            key={name}
            label={t(`partner.${name}`)}
            description={t('partner.profileHow')}
            placeholder={t('partner.everyStep')}
            clearable
            clearButtonProps={{ 'aria-label': t('partner.everyStep') }}
            {...part.form.getInputProps(name)}
            data={(data?.items ?? []).map((profile) => ({
              value: profile.code,
              label: either({ label: profile.name, ...(profile.french ? { french: profile.french } : {}) }),
            }))}
          />
        ))}
      </div>
    </PartForm>
  );
}
