import type { Host } from './host.js';

const statusOf = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Work that may be told to stop in the middle (Ctrl-C, a service manager): what it left is put away, one sentence says what
 * was not done, and the process ends. What a database was told in a transaction it forgets by itself.
 */
export async function stoppable<T>(host: Host, says: string, work: () => Promise<T>, putAway = () => {}): Promise<T> {
  const stops = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const stop = () => {
      putAway();
      host.overwrite?.('');
      host.err(says);
      process.exit(statusOf[signal]);
    };
    process.once(signal, stop);
    return { signal, stop };
  });
  try {
    return await work();
  } finally {
    for (const { signal, stop } of stops) process.off(signal, stop);
  }
}
