import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dice } from '../../support/dice.js';

/** A line to a server of HTTP that delays what passes and drops some of it: before the server has it, or its answer. */
export interface DroppingLine {
  url: string;
  /** How many calls came, and how many of them were dropped on each side. */
  figures: { came: number; droppedBefore: number; droppedAfter: number };
  /** From now on nothing is dropped and nothing delayed. */
  calm(): void;
  close(): Promise<void>;
}

export async function openDroppingLine(to: string, dice: Dice): Promise<DroppingLine> {
  const figures = { came: 0, droppedBefore: 0, droppedAfter: 0 };
  let isCalm = false;
  const server = createServer((req, res) => {
    figures.came += 1;
    const chunks: Buffer[] = [];
    req.on('error', () => {}).on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const fate = isCalm ? 1 : dice.random();
      const delayMs = isCalm ? 0 : dice.between(0, 400);
      setTimeout(() => {
        if (fate < 0.12) {
          figures.droppedBefore += 1;
          return void res.destroy();
        }
        const { 'content-type': type = '' } = req.headers;
        const on = request(
          new URL(req.url ?? '/', to),
          { method: 'POST', headers: { 'content-type': type } },
          (answer) => {
            if (fate < 0.24) {
              figures.droppedAfter += 1;
              answer.resume();
              return void res.destroy();
            }
            res.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(res);
          },
        );
        on.on('error', () => res.destroy());
        on.end(Buffer.concat(chunks));
      }, delayMs);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    figures,
    calm: () => {
      isCalm = true;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
