/** One process of a host: it opens and closes the nodes that it is given. */
import { Writable } from 'node:stream';
import type { LogOutput } from '../logging.js';
import { type FromHostProcess, isOfHost, type NodeEnv, type ToHostProcess } from './messages.js';

/** A node that is open in this process. */
export interface OpenNode {
  url: string;
  adminUrl: string;
  close(): Promise<void>;
}

export interface HostProcessOptions {
  /** Starts one node of that environment. Throws with sentences for people when it does not start. */
  openNode(env: NodeEnv, say: (line: string) => void, logTo: LogOutput): Promise<OpenNode>;
  /** Resolves when a signal ends this process, or the host is gone. */
  asked: Promise<void>;
}

/** Nodes open one after the other, so that those already open keep a share of the processor. */
export async function runHostProcess({ openNode, asked }: HostProcessOptions): Promise<void> {
  const open = new Map<string, OpenNode>();
  const wanted = new Map<string, object>();
  let turn = Promise.resolve();
  const say = (message: FromHostProcess) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  };
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work, work);
  };

  async function openOne(name: string, env: NodeEnv, order: object): Promise<void> {
    if (wanted.get(name) !== order) return say({ host: 'closed', name });
    try {
      const node = await openNode(env, (line) => say({ host: 'says', name, line }), labelled(name, process.stderr));
      open.set(name, node);
      say({ host: 'opened', name, url: node.url, adminUrl: node.adminUrl });
    } catch (error) {
      say({ host: 'failed', name, problem: (error as Error).message || String(error) });
    }
  }

  async function closeOne(name: string): Promise<void> {
    const node = open.get(name);
    open.delete(name);
    await node?.close().catch(() => undefined);
    say({ host: 'closed', name });
  }

  const told = new Promise<void>((end) => {
    process.on('message', (message) => {
      if (!isOfHost(message)) return;
      const heard = message as ToHostProcess;
      if (heard.host === 'end') return end();
      const order = {};
      if (heard.host === 'open') {
        wanted.set(heard.name, order);
        inTurn(() => openOne(heard.name, heard.env, order));
      } else {
        wanted.delete(heard.name);
        inTurn(() => closeOne(heard.name));
      }
    });
  });
  await Promise.race([told, asked]);
  wanted.clear();
  await turn;
  await Promise.all([...open.keys()].map(closeOne));
}

/** Each JSON line gets the name of its library first. */
export function labelled(name: string, output: NodeJS.WritableStream): LogOutput {
  const label = `{"library":${JSON.stringify(name)},`;
  return new Writable({
    decodeStrings: false,
    write(line: string | Buffer, _encoding, done) {
      const text = String(line);
      output.write(text.startsWith('{"') ? `${label}${text.slice(1)}` : text);
      done();
    },
  });
}
