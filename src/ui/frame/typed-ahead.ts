/** What is typed while the palette is on its way belongs to it: no letter is lost, and none runs as a shortcut. */
let typed = '';
let isWaiting = false;

const take = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (event.key === 'Escape') typed = '';
  else if (event.key === 'Backspace') typed = typed.slice(0, -1);
  else if (event.key.length === 1) typed += event.key;
};

export const typedAhead = {
  /** From the key that asks for the palette on. */
  begin(): void {
    if (isWaiting) return;
    typed = '';
    isWaiting = true;
    addEventListener('keydown', take, true);
  },
  /** Its field has the focus: gives what was typed until then. */
  end(): string {
    isWaiting = false;
    removeEventListener('keydown', take, true);
    return typed;
  },
};
