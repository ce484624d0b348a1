import type { Stats } from 'node:fs';
import { chmod, lstat, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type KeeperLine, leaving, onLines, reach } from './channel.js';

/** The processes that use the database now. Each is a connection, which the system closes even when its process is killed. */
export interface ChannelServer {
  /** To every connection; `kept` lines also to connections made later. */
  tell(line: KeeperLine, kept?: boolean): void;
  size(): number;
  /** From now on new connections are closed; their processes try again until the next keeper listens. */
  refuse(): void;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

/** Listens at the path; `undefined` when another keeper does. `onEmpty` is called when the last connection has ended. */
export async function openChannelServer(path: string, onEmpty: () => void): Promise<ChannelServer | undefined> {
  const here = new Set<Socket>();
  const all = new Set<Socket>();
  const kept: KeeperLine[] = [];
  let refusing = false;
  const write = (socket: Socket, line: KeeperLine): void => void socket.write(`${JSON.stringify(line)}\n`);
  const left = (socket: Socket): void => {
    if (!here.delete(socket)) return;
    if (here.size === 0) onEmpty();
    else socket.end();
  };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (refusing) return void socket.destroy();
    here.add(socket);
    all.add(socket);
    for (const line of kept) write(socket, line);
    onLines(socket, (line) => line === leaving.trim() && left(socket));
    socket.on('close', () => {
      all.delete(socket);
      left(socket);
    });
  });
  if (!(await listen(server, path))) return undefined;
  return {
    tell(line, keep = false) {
      if ('ready' in line) kept.length = 0; // the lines about the start are sent once
      if (keep) kept.push(line);
      for (const socket of all) write(socket, line);
    },
    size: () => here.size,
    refuse() {
      refusing = true;
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of all) socket.end();
        setTimeout(() => {
          for (const socket of all) socket.destroy();
        }, 500).unref();
      });
    },
  };
}

/** True when the path is ours. A socket file that a killed keeper left is replaced; of two who do so the later stays. */
async function listen(server: Server, path: string): Promise<boolean> {
  if (await bound(server, path)) return true;
  const other = await reach(path);
  if (other) {
    other.destroy();
    return false;
  }
  await rm(path, { force: true });
  if (!(await bound(server, path))) return false;
  const mine = await lstat(path).catch(() => undefined);
  await wait(150);
  const now = await lstat(path).catch(() => undefined);
  return sameFile(mine, now);
}

const sameFile = (one?: Stats, other?: Stats): boolean =>
  one === undefined || (one.ino === other?.ino && one.ctimeMs === other.ctimeMs);

function bound(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(path, async () => {
      server.off('error', failed);
      if (process.platform !== 'win32') await chmod(path, 0o600);
      resolve(true);
    });
  });
}
