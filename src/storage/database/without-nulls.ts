/** A row as a record: a column that is null is a member that the record does not have. */
export const withoutNulls = <T>(row: object): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
