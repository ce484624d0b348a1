/** Posting bytes to a partner. */
import type { ErrorType } from '../../protocol/codes.js';

/** Both in PEM: the certificate with those of its authorities that go with it, and its private key. */
export interface ClientCertificate {
  certificate: string;
  key: string;
}

export interface OutgoingCall {
  url: string;
  body: string;
  /** Extra headers (authorization and the like), already decrypted. */
  headers: Record<string, string>;
  /** The certificate we show where the connection is secure, already decrypted. */
  certificate?: ClientCertificate;
  /** Whole-call limit by wall clock, from dial to last byte. */
  callLimitMs: number;
  /** Ids the confirmation must be about. */
  expects: {
    kind: 'request' | 'supplyingAgencyMessage' | 'requestingAgencyMessage';
    requestingAgencyRequestId: string;
  };
  /** An earlier try of the same bytes ended ambiguously: "already exists" then counts as delivered. */
  afterAmbiguousTry: boolean;
}

/** What became of one call. `reason` is a sentence staff can read. */
export type Answer = {
  httpStatus?: number;
  /** The address dialled. */
  address?: string;
  /** First 4 KB of the partner's answer, as text. */
  answerPrefix?: string;
  /** `reason` in French; without it that is in the partner's own words. */
  reasonFrench?: string;
  durationMs: number;
} & (
  | { class: 'delivered'; assumed?: true; reason?: string }
  | { class: 'refused'; errors: { type: ErrorType | string; value: string }[]; reason: string }
  | { class: 'clean-failure'; reason: string; code: string }
  | { class: 'ambiguous'; reason: string; code: string }
  | { class: 'retry'; reason: string; code: string; retryAfterSeconds?: number }
  | { class: 'moved'; reason: string; location: string; code: string }
  | { class: 'hold-partner'; reason: string; code: string }
  | { class: 'hold-message'; reason: string; code: string }
  | { class: 'blocked'; reason: string; code: string }
);
/** Posts bytes to a partner under the dial guard and classifies the answer. Never throws. */
export interface Courier {
  post(call: OutgoingCall): Promise<Answer>;
  /** Checks an address without sending: scheme, port, resolution, guard. For partner registration and test. */
  inspect(
    url: string,
  ): Promise<{ ok: boolean; address?: string; reason?: string; reasonFrench?: string; code?: string }>;
  close(): Promise<void>;
}
