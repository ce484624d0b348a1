import type { Doorbell } from '../engine/model/doorbell.js';

/** A doorbell that never rings: senders find due rows by the sweep alone. Correct, only slower. */
export function createSilentDoorbell(): Doorbell {
  const since = new Date();
  return {
    ring: async () => {},
    onRing: async () => {},
    health: () => ({ kind: 'silent', connected: true, consumers: 0, since }),
    close: async () => {},
  };
}
