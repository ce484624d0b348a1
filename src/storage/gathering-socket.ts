import { Socket } from 'node:net';

/**
 * The way to the server. What is sent in one turn of the event loop leaves in one write, since a write costs more than a small
 * statement does: statements that do not wait for each other's answers travel together so.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  // A socket that connects takes back what was put in the place of its `write` before.
  socket.once('connect', () => gatherTurns(socket));
  return socket;
}

function gatherTurns(socket: Socket): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let gathers = false;
  socket.write = (...given: unknown[]) => {
    if (!gathers) {
      gathers = true;
      socket.cork();
      process.nextTick(() => {
        gathers = false;
        socket.uncork();
      });
    }
    return write(...given);
  };
}
