import { createServer, type Server, type Socket } from 'node:net';
import type { PracticeSystem } from '../library-system/practice-system.js';

/** A line that is longer is no question. */
const longestLine = 4000;

/** The practice system's SIP2 server: a line a question, a line an answer. `slowMs`: how long a slow answer takes. */
export interface PracticeSip2Server {
  port: number;
  stop(): Promise<void>;
}

/** Opens it; port 0 takes any free one. */
export async function openPracticeSip2(
  system: PracticeSystem,
  { host, port, slowMs = 8000 }: { host: string; port: number; slowMs?: number },
): Promise<PracticeSip2Server> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    answerLines(system, socket, slowMs);
  });
  await listening(server, port, host);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((stopped) => {
        for (const socket of open) socket.destroy();
        server.close(() => stopped());
      }),
  };
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((opened, failed) => {
    server.once('error', failed).listen(port, host, () => opened());
  });

function answerLines(system: PracticeSystem, socket: Socket, slowMs: number): void {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let end = received.indexOf(13); end >= 0; end = received.indexOf(13)) {
      const line = received.subarray(0, end);
      received = received.subarray(end + 1);
      if (line.length === 0) continue;
      const answer = system.answerLine(line);
      if (answer.kind === 'none') return void socket.destroy();
      if (answer.kind === 'slow') setTimeout(() => socket.write(answer.text), slowMs).unref();
      else socket.write(answer.text);
    }
    if (received.length > longestLine) socket.destroy();
  });
}
