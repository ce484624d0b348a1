/** Addresses as they are typed into one field, and back. */
export const addressesIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

export const addressesAsText = (addresses: readonly string[] | undefined): string => (addresses ?? []).join(', ');
