import type { Side } from '../parts/status-looks.js';

interface Kept {
  address: string;
  ids: string[];
}
const key = (side: Side) => `interlend.list.${side}`;

/** The list that somebody came from: its address and its rows, so that a request knows its neighbours. */
export const cameFrom = {
  keep(side: Side, address: string, ids: readonly string[]): void {
    sessionStorage.setItem(key(side), JSON.stringify({ address, ids }));
  },
  read(side: Side, id: string) {
    const { address, ids }: Kept = JSON.parse(sessionStorage.getItem(key(side)) ?? 'null') ?? {
      address: `/${side}`,
      ids: [],
    };
    const at = ids.indexOf(id);
    return {
      address,
      count: ids.length,
      place: at + 1,
      before: at > 0 ? ids[at - 1] : undefined,
      after: at >= 0 ? ids[at + 1] : undefined,
    };
  },
};
