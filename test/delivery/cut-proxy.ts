/** A TCP proxy that a test can cut, freeze, or speak through, to play every way a connection goes wrong. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CutProxy {
  port: number;
  /** Breaks all connections; new ones go through. */
  cut(): void;
  /** Refuses new connections and breaks the present ones, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Lets nothing through any more in either direction, without closing. */
  freeze(): void;
  thaw(): void;
  /** Puts bytes into the streams of all connections as if the other end had sent them. */
  sayToServer(bytes: Buffer): void;
  sayToClient(bytes: Buffer): void;
  close(): Promise<void>;
}

export async function startCutProxy(target: { host: string; port: number }): Promise<CutProxy> {
  const pairs = new Set<{ client: Socket; server: Socket }>();
  const listener = createServer((client) => {
    const server = connect(target);
    const pair = { client, server };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    client.on('close', end).on('error', end).pipe(server);
    server.on('close', end).on('error', end).pipe(client);
  });
  const open = (port: number) => new Promise<void>((done) => listener.listen(port, '127.0.0.1', done));
  const shut = () => new Promise<void>((done) => listener.close(() => done()));
  const each = (act: (pair: { client: Socket; server: Socket }) => void) => {
    for (const pair of [...pairs]) act(pair);
  };
  const cut = () => each(({ client, server }) => [client, server].map((socket) => socket.destroy()));
  await open(0);
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    cut,
    down: () => {
      cut();
      return shut();
    },
    up: () => open(port),
    freeze: () => each(({ client, server }) => [client, server].map((socket) => socket.unpipe().pause())),
    thaw: () => each(({ client, server }) => [client.pipe(server), server.pipe(client)]),
    sayToServer: (bytes) => each(({ server }) => server.write(bytes)),
    sayToClient: (bytes) => each(({ client }) => client.write(bytes)),
    close: async () => {
      cut();
      if (listener.listening) await shut();
    },
  };
}
