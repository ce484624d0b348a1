/** The row of a statement that always answers with one: a count, an `exists`, an insert that returns what it made. */
export function onlyRow<T>({ rows }: { rows: readonly T[] }): T {
  const [row] = rows;
  if (row === undefined) throw new Error('A statement that always answers with a row gave none.');
  return row;
}
