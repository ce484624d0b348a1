/** The ports that the supervisor holds for its processes. */
import diagnostics from 'node:diagnostics_channel';
import type { Server } from 'node:net';
import { untilQueueIsEmpty } from '../accept-queued.js';

/** What node:cluster takes from its server as soon as that one listens. */
interface Port {
  onconnection(...connection: unknown[]): void;
  close(): void;
}

export interface Ports {
  /**
   * Accepts the queued connections and closes the ports: later ones are refused by the kernel, and no accepted one is reset.
   * node:cluster alone closes a port when the last process leaves, and resets all who wait at that moment.
   */
  close(): Promise<void>;
}

/** To be called before the first process starts: it knows each port that this process opens from then on. */
export function watchPorts(): Ports {
  const open = new Set<Port>();
  diagnostics.subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { _handle: port } = (message as { server: Server & { _handle?: Port | null } }).server;
    if (port) open.add(port);
  });
  return {
    close: async () => {
      let cameIn = 0;
      for (const port of open) {
        const takeIn = port.onconnection;
        port.onconnection = (...connection) => {
          cameIn += 1;
          takeIn.apply(port, connection);
        };
      }
      await untilQueueIsEmpty(() => cameIn);
      for (const port of open) port.close();
      open.clear();
    },
  };
}
