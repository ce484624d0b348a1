/**
 * Resolves at SIGTERM, SIGINT, when the parent that holds our channel is gone, or when npm, which started us, is: it does
 * not pass on the signal that ends it, and nobody must be left behind on its ports.
 */
export function untilAsked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
    if (process.env['npm_lifecycle_event']) {
      const parent = process.ppid;
      const looking = setInterval(() => process.ppid === parent || done(), parentEveryMs);
      looking.unref();
    }
    if (!process.channel) return;
    process.once('disconnect', () => done());
    process.channel.unref(); // waiting for it keeps nobody from ending
  });
}

/** How often we look whether npm is still there, in milliseconds. */
const parentEveryMs = 250;
