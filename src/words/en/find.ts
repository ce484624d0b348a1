import find from './find.json' with { type: 'json' };

/** What only the page of the network search says; it is read with that page. */
export const finding = { find };
