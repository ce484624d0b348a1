import { Drawer } from '@mantine/core';
import type { Refused } from '../api/refused.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { RecordForm, type RecordFormProps } from './record-form.js';

interface RecordDrawerProps extends RecordFormProps {
  title: string;
  close: () => void;
  /** Why what the form offers to choose from could not be read. */
  error?: Refused | null;
}

/** The form of one thing beside its list. Escape closes it; what is typed stays for the next time. */
export function RecordDrawer({ title, close, error = null, ...form }: RecordDrawerProps) {
  const { t } = useWords();
  return (
    <Drawer
      opened
      onClose={close}
      title={<strong>{title}</strong>}
      size={560}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <ProblemAlert error={error} />
      <RecordForm key={form.of} {...form} close={close} saved={form.saved ?? close} />
    </Drawer>
  );
}
