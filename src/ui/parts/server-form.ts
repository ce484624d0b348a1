import { type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect } from 'react';
import type { Refused } from '../api/refused.js';

/** What the server says of a field is at that field until somebody changes it or sends the form again. */
export function useServerErrors(
  { setErrors }: Pick<UseFormReturnType<Record<string, unknown>>, 'setErrors'>,
  error: Refused | null | undefined,
  within?: string,
): void {
  useEffect(() => {
    const said = Object.entries(error?.fields ?? {});
    setErrors(Object.fromEntries(said.map(([at, problem]) => [withoutPrefix(at, within), problem])));
  }, [error, within, setErrors]);
}

const withoutPrefix = (at: string, within: string | undefined): string =>
  within && at.startsWith(`${within}.`) ? at.slice(within.length + 1) : at;

export interface ServerFormOptions<T> {
  /** The part of the body that holds the fields: `fields` where the server names `fields.dueDate`. */
  within?: string;
  /** Is called with everything that is typed. */
  keep?: (values: T) => void;
}

/**
 * A form of `@mantine/form` for a dialog or a part of a page: its values go when it is closed. Its fields are named as in the body
 * that is sent, so that what the server says of one is at it. `useKeptForm` is for what is kept until it is saved.
 */
export function useServerForm<T extends object>(
  initialValues: T,
  error?: Refused | null,
  { within, keep }: ServerFormOptions<T> = {},
): UseFormReturnType<T> {
  const form = useForm<T>({ initialValues, ...(keep ? { onValuesChange: keep } : {}) });
  useServerErrors(form, error, within);
  return form;
}
