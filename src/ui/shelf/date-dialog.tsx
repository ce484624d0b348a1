import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Refused } from '../api/refused.js';
import { DayInput } from '../parts/day-input.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

interface Props {
  title: string;
  /** What it is about, and what the date means. */
  about: string;
  label: string;
  button: string;
  begin?: string | undefined;
  /** Without a date the node chooses. */
  optional?: boolean;
  help?: string | undefined;
  error: Refused | null;
  pending: boolean;
  order(day: string | undefined): void;
  onClose(): void;
}

/** Asks for one day. */
export function DateDialog({
  title,
  about,
  label,
  button,
  begin,
  optional,
  help,
  error,
  pending,
  order,
  onClose,
}: Props) {
  const { t } = useWords();
  const [day, setDay] = useState<string | null>(begin?.slice(0, 10) ?? null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day || optional) order(day ?? undefined);
  };
  const problem = error?.fields['until'] ?? error?.fields['dueDate'];
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={submit}>
        <p style={{ margin: '0 0 12px' }}>{about}</p>
        <DayInput
          label={label}
          data-autofocus
          required={!optional}
          clearable={optional ?? false}
          clearButtonProps={{ 'aria-label': t('records.clear', { field: label }) }}
          value={day}
          onChange={setDay}
          description={help}
          error={problem}
        />
        {problem ? null : <ProblemAlert error={error} />}
        <DialogFooter>
          <Button variant="default" onClick={onClose}>
            {t('frame.close')}
          </Button>
          <Button type="submit" loading={pending}>
            {button}
          </Button>
        </DialogFooter>
      </form>
    </Modal>
  );
}
