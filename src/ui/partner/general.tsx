import { Button, CopyButton, Switch } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import { Basics, basicsBody, basicsOf } from './basics.js';
import { changesOf, type GivenFields, PartnerField } from './fields.js';
import classes from './partner.module.css';
import { PartForm, type PartProps, usePartForm } from './save.js';

const names = ['systemType', 'borrowing', 'lending', 'loans', 'copies'] as const;
const givenOf = (base: GivenFields): Pick<GivenFields, (typeof names)[number]> =>
  Object.fromEntries(names.map((name) => [name, base[name]]));

/** Name, symbols, address, dialect, and what it does at all. */
export function General({ partner }: PartProps) {
  const { t } = useWords();
  const part = usePartForm(partner, 'general', (base) => ({
    ...basicsOf(base),
    ...givenOf(base),
    isActive: base.status === 'active',
  }));
  const { form } = part;
  const { data: node } = useRead('/node');
  const change = ({ isActive, ...said }: typeof form.values, base: PartProps['partner']) => {
    const { code: _same, ...now } = basicsBody(said);
    const { code: _before, ...before } = basicsBody(basicsOf(base));
    return {
      ...changesOf(before as GivenFields, now as GivenFields),
      ...changesOf(givenOf(base), givenOf(said)),
      ...(isActive === (base.status === 'active') ? {} : { status: isActive ? 'active' : 'inactive' }),
    };
  };
  const ours = t('partner.ourDetailsText', {
    symbols: node?.symbols.map(({ type, value }) => `${type}:${value}`).join(', ') ?? '',
    address: `${location.origin}/iso18626`,
  });
  return (
    <PartForm {...part} change={change}>
      <Basics form={form} />
      <div className={classes.fields}>
        {names.map((name) => (
          <PartnerField key={name} name={name} form={form} />
        ))}
        <Switch
          label={t('partner.active')}
          description={t('partner.activeHow')}
          {...form.getInputProps('isActive', { type: 'checkbox' })}
        />
      </div>
      <CopyButton value={ours}>
        {({ copied, copy }) => (
          <Button mt="md" variant="default" size="compact-sm" onClick={copy}>
            {t(copied ? 'partner.copied' : 'partner.ourDetails')}
          </Button>
        )}
      </CopyButton>
    </PartForm>
  );
}
