import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const program = `const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => process.stdout.write(String(server.address().port)));`;

/** A port that is there and takes no connection, as behind a wall that swallows what comes: its process is stopped, and its line is full. */
export async function startSilentListener(): Promise<{ port: number; close(): void }> {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise<number>((found) => child.stdout.once('data', (said: Buffer) => found(Number(said))));
  child.kill('SIGSTOP');
  const line: Socket[] = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await pause(100);
  return {
    port,
    close: () => {
      for (const socket of line) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
