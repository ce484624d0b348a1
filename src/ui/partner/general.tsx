import { Button, CopyButton, Switch } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useTyped } from '../records/typed.js';
import { useWords } from '../words/index.js';
import { Basics, basicsBody, basicsOf } from './basics.js';
import { changesOf, type GivenFields, PartnerField } from './fields.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

const names = ['systemType', 'borrowing', 'lending', 'loans', 'copies'] as const;

/** Name, symbols, address, dialect, and what it does at all. */
export function General({ partner }: PartProps) {
  const { t } = useWords();
  const save = useSave(partner, () => typed.forget());
  const { base } = save;
  const typed = useTyped(`partner ${partner.code} general`, {
    ...basicsOf(base),
    said: Object.fromEntries(names.map((name) => [name, base[name]])) as GivenFields,
    isActive: base.status === 'active',
  });
  const { said, isActive, ...basics } = typed.value;
  const { data: node } = useRead('/node');
  const change = () => {
    const { code: _same, ...now } = basicsBody(basics);
    const { code: _before, ...before } = basicsBody(basicsOf(save.base));
    return {
      ...changesOf(before as GivenFields, now as GivenFields),
      ...changesOf(save.base as GivenFields, said),
      ...(isActive === (save.base.status === 'active') ? {} : { status: isActive ? 'active' : 'inactive' }),
    };
  };
  const ours = t('partner.ourDetailsText', {
    symbols: node?.symbols.map(({ type, value }) => `${type}:${value}`).join(', ') ?? '',
    address: `${location.origin}/iso18626`,
  });
  return (
    <SaveForm save={save} typed={typed} change={change}>
      <Basics said={basics} say={(now) => typed.set({ ...typed.value, ...now })} errors={save.error?.fields ?? {}} />
      <div className={classes.fields}>
        {names.map((name) => (
          <PartnerField
            key={name}
            name={name}
            said={said}
            say={(now) => typed.set({ ...typed.value, said: now })}
            error={save.error?.fields[name]}
          />
        ))}
        <Switch
          label={t('partner.active')}
          description={t('partner.activeHow')}
          checked={isActive}
          onChange={(event) => typed.set({ ...typed.value, isActive: event.currentTarget.checked })}
        />
      </div>
      <CopyButton value={ours}>
        {({ copied, copy }) => (
          <Button mt="md" variant="default" size="compact-sm" onClick={copy}>
            {t(copied ? 'partner.copied' : 'partner.ourDetails')}
          </Button>
        )}
      </CopyButton>
    </SaveForm>
  );
}
