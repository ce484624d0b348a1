import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Can a server listen on this port of 127.0.0.1 now? */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A free port below those that systems give to outgoing connections, so that it is still free at the next start, and
 * above those of brokers and databases that a partner's address may not have (25672, 27017).
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(27_100, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found on 127.0.0.1 between 27100 and 32000.');
}
