import { request } from 'node:http';

/**
 * A call on a connection of its own: resolves when the kernel has let it in, though its node stands still. `answered` is the status
 * that it is given in the end, and 0 when it is cut.
 */
function callAndWait(url: string): Promise<{ answered: Promise<number> }> {
  const asking = request(url, { agent: false });
  const answered = new Promise<number>((done) => {
    asking.once('response', (answer) => done(answer.resume().statusCode ?? 0)).once('error', () => done(0));
  });
  return new Promise((letIn) => {
    asking.once('socket', (socket) => socket.once('connect', () => letIn({ answered })));
    asking.end();
  });
}

/** So many such calls at once; resolves when all are let in, with a wait for what each is answered. */
export async function callersWaitAt(url: string, many: number): Promise<() => Promise<number[]>> {
  const waiting = await Promise.all(Array.from({ length: many }, () => callAndWait(url)));
  return () => Promise.all(waiting.map(({ answered }) => answered));
}
