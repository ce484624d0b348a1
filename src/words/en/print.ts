import printing from './printing.json' with { type: 'json' };

/** What only the print queue says; it is read with that page, not with the desk. */
export const print = { printing };
