/** Bytes → message, or a refusal with the facts its confirmation echoes. */

import { type InitiatingKind, isoMessageKinds, type MessageKind } from './codes.js';
import { type GateResult, gate, type Passed } from './gate.js';
import type {
  Confirmation,
  Header,
  InitiatingMessage,
  RequestingAgencyMessage,
  SupplyingAgencyMessage,
} from './messages.js';
import { messages } from './reading/message-structures.js';
import { clipped, type Findings, readStructure, refuse, tolerate, type Values } from './reading/read-structure.js';
import type { Echo, ReadResult } from './reading/result.js';
import { movedToMessageInfo } from './reading/structures.js';
import { type Branch, type ElementContent, reservedMark } from './reading/tree.js';

export type { MessageRead, MessageRefused, ReadResult } from './reading/result.js';

/**
 * Reads one HTTP body. `contentType` is the header as it came; `strict` refuses what the schema refuses. Liberal in all
 * else, and every liberty is noted. Never throws for what a partner can send.
 *
 * A 1.2 link delivery stays as it is on the wire: the link in `itemId`, delivery method `URL`.
 */
export function read(bytes: Buffer, contentType: string, options: { maxBytes: number; strict: boolean }): ReadResult {
  return readGated(gate(bytes, contentType, options), options.strict);
}

/** The same of what the gate has examined. */
export function readGated(examined: GateResult, strict: boolean): ReadResult {
  if (examined.kind === 'refused') return { kind: 'unreadable', reason: examined.reason, code: examined.code };
  return readMessages(examined, strict);
}

type ConfirmationKind = Confirmation['kind'];

/** Reads what passed the gate: the one message of the envelope. */
function readMessages(passed: Passed, strict: boolean): ReadResult {
  const { root } = passed;
  const envelope = typeof root === 'object' && !Array.isArray(root) ? root : {};
  const found = isoMessageKinds.flatMap((kind) => listOf(envelope[kind]).map((node) => ({ kind, node })));
  const first = found.find(({ kind }) => !isConfirmation(kind)) ?? found[0];
  if (!first) return { kind: 'unreadable', reason: 'none of the six ISO 18626 messages', code: 'no-message' };
  const findings = findingsFor(passed, first.kind);
  noteStrangers(envelope, findings);
  if (found.length > 1) refuse(findings, 'BadlyFormedMessage', 'ISO18626Message', 'more than one message');
  if (strict && !passed.verdict.valid)
    refuse(findings, 'BadlyFormedMessage', first.kind, (passed.verdict.problems[0] ?? 'not valid').slice(0, 300));
  const values = readStructure(messages[first.kind], first.node, first.kind, findings);
  if (!values) refuse(findings, 'BadlyFormedMessage', first.kind, 'empty');
  const outcome = { values: values ?? {}, findings, passed };
  return isConfirmation(first.kind)
    ? confirmationRead(first.kind, outcome, strict || found.length > 1)
    : initiatingRead(first.kind, outcome);
}

interface Outcome {
  values: Values;
  findings: Findings;
  passed: Passed;
}

function initiatingRead(kind: InitiatingKind, { values, findings, passed }: Outcome): ReadResult {
  const { errors } = findings;
  if (errors.length > 0)
    return { kind: 'refused', about: kind, echo: echoOf(kind, values), errors, ...examined(passed, findings) };
  const message = { kind, ...(kind === 'supplyingAgencyMessage' ? withRetryInfo(values) : values) };
  return { kind: 'message', message: message as unknown as InitiatingMessage, ...examined(passed, findings) };
}

/** Nobody confirms a confirmation, so it is read as far as it goes; without its status it says nothing. */
function confirmationRead(kind: ConfirmationKind, { values, findings, passed }: Outcome, strict: boolean): ReadResult {
  const { confirmationHeader, ...rest } = values as unknown as Partial<Confirmation>;
  const problem = strict ? passed.verdict.problems[0] : undefined;
  if (problem) return { kind: 'unreadable', reason: `not a valid confirmation: ${problem}`, code: 'bad-confirmation' };
  if (!confirmationHeader?.messageStatus)
    return { kind: 'unreadable', reason: 'a confirmation without messageStatus', code: 'bad-confirmation' };
  const message = { kind, confirmationHeader, ...rest } as Confirmation;
  return { kind: 'message', message, ...examined(passed, findings) };
}

function examined(passed: Passed, findings: Findings) {
  const { version, versionText, verdict } = passed;
  const label = versionText === undefined ? {} : { versionText };
  return { version, ...label, verdict, tolerances: [...findings.tolerances] };
}

function findingsFor({ version, verdict, tolerances }: Passed, kind: MessageKind): Findings {
  return { version, tidy: verdict.valid, lenient: isConfirmation(kind), tolerances: new Set(tolerances), errors: [] };
}

/** Costs and dates of a retry are in messageInfo in 1.2; here they have one place. */
function withRetryInfo(values: Values): Values {
  const messageInfo = values['messageInfo'] as Values;
  const moved = movedToMessageInfo.filter((name) => name in messageInfo);
  if (moved.length === 0) return values;
  const retryInfo: Values = {
    ...Object.fromEntries(moved.map((name) => [name, messageInfo[name]])),
    ...(values['retryInfo'] as Values),
  };
  const rest = Object.fromEntries(Object.entries(messageInfo).filter(([name]) => !moved.some((each) => each === name)));
  return { ...values, messageInfo: rest, retryInfo };
}

function echoOf(kind: InitiatingKind, values: Values): Echo {
  const { header, messageInfo, action } = values as {
    header?: Partial<Header>;
    messageInfo?: Partial<SupplyingAgencyMessage['messageInfo']>;
    action?: RequestingAgencyMessage['action'];
  };
  const reason = messageInfo?.reasonForMessage;
  return { kind, header: header ?? {}, ...(reason && { reasonForMessage: reason }), ...(action && { action }) };
}

function noteStrangers(envelope: Branch, findings: Findings): void {
  for (const name of Object.keys(envelope)) {
    if (name.startsWith('@_') || isoMessageKinds.some((kind) => kind === name)) continue;
    if (name.startsWith(reservedMark))
      refuse(findings, 'UnrecognisedDataElement', name.slice(1), 'not an element of ISO 18626');
    else tolerate(findings, clipped(name), 'unknown here, ignored');
  }
}

function isConfirmation(kind: MessageKind): kind is ConfirmationKind {
  return kind.endsWith('Confirmation');
}

function listOf(node: ElementContent | undefined): ElementContent[] {
  return node === undefined ? [] : Array.isArray(node) ? node : [node];
}
