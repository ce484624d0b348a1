import { Select, TextInput } from '@mantine/core';
import type { KeptForm } from '../records/kept-form.js';
import { languageChoices, useWords } from '../words/index.js';

type Form = { form: Pick<KeptForm<{ name: string; email: string; language: string }>, 'getInputProps'> };

/** The name of a person. */
export function NameField({ form }: Form) {
  const { t } = useWords();
  return <TextInput label={t('access.name')} required data-autofocus {...form.getInputProps('name')} />;
}

/** Where a person is written to, and in which language. */
export function ReachedFields({ form }: Form) {
  const { t } = useWords();
  return (
    <>
      <TextInput label={t('access.email')} type="email" {...form.getInputProps('email')} />
      <Select
        label={t('access.language')}
        allowDeselect={false}
        {...form.getInputProps('language')}
        data={languageChoices}
      />
    </>
  );
}
