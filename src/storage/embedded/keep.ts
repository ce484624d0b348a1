import { bringUp } from './bring-up.js';
import type { ChannelServer } from './channel-server.js';
import type { Start } from './server.js';

/** Serves until `ending`: opens the database, opens it again whenever it ends, and stops it. */
export async function keep(start: Start, company: ChannelServer, ending: AbortSignal): Promise<void> {
  const cancelled = (): boolean => ending.aborted;
  const asked = new Promise<void>((resolve) => ending.addEventListener('abort', () => resolve(), { once: true }));
  let { server, adopted } = await bringUp(start, cancelled);
  company.tell({ ready: true, adopted }, true);
  for (;;) {
    if (!cancelled()) await Promise.race([server.exited, asked]);
    if (cancelled()) return await server.stop();
    company.tell({ say: 'PostgreSQL ended unexpectedly and is started again.' });
    ({ server } = await bringUp(start, cancelled));
    company.tell({ say: 'PostgreSQL takes sessions again.' });
  }
}
