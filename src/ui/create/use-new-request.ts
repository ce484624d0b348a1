import { useDraftPlace } from '../request/draft.js';
import type { FormValues } from './form-fields.js';

/** The new request that this person has begun in this tab; it stays while they look for the title. */
export function useNewRequest(): { read(): FormValues; keep(values: FormValues): void; forget(): void } {
  const { read, write } = useDraftPlace('new request');
  return {
    read: () => JSON.parse(read() || '{}') as FormValues,
    keep: (values) => write(JSON.stringify(values)),
    forget: () => write(''),
  };
}
