/** Where a field is on the page, by the name that the server has for it. A part of a field belongs to it: `conditions.0`. */
export const fieldAt = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(selectorOf(name));

/** Some fields have a name of their own: `address.line1`. */
const selectorOf = (name: string): string =>
  [name, name.split('.')[0] ?? name]
    .map(CSS.escape)
    .map((each) => `[name="${each}"]:not([type="hidden"]), [data-path="${each}"], [data-field="${each}"]`)
    .join(', ');

/** The words at a field, or nothing while it is not on the page. */
export function labelAt(name: string): string | undefined {
  const field = fieldAt(name);
  const label = (field as HTMLInputElement | null)?.labels?.[0]?.textContent ?? field?.getAttribute('aria-label');
  return label?.replace(/\s*\*$/, '').trim() || undefined;
}
