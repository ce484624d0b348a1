import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way to the broker, which can be taken away without harm to others who use it. */
export interface BrokerLine {
  /** The broker's address, by this way. */
  url: string;
  /** Breaks every connection, and lets nobody through for so long: to the nodes, the broker is dead. */
  cutFor(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** For `amqp:` addresses; a certificate would not fit the way's own address. */
export async function layBrokerLine(amqpUrl: string): Promise<BrokerLine> {
  const broker = new URL(amqpUrl);
  const sockets = new Set<Socket>();
  const door = createServer((client) => {
    const server = connect({ host: broker.hostname, port: Number(broker.port) || 5672 });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => door.listen(port, '127.0.0.1', done));
  const close = async () => {
    const closed = new Promise((done) => door.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = door.address() as AddressInfo;
  const url = new URL(amqpUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    close,
    cutFor: async (ms) => {
      await close();
      await new Promise((done) => setTimeout(done, ms));
      await listen(port);
    },
  };
}
