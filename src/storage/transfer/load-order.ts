import type { Reference, TableShape } from './shapes.js';

type Referring = Pick<TableShape, 'name' | 'references'>;

/** Tables in an order in which each row finds the rows it refers to. */
export interface LoadOrder<T> {
  tables: T[];
  /** References within a circle of tables: no order satisfies them, so they are checked after the load. */
  later: { table: string; reference: Reference }[];
}

/** Depth first, in the order given, so that the same tables always come out the same way. */
export function loadOrder<T extends Referring>(given: readonly T[]): LoadOrder<T> {
  const byName = new Map(given.map((table) => [table.name, table]));
  const order: LoadOrder<T> = { tables: [], later: [] };
  const placed = new Set<string>();
  const onTheWay = new Set<string>();

  const place = (table: T): void => {
    onTheWay.add(table.name);
    for (const reference of table.references) {
      const target = byName.get(reference.to);
      // a table's own rows arrive in one statement, at whose end they are checked
      if (!target || target === table || placed.has(target.name)) continue;
      if (onTheWay.has(target.name)) order.later.push({ table: table.name, reference });
      else place(target);
    }
    onTheWay.delete(table.name);
    placed.add(table.name);
    order.tables.push(table);
  };

  for (const table of given) if (!placed.has(table.name)) place(table);
  return order;
}
