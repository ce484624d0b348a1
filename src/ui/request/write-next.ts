import type { Kind } from './composer.js';

let wished: { id: string; kind: Kind } | undefined;

/** Where somebody is about to write, on a request that is only being opened. */
export const writeNext = {
  ask(id: string, kind: Kind): void {
    wished = { id, kind };
  },
  /** Once, by the field that can. */
  take(id: string, kinds: readonly Kind[]): Kind | undefined {
    const kind = wished?.id === id && kinds.includes(wished.kind) ? wished.kind : undefined;
    if (kind) wished = undefined;
    return kind;
  },
};
