import scan from './scan.json' with { type: 'json' };

/** What only the scan pages say; it is read with them, not with the desk. */
export const scanning = { scan };
