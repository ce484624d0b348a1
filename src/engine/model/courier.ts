/** Posting bytes to a partner. */
import type { ErrorType } from '../../protocol/codes.js';
import type { Wording } from '../../words/message.js';

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
  alreadyExists: AlreadyExists;
}

/**
 * Which "already exists" of a partner counts as delivered: none; one that names the id of the request, which is ours (a proxy
 * on the way may have sent the same try twice); any, because an earlier try of the same bytes may have reached the partner.
 */
export type AlreadyExists = 'refusal' | 'acceptanceOfId' | 'acceptance';

/** What became of one call. `reason` is what staff read: a sentence of the catalogue, with the partner's own words in it. */
export type Answer = {
  httpStatus?: number;
  /** The address dialled. */
  address?: string;
  /** First 4 KB of the partner's answer, as text. */
  answerPrefix?: string;
  durationMs: number;
} & (
  | { class: 'delivered'; assumed?: true; reason?: Wording }
  | { class: 'refused'; errors: { type: ErrorType | string; value: string }[]; reason: Wording }
  | { class: 'clean-failure'; reason: Wording; code: string }
  | { class: 'ambiguous'; reason: Wording; code: string }
  | { class: 'retry'; reason: Wording; code: string; retryAfterSeconds?: number }
  | { class: 'moved'; reason: Wording; location: string; code: string }
  | { class: 'hold-partner'; reason: Wording; code: string }
  | { class: 'hold-message'; reason: Wording; code: string }
  | { class: 'blocked'; reason: Wording; code: string }
);
/** Posts bytes to a partner under the dial guard and classifies the answer. Never throws. */
export interface Courier {
  post(call: OutgoingCall): Promise<Answer>;
  /** Checks an address without sending: scheme, port, resolution, guard. For partner registration and test. */
  inspect(url: string): Promise<{ ok: boolean; address?: string; reason?: Wording; code?: string }>;
  /** Waits for calls that are under way; with `cutAfterMs`, for so long, and then cuts them. */
  close(cutAfterMs?: number): Promise<void>;
}
