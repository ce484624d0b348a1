import { Select } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useTyped } from '../records/typed.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

const names = ['borrowingProfile', 'lendingProfile'] as const;

/** Which optional steps are taken with this partner. */
export function Profiles({ partner }: PartProps) {
  const { t, either } = useWords();
  const save = useSave(partner, () => typed.forget());
  const { data } = useRead('/workflow-profiles');
  const typed = useTyped<Record<string, string | null>>(`partner ${partner.code} profiles`, {
    borrowingProfile: save.base.borrowingProfile ?? null,
    lendingProfile: save.base.lendingProfile ?? null,
  });
  const { value: said, set: setSaid } = typed;
  return (
    <SaveForm save={save} typed={typed} change={() => said}>
      <div className={classes.fields}>
        {names.map((name) => (
          <Select
            key={name}
            label={t(`partner.${name}`)}
            description={t('partner.profileHow')}
            placeholder={t('partner.everyStep')}
            clearable
            clearButtonProps={{ 'aria-label': t('partner.everyStep') }}
            value={said[name] ?? null}
            error={save.error?.fields[name]}
            onChange={(value) => setSaid({ ...said, [name]: value })}
            data={(data?.items ?? []).map((profile) => ({
              value: profile.code,
              label: either({ label: profile.name, ...(profile.french ? { french: profile.french } : {}) }),
            }))}
          />
        ))}
      </div>
    </SaveForm>
  );
}
