import { Checkbox, Fieldset, PasswordInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { looksUpPatrons, patronSources } from '../../domain/library-system/links.js';
import type { Thing } from '../api/client.js';
import { NumberField } from '../parts/number-field.js';
import { useWords } from '../words/index.js';
import classes from './calls.module.css';
import type { LinkFields } from './link-form.js';

/** Where patrons sign in and are looked up, and the SIP2 server where it is that. */
export function PatronsOfLink({
  form,
  link,
}: {
  form: UseFormReturnType<LinkFields>;
  link: Pick<Thing<'LibrarySystemLink'>, 'hasSip2Secret' | 'hasSip2TerminalSecret'>;
}) {
  const { t } = useWords();
  const { kind, patrons } = form.values;
  const kept = { description: t('librarySystemLink.secretKept') };
  return (
    <Fieldset legend={t('librarySystemLink.patrons')} mt="md">
      {kind === 'byHand' ? <p className={classes.small}>{t('librarySystemLink.sip2Alone')}</p> : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('librarySystemLink.patronsFrom')}
          description={t('librarySystemLink.patronsHow')}
          allowDeselect={false}
          data={patronSources
            .filter((value) => value === 'none' || looksUpPatrons(kind, value))
            .map((value) => ({ value, label: t(`librarySystemLink.patrons_${value}`) }))}
          {...form.getInputProps('patrons')}
        />
      </SimpleGrid>
      {patrons === 'sip2' ? (
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} mt="sm">
          <TextInput label={t('librarySystemLink.sip2Host')} required {...form.getInputProps('sip2.host')} />
          <NumberField
            label={t('librarySystemLink.sip2Port')}
            min={1}
            max={65535}
            {...form.getInputProps('sip2.port')}
          />
          <NumberField
            label={t('librarySystemLink.timeout')}
            description={t('librarySystemLink.sip2TimeoutHow')}
            min={1}
            max={60}
            {...form.getInputProps('sip2.timeoutSeconds')}
          />
          <TextInput label={t('librarySystemLink.sip2Login')} {...form.getInputProps('sip2.login')} />
          <PasswordInput
            label={t('librarySystemLink.sip2Password')}
            {...(link.hasSip2Secret ? kept : {})}
            autoComplete="new-password"
            {...form.getInputProps('sip2Secret')}
          />
          <PasswordInput
            label={t('librarySystemLink.sip2TerminalPassword')}
            {...(link.hasSip2TerminalSecret ? kept : {})}
            autoComplete="new-password"
            {...form.getInputProps('sip2TerminalSecret')}
          />
          <TextInput label={t('librarySystemLink.sip2Institution')} {...form.getInputProps('sip2.institution')} />
          <TextInput label={t('librarySystemLink.sip2Location')} {...form.getInputProps('sip2.location')} />
          <Checkbox
            label={t('librarySystemLink.sip2Tls')}
            description={t('librarySystemLink.sip2TlsHow')}
            {...form.getInputProps('sip2.tls', { type: 'checkbox' })}
          />
        </SimpleGrid>
      ) : null}
    </Fieldset>
  );
}
