import type { UseFormReturnType } from '@mantine/form';
import type { Refused } from '../api/refused.js';
import { type ServerFormOptions, useServerForm } from '../parts/server-form.js';
import { type Completion, useCompletion } from './completion.js';
import type { FormType, FormValues } from './form-fields.js';

export interface RequestValues {
  form: UseFormReturnType<FormValues>;
  /** Fills several fields; what is wrong with the others stays said. */
  put: (more: FormValues) => void;
  /** What the catalogues know of a number. */
  completion: Completion;
}

/** What is said of a request, new or there already, and what the catalogues add to it. */
export function useRequestValues(
  type: FormType,
  begin: FormValues,
  error: Refused | null,
  options: ServerFormOptions<FormValues>,
): RequestValues {
  const form = useServerForm<FormValues>(begin, error, options);
  const put = (more: FormValues) => {
    for (const [name, value] of Object.entries(more)) form.setFieldValue(name, value);
  };
  return { form, put, completion: useCompletion(type, form.values, put) };
}
