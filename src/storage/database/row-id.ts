const biggest = 9_223_372_036_854_775_807n;

/** Whether a text can be the id of a row: PostgreSQL would throw at any other, and here it is just not found. */
export const isRowId = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) <= biggest;
