/** The order in which libraries `l` are asked for when nobody says which: that with shelves, then the oldest. */
export const nameFirstLibrary = 'l.virtual, l.created_at, l.code';
