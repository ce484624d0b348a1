/** What a host and its processes say to each other, over the channel that Node keeps between them. */

/** The environment of one node: what the host gives to all, under what its own file says. */
export type NodeEnv = Record<string, string>;

export type ToHostProcess =
  | { host: 'open'; name: string; env: NodeEnv }
  | { host: 'close'; name: string }
  | { host: 'end' };

export type FromHostProcess =
  | { host: 'opened'; name: string; url: string; adminUrl: string }
  /** It did not open. The sentences say why. */
  | { host: 'failed'; name: string; problem: string }
  | { host: 'closed'; name: string }
  | { host: 'says'; name: string; line: string };

/** Others may use the channel too. */
export const isOfHost = (message: unknown): message is { host: string } =>
  typeof message === 'object' && message !== null && typeof (message as { host?: unknown }).host === 'string';

/** Set by the host in the environment of its processes. */
export const hostProcessEnv = 'INTERLEND_HOST_PROCESS';
