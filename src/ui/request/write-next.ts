import type { Kind } from './composer.js';

let wished: { id: string; kind: Kind } | undefined;
const fields = new Set<() => void>();

/** Where somebody is about to write, on a request that is open or only being opened. */
export const writeNext = {
  ask(id: string, kind: Kind): void {
    wished = { id, kind };
    for (const look of fields) look();
  },
  /** Once, by the field that can. */
  take(id: string, kinds: readonly Kind[]): Kind | undefined {
    const kind = wished?.id === id && kinds.includes(wished.kind) ? wished.kind : undefined;
    if (kind) wished = undefined;
    return kind;
  },
  /** A field that is there already looks when it is asked for. */
  listen(look: () => void): () => void {
    fields.add(look);
    return () => void fields.delete(look);
  },
};
