import section from './forgotten.json' with { type: 'json' };

/** What only the page of a forgotten password says; it is read with that page, not with the desk. */
export const forgotten = { forgotten: section };
