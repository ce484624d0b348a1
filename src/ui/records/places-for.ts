/** Places for rows in a new order: those that there are, given out anew; equal ones are parted. */
export function placesFor<Row extends { position: number }>(rows: readonly Row[]): { row: Row; position: number }[] {
  let last = -1;
  const places = rows
    .map(({ position }) => position)
    .sort((one, other) => one - other)
    .map((position) => {
      last = Math.max(position, last + 1);
      return last;
    });
  return rows
    .map((row, at) => ({ row, position: places[at] ?? at }))
    .filter(({ row, position }) => row.position !== position);
}
