import { Drawer } from '@mantine/core';
import { useWords } from '../words/index.js';
import { RecordForm, type RecordFormProps } from './record-form.js';

/** The form of one thing beside its list. Escape closes it; what is typed stays for the next time. */
export function RecordDrawer({ title, close, ...form }: RecordFormProps & { title: string; close: () => void }) {
  const { t } = useWords();
  return (
    <Drawer
      opened
      onClose={close}
      title={<strong>{title}</strong>}
      size={560}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <RecordForm key={form.of} {...form} close={close} saved={form.saved ?? close} />
    </Drawer>
  );
}
