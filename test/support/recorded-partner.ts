/** A scripted partner behind a socket that keeps every byte it was sent: what reached an origin, in whatever shape. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type FakePartner, startFakePartner } from './fake-partner.js';

export interface RecordedPartner {
  /** Where it takes messages. */
  url: string;
  origin: string;
  partner: FakePartner;
  /** Everything that came over the wire, as text. */
  wire(): string;
  connections(): number;
  close(): Promise<void>;
}

export async function startRecordedPartner(): Promise<RecordedPartner> {
  const partner = await startFakePartner();
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    const onward = connect(partner.port, '127.0.0.1');
    for (const each of [socket, onward]) {
      sockets.add(each);
      each.on('close', () => sockets.delete(each)).on('error', () => undefined);
    }
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((open) => void server.listen(0, '127.0.0.1', open));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/iso18626`,
    origin,
    partner,
    wire: () => Buffer.concat(chunks).toString('latin1'),
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => void server.close(() => closed()));
      await partner.close();
    },
  };
}
