import { Select, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { fitsService } from '../../domain/tables/states-of-service.js';
import { useWords } from '../words/index.js';
import { type Side, statusesOf, statusRow } from './status-looks.js';

/** Another status, with a note that stays at this desk. */
export interface StatusForm {
  status: string | null;
  note: string;
}
export const noStatus: StatusForm = { status: null, note: '' };

/** What is sent of it. */
export const statusOrdered = ({ status, note }: StatusForm) => ({ status: status ?? '', ...(note ? { note } : {}) });

export interface StatusFieldsProps {
  form: UseFormReturnType<StatusForm>;
  side: Side;
  /** A loan or a copy: it gets no status of the other. */
  serviceType?: string;
  /** The status that it has. */
  without?: string;
  /** Another one was chosen. */
  chosen?: () => void;
}

/** The fields of Change Status: for one request, and for many. */
export function StatusFields({ form, side, serviceType, without, chosen }: StatusFieldsProps) {
  const { t, textOf } = useWords();
  return (
    <>
      <Select
        data-autofocus
        label={t('act.newStatus')}
        description={t('act.newStatusHow')}
        data={statusesOf(side)
          .filter((name) => name !== without && (!serviceType || fitsService(side, serviceType, name)))
          .map((name) => ({ value: name, label: textOf(statusRow(side, name).label) }))}
        searchable
        selectFirstOptionOnChange
        required
        {...form.getInputProps('status')}
        onChange={(status) => {
          form.setFieldValue('status', status);
          chosen?.();
        }}
      />
      <Textarea label={t('act.internalNote')} {...form.getInputProps('note')} />
    </>
  );
}
