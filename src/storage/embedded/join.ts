import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf } from '../../program-files.js';
import { type KeeperLine, onLines, reach } from './channel.js';
import type { KeeperOrder } from './keeper.js';
import { logFileIn } from './prepare.js';

export interface Joined {
  socket: Socket;
  reused: boolean;
}

/** Connects to the keeper of this data folder, starting one when there is none, and waits until the database is open. */
export async function joinKeeper(order: KeeperOrder, log: (line: string) => void): Promise<Joined> {
  let keeper: ChildProcess | undefined;
  let deaths = 0;
  for (;;) {
    const socket = await reach(order.channel);
    if (socket) {
      const answer = await welcome(socket, log);
      if (answer === 'gone') {
        await wait(50); // it is just stopping: the next one is ours
        continue;
      }
      if ('failed' in answer) throw new Error(await withLog(answer.failed, order));
      socket.unref();
      return { socket, reused: keeper === undefined || answer.adopted };
    }
    if (keeper && keeper.exitCode === null && keeper.signalCode === null) {
      await wait(30);
      continue;
    }
    if (keeper && ++deaths > 5)
      throw new Error(await withLog('The keeper of the embedded PostgreSQL ends at once', order));
    keeper = startKeeper(order);
  }
}

/** Detached: a group of its own, so that Ctrl-C reaches it only through us. */
function startKeeper(order: KeeperOrder): ChildProcess {
  const { execArgv, file } = commandOf('storage/embedded/keeper');
  const output = openSync(logFileIn(order.dataFolder), 'a', 0o600);
  const child = spawn(process.execPath, [...execArgv, file, JSON.stringify(order)], {
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  closeSync(output);
  child.on('error', () => {});
  child.unref();
  return child;
}

type Welcome = { ready: true; adopted: boolean } | { failed: string } | 'gone';

function welcome(socket: Socket, log: (line: string) => void): Promise<Welcome> {
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.once('close', () => resolve('gone'));
    onLines(socket, (text) => {
      const line = JSON.parse(text) as KeeperLine;
      if ('say' in line) log(line.say);
      else resolve(line);
    });
  });
}

/** The reason is mostly in PostgreSQL's own last words. */
async function withLog(words: string, { dataFolder }: KeeperOrder): Promise<string> {
  const file = logFileIn(dataFolder);
  const text = await readFile(file, 'utf8').catch(() => '');
  const tail = text.trimEnd().split('\n').slice(-8).join('\n  ');
  return tail ? `${words}. The last lines of ${file}:\n  ${tail}` : words;
}
