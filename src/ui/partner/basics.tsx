import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { dialectLabel, dialectRows } from '../../domain/partner/dialects.js';
import { partnerFieldRows } from '../../domain/partner/fields.js';
import type { Thing } from '../api/client.js';
import type { KeptForm } from '../records/kept-form.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

/** What must be known to write to a partner, as it is in the form. */
export type GivenBasics = {
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
};

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

export function basicsBody({ code, name, symbols, url, dialect, isoVersion, byEmail, mailAddress }: GivenBasics) {
  return {
    code,
    name,
    dialect,
    isoVersion,
    byEmail,
    symbols: symbolsOf(symbols),
    ...(byEmail ? {} : { url }),
    ...(mailAddress.trim() ? { contacts: [{ name, email: mailAddress.trim(), preferred: true }] } : {}),
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
  form: Pick<KeptForm<GivenBasics>, 'values' | 'getInputProps' | 'problemAt'>;
  isNew?: boolean;
}

/** How messages are sent to its system. */
function Wire({ form }: BasicsProps) {
  const { t, textOf } = useWords();
  return (
    <>
      <TextInput
        label={t('partner.url')}
        description={t('partner.urlHow')}
        inputMode="url"
        required
        {...form.getInputProps('url')}
      />
      <Select
        label={t('partner.dialect')}
        description={t('partner.dialectHow')}
        allowDeselect={false}
        {...form.getInputProps('dialect')}
        data={[...new Set([...Object.keys(dialectRows), form.values.dialect])].map((value) => ({
          value,
          label: textOf(dialectLabel(value)),
        }))}
      />
      <Select
        label={t('partner.isoVersion')}
        description={t('partner.isoVersionHow')}
        allowDeselect={false}
        {...form.getInputProps('isoVersion')}
        data={versions}
      />
    </>
  );
}

export function Basics({ form, isNew = false }: BasicsProps) {
  const { t, textOf } = useWords();
  const { byEmail } = form.values;
  const line = (name: 'code' | 'name') => ({
    label: t(`partner.${name}`),
    required: true,
    ...form.getInputProps(name),
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
        {...form.getInputProps('symbols')}
        error={form.problemAt('symbols')}
      />
      <Switch
        label={textOf(partnerFieldRows.byEmail.label)}
        description={textOf(partnerFieldRows.byEmail.says)}
        {...form.getInputProps('byEmail', { type: 'checkbox' })}
      />
      {byEmail && isNew ? (
        <TextInput
          label={t('partner.mailAddress')}
          description={t('partner.mailAddressHow')}
          type="email"
          required
          {...form.getInputProps('mailAddress')}
          error={form.problemAt('contacts')}
        />
      ) : null}
      {byEmail ? null : <Wire form={form} />}
    </div>
  );
}
