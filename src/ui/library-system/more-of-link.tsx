import { Fieldset, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { namespaceStyles } from '../../domain/library-system/links.js';
import { useWords } from '../words/index.js';
import type { LinkFields } from './link-form.js';

/** What few libraries change: the words of the messages. */
export function MoreOfLink({ form }: { form: UseFormReturnType<LinkFields> }) {
  const { t } = useWords();
  const texts = ['requestType', 'requestScope', 'bibIdCode', 'itemLocation', 'chargeType', 'currency'] as const;
  return (
    <Fieldset legend={t('librarySystemLink.more')} mt="md">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        {texts.map((name) => (
          <TextInput key={name} label={t(`librarySystemLink.${name}`)} {...form.getInputProps(name)} />
        ))}
        <Select
          label={t('librarySystemLink.namespace')}
          allowDeselect={false}
          data={namespaceStyles.map((value) => ({ value, label: t(`librarySystemLink.namespace_${value}`) }))}
          {...form.getInputProps('namespace')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
