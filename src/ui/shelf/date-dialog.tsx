import type { Refused } from '../api/refused.js';
import { DayInput } from '../parts/day-input.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
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
  const form = useServerForm<{ day: string | null }>({ day: begin?.slice(0, 10) ?? null });
  const problem = error?.fields['until'] ?? error?.fields['dueDate'];
  return (
    <FormDialog
      title={title}
      gap="sm"
      submit={button}
      isSending={pending}
      onSubmit={form.onSubmit(({ day }) => (day || optional ? order(day ?? undefined) : undefined))}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{about}</p>
      <DayInput
        label={label}
        data-autofocus
        required={!optional}
        clearable={optional ?? false}
        clearButtonProps={{ 'aria-label': t('records.clear', { field: label }) }}
        description={help}
        {...form.getInputProps('day')}
        error={problem}
      />
      {problem ? null : <ProblemAlert error={error} />}
    </FormDialog>
  );
}
