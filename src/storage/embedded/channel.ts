import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

/** What a keeper tells those who use its database, one JSON line each. */
export type KeeperLine =
  | { say: string }
  /** Open for sessions; `adopted`: the server had been running without a keeper. */
  | { ready: true; adopted: boolean }
  | { failed: string };

/** What a user of the database tells the keeper. A connection that closes without it means the same. */
export const leaving = 'leave\n';

/** A socket's path is cut at about 100 bytes on some systems: then its folder is the system's temporary one. */
export function channelPath(dataFolder: string, temporary: string): string {
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\interlend-${key}`;
  const inside = join(dataFolder, 'keeper.sock');
  return Buffer.byteLength(inside) <= 100 ? inside : join(temporary, `interlend-${process.getuid?.()}-${key}.sock`);
}

/** `undefined` when no process listens there. */
export function reach(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES') {
        reject(new Error(`Another user of this machine keeps the database of this data folder (${path}).`));
      } else resolve(undefined);
    });
  });
}

/** Calls `hear` for every whole line. */
export function onLines(socket: Socket, hear: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  });
}
