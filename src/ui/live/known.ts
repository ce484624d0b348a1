import type { Change } from './stream.js';

/** What of a request is shown. */
interface Shown {
  version: number;
  needsAttention: number;
}

/** Whether what is shown of a request is as new as a change: an attention item can be closed without another version. */
export const isKnown = (shown: Shown, change: Pick<Change, 'version' | 'attention'>): boolean =>
  shown.version > change.version || (shown.version === change.version && shown.needsAttention === change.attention);
