import { Button, CopyButton, Switch } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import { Basics, basicsBody, basicsOf } from './basics.js';
import { changesOf, PartnerField, type Said } from './fields.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

const names = ['systemType', 'borrowing', 'lending', 'loans', 'copies'] as const;

/** Name, symbols, address, dialect, and what it does at all. */
export function General({ partner }: PartProps) {
  const { t } = useWords();
  const save = useSave(partner);
  const [basics, setBasics] = useState(basicsOf(partner));
  const [said, setSaid] = useState<Said>(Object.fromEntries(names.map((name) => [name, partner[name]])));
  const [isActive, setActive] = useState(partner.status === 'active');
  const { data: node } = useRead('/node');
  const change = () => {
    const { code: _same, ...now } = basicsBody(basics);
    const { code: _before, ...before } = basicsBody(basicsOf(save.base));
    return {
      ...changesOf(before as Said, now as Said),
      ...changesOf(save.base as Said, said),
      ...(isActive === (save.base.status === 'active') ? {} : { status: isActive ? 'active' : 'inactive' }),
    };
  };
  const ours = t('partner.ourDetailsText', {
    symbols: node?.symbols.map(({ type, value }) => `${type}:${value}`).join(', ') ?? '',
    address: `${location.origin}/iso18626`,
  });
  return (
    <SaveForm save={save} change={change}>
      <Basics said={basics} say={setBasics} errors={save.error?.fields ?? {}} />
      <div className={classes.fields}>
        {names.map((name) => (
          <PartnerField key={name} name={name} said={said} say={setSaid} error={save.error?.fields[name]} />
        ))}
        <Switch
          label={t('partner.active')}
          description={t('partner.activeHow')}
          checked={isActive}
          onChange={(event) => setActive(event.currentTarget.checked)}
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
