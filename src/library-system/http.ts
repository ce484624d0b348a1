/** How NCIP messages are posted: a port, which the courier fills. */
import type { Wording } from '../words/message.js';

export type PostXml = (call: {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For the whole call, from the dial to the last byte. */
  limitMs: number;
}) => Promise<XmlPosted>;

/** `sent`: the first byte had left, so that the message may have been carried out. */
export type XmlPosted =
  | { kind: 'answered'; status: number; bytes: Uint8Array; contentType: string; location?: string }
  | {
      kind: 'failed';
      trouble: 'forbidden' | 'unreachable' | 'late' | 'cut' | 'tooLarge';
      sent: boolean;
      detail: Wording;
    };
