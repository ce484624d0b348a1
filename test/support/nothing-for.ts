import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits so long, because something must not happen in the meantime: what that is, is said for the reader. Everything that is to happen
 * is waited for by `eventually`; a test that waits for time alone to pass has no other way than this.
 */
export const nothingFor = (ms: number, _what: string): Promise<void> => pause(ms);
