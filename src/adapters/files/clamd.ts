/** Asks a clamd whether a file is clean, by its command INSTREAM: pieces with their length before each, an empty one at the end. */
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { VirusCheck, VirusVerdict } from '../../engine/model/copies.js';

export interface ClamdOptions {
  /** `host:port`, or the path of its socket. */
  address: string;
  connectMs?: number;
  /** Longest silence of clamd, which reads everything before it answers. */
  silenceMs?: number;
}

/** Where clamd listens, from `host:port`, `[::1]:3310` or `/run/clamav/clamd.ctl`; nothing when it is neither. */
export function clamdPlace(address: string): { path: string } | { host: string; port: number } | undefined {
  if (address.startsWith('/')) return { path: address };
  const [, host = '', port = ''] = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(address) ?? [];
  const number = Number(port);
  return host && number > 0 && number < 65_536 ? { host: host.replace(/[[\]]/g, ''), port: number } : undefined;
}

/** Longest answer that is read. */
const answerBytes = 4096;

export function createClamd({ address, connectMs = 5_000, silenceMs = 120_000 }: ClamdOptions): VirusCheck {
  const place = clamdPlace(address);
  return {
    async check(stream) {
      if (!place) return { kind: 'away', detail: `"${address}" is no address of a clamd` };
      const socket = connect(place);
      const answer = answerOf(socket, silenceMs);
      try {
        await connected(socket, connectMs);
        await send(socket, stream);
        return verdict(await answer);
      } catch (error) {
        // It may have answered and hung up while we were still sending: a limit of its own was reached.
        const said = await Promise.race([answer.catch(() => ''), pause(200, '')]);
        return said ? verdict(said) : { kind: 'away', detail: (error as Error).message };
      } finally {
        answer.catch(() => {});
        socket.destroy();
        stream.destroy();
      }
    },
  };
}

function connected(socket: Socket, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no connection within ${limitMs} ms`)), limitMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

async function send(socket: Socket, stream: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of stream) {
    const piece = chunk as Buffer;
    if (piece.length === 0) continue;
    await write(socket, lengthOf(piece.length));
    await write(socket, piece);
  }
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Done when it is with the system: a slow clamd slows the reading. */
const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new Error('clamd hung up'));
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

function answerOf(socket: Socket, silenceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setTimeout(silenceMs, () => socket.destroy(new Error(`clamd was silent for ${silenceMs} ms`)));
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('\0') || said.length > answerBytes) resolve(said.split('\0')[0] ?? '');
    });
    socket.on('error', reject);
    socket.on('close', () => (said ? resolve(said) : reject(new Error('clamd hung up without an answer'))));
  });
}

function verdict(said: string): VirusVerdict {
  const text = said.trim();
  if (/^stream: OK$/.test(text)) return { kind: 'clean' };
  const [, name] = /^stream: (.+) FOUND$/.exec(text) ?? [];
  return name ? { kind: 'found', name: name.slice(0, 200) } : { kind: 'away', detail: text.slice(0, 200) };
}
