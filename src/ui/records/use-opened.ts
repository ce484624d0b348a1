import { type Address, useAddress } from '../parts/address.js';

export interface Opened<Row> {
  /** The row in the form; `new` for one that is made. */
  opened: Row | 'new' | undefined;
  open(row: Row): void;
  openNew(): void;
  close(): void;
  address: Address;
}

/** What stands in the address for the form of a new thing. */
export const newOne = '+new';

/** Which row of a list is in the form is in the address: `?open=40`, `?open=+new`. */
export function useOpened<Row>(
  rows: readonly Row[] | undefined,
  idOf: (row: Row) => string,
  name = 'open',
): Opened<Row> {
  const address = useAddress();
  const id = address.get(name);
  return {
    opened: id === newOne ? 'new' : rows?.find((row) => idOf(row) === id),
    open: (row) => address.set({ [name]: idOf(row) }),
    openNew: () => address.set({ [name]: newOne }),
    close: () => address.set({ [name]: undefined }),
    address,
  };
}
