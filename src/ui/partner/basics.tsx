import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { partnerFieldRows } from '../../domain/partner/fields.js';
import type { Thing } from '../api/client.js';
import { problemAt } from '../records/field-rows.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

/** What must be known to write to a partner, as it stands in the form. */
export interface GivenBasics {
  code: string;
  name: string;
  /** One a line. */
  symbols: string;
  url: string;
  dialect: string;
  isoVersion: string;
  byEmail: boolean;
  /** Of a new one that speaks only e-mail. */
  mailAddress: string;
}

export const dialects = ['standard-2021', 'standard-1.2', 'alma', 'reshare', 'crosslink', 'interlend'] as const;
const versions = ['2021-2', '1.2'];

export const noBasics: GivenBasics = {
  code: '',
  name: '',
  symbols: '',
  url: '',
  dialect: 'standard-2021',
  isoVersion: '2021-2',
  byEmail: false,
  mailAddress: '',
};

export const basicsOf = (partner: Thing<'PartnerView'>): GivenBasics => ({
  code: partner.code,
  name: partner.name,
  symbols: partner.symbols.map(({ type, value }) => `${type}:${value}`).join('\n'),
  url: partner.url,
  dialect: partner.dialect,
  isoVersion: partner.isoVersion,
  byEmail: partner.byEmail,
  mailAddress: '',
});

export function basicsBody({ symbols, mailAddress, url, ...said }: GivenBasics) {
  return {
    ...said,
    symbols: symbolsOf(symbols),
    ...(said.byEmail ? {} : { url }),
    ...(mailAddress.trim() ? { contacts: [{ name: said.name, email: mailAddress.trim(), preferred: true }] } : {}),
  };
}

/** `ISIL:CA-OTHU`; what has no type is taken to be an ISIL. */
const symbolsOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [type = '', ...rest] = line.split(':');
      return rest.length > 0 ? { type, value: rest.join(':') } : { type: 'ISIL', value: line };
    });

interface BasicsProps {
  said: GivenBasics;
  say: (said: GivenBasics) => void;
  errors: Record<string, string>;
  isNew?: boolean;
}

/** How its system is spoken to. */
function Wire({ said, say, errors }: BasicsProps) {
  const { t } = useWords();
  return (
    <>
      <TextInput
        label={t('partner.url')}
        description={t('partner.urlHow')}
        inputMode="url"
        required
        value={said.url}
        error={errors['url']}
        onChange={(event) => say({ ...said, url: event.currentTarget.value })}
      />
      <Select
        label={t('partner.dialect')}
        description={t('partner.dialectHow')}
        value={said.dialect}
        error={errors['dialect']}
        allowDeselect={false}
        onChange={(value) => say({ ...said, dialect: value ?? said.dialect })}
        data={[...new Set([...dialects, said.dialect])]}
      />
      <Select
        label={t('partner.isoVersion')}
        description={t('partner.isoVersionHow')}
        value={said.isoVersion}
        error={errors['isoVersion']}
        allowDeselect={false}
        onChange={(value) => say({ ...said, isoVersion: value ?? said.isoVersion })}
        data={versions}
      />
    </>
  );
}

export function Basics({ said, say, errors, isNew = false }: BasicsProps) {
  const { t, textOf } = useWords();
  const line = (name: 'code' | 'name') => ({
    label: t(`partner.${name}`),
    value: said[name],
    required: true,
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => say({ ...said, [name]: event.currentTarget.value }),
  });
  return (
    <div className={classes.fields}>
      {isNew ? <TextInput {...line('code')} description={t('partner.codeHow')} /> : null}
      <TextInput {...line('name')} />
      <Textarea
        label={t('partner.symbols')}
        description={t('partner.symbolsHow')}
        required
        autosize
        minRows={1}
        value={said.symbols}
        error={problemAt(errors, 'symbols')}
        onChange={(event) => say({ ...said, symbols: event.currentTarget.value })}
      />
      <Switch
        label={textOf(partnerFieldRows.byEmail.label)}
        description={textOf(partnerFieldRows.byEmail.says)}
        error={errors['byEmail']}
        checked={said.byEmail}
        onChange={(event) => say({ ...said, byEmail: event.currentTarget.checked })}
      />
      {said.byEmail && isNew ? (
        <TextInput
          label={t('partner.mailAddress')}
          description={t('partner.mailAddressHow')}
          type="email"
          required
          value={said.mailAddress}
          error={problemAt(errors, 'contacts')}
          onChange={(event) => say({ ...said, mailAddress: event.currentTarget.value })}
        />
      ) : null}
      {said.byEmail ? null : <Wire said={said} say={say} errors={errors} />}
    </div>
  );
}
