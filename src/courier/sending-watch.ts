/**
 * Knows when the first byte of a call leaves and over which socket. undici tells through its diagnostics channel just
 * before it writes; a call is recognised by its body, which is one Buffer of its own.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

export interface Sending {
  sent: boolean;
  address?: string;
}

export interface SendingWatch {
  open(body: Buffer): Sending;
  close(): void;
}

const channel = 'undici:client:sendHeaders';

export function watchSending(): SendingWatch {
  const calls = new WeakMap<object, Sending>();
  const note = (event: unknown) => {
    const { request, socket } = event as { request: { body?: unknown }; socket: Socket };
    const sending = typeof request.body === 'object' && request.body !== null ? calls.get(request.body) : undefined;
    if (!sending) return;
    sending.sent = true;
    sending.address = socket.remoteAddress;
  };
  subscribe(channel, note);
  return {
    open: (body) => {
      const sending: Sending = { sent: false };
      calls.set(body, sending);
      return sending;
    },
    close: () => void unsubscribe(channel, note),
  };
}
