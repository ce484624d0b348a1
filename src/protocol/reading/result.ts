import type { Action, InitiatingKind, IsoVersion, ReasonForMessage } from '../codes.js';
import type { ErrorData, Header, IsoMessage } from '../messages.js';
import type { SchemaVerdict } from '../schemas.js';

/** What a confirmation can give back of a message that was not taken. Ids are byte for byte as they came. */
export interface Echo {
  kind: InitiatingKind;
  header: Partial<Header>;
  reasonForMessage?: ReasonForMessage;
  action?: Action;
}

interface Examined {
  version: IsoVersion;
  /** `ill:version` as it was written. */
  versionText?: string;
  /** The schema's opinion; an invalid message is taken all the same unless reading is strict. */
  verdict: SchemaVerdict;
  /** What a strict receiver would not have taken, one short sentence each. */
  tolerances: string[];
}

/** A message as it was understood. */
export interface MessageRead extends Examined {
  kind: 'message';
  message: IsoMessage;
}

/** Readable, but to be confirmed with ERROR. */
export interface MessageRefused extends Examined {
  kind: 'refused';
  about: InitiatingKind;
  echo: Echo;
  /** At least one; the first is the one a confirmation carries. */
  errors: ErrorData[];
}

/** It cannot be told which message it is, or it is a confirmation without a status. */
export interface Unreadable {
  kind: 'unreadable';
  reason: string;
  code: string;
}

export type ReadResult = MessageRead | MessageRefused | Unreadable;
