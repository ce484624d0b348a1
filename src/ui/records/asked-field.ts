import { type RefObject, useEffect, useRef } from 'react';
import { useAddress } from '../parts/address.js';

/** A link may name one field of a form, `?field=patronLoanDays`: it comes into sight and takes the focus, once. */
export function useAskedField(form: RefObject<HTMLElement | null>): void {
  const asked = useAddress().get('field');
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!asked || shown.current === asked) return;
    const found = form.current?.querySelector<HTMLElement>(
      `[name="${CSS.escape(asked)}"], [data-field="${CSS.escape(asked)}"]`,
    );
    if (!found) return;
    shown.current = asked;
    // The page takes the focus when it is opened; the field takes it after that.
    setTimeout(() => {
      found.scrollIntoView({ block: 'center' });
      (found.matches('fieldset') ? found.querySelector<HTMLElement>('input, select, button') : found)?.focus();
    }, 50);
  });
}
