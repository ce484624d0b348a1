import my from './my.json' with { type: 'json' };

/** What the patrons’ pages say: nothing of it loads with the desk. */
export const mine = { my };
