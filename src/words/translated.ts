import type { InEach, Message } from './message.js';

/** An answer as its reader gets it: every message in it is said in one language by then. */
export type Translated<T> = T extends Message | InEach
  ? string
  : T extends Date | Uint8Array
    ? T
    : T extends readonly unknown[]
      ? { [Each in keyof T]: Translated<T[Each]> }
      : T extends object
        ? { [Name in keyof T]: Translated<T[Name]> }
        : T;
