import help from './help.json' with { type: 'json' };

/** What only the pages of help say; it is read with them, not with the desk. */
export const helping = { help };
