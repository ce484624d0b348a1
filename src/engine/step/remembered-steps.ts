/** Steps that can be taken back: what each changed is kept with the request until another step comes after it. */
import { isDeepStrictEqual } from 'node:util';
import type { MessageName } from '../../domain/letters/message-names.js';
import { type HistoryEvent, sourceOf } from '../../domain/tables/events.js';
import type { EventFacts } from '../../domain/tables/state-machine.js';
import { type EventName, tableFor } from '../../domain/tables/tables.js';
import {
  isAside,
  isRemembered,
  onlyWhileUnsaid,
  type StepName,
  stateWithout,
  undoneBy,
  undoOf,
} from '../../domain/tables/undoing.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan, RememberedStep, RequestFacts, RequestRecord } from '../model/records.js';
import type { StoredHistory } from '../model/requests.js';

/** More than so many steps in a row are never taken back one after the other. */
const stepsAtMost = 5;

/** The step that the next undo takes back. */
export const lastRemembered = ({ facts }: Pick<RequestRecord, 'facts'>): RememberedStep | undefined =>
  facts.steps?.at(-1);

/** What an undo in hand takes back; nothing where the event is none, or the step is not remembered. */
export function takenBackBy({ request }: Loan, event: EventName): RememberedStep | undefined {
  const last = lastRemembered(request);
  return last && undoneBy(request.side, event).includes(last.action) ? last : undefined;
}

/** The request as it is before a step, to see afterwards what the step changed. */
export type Before = Pick<RequestRecord, 'state' | 'serviceType' | 'dueDate' | 'dueDay' | 'closedAt' | 'facts'>;

export const asItIs = ({ request }: Loan): Before => ({ ...request, facts: { ...request.facts } });

/** What a step means for the steps that are remembered: it is the newest of them, takes one back, or ends them all. */
export function rememberStep(
  { request }: Loan,
  { event, known, name }: { event: EventName; known: EventFacts; name: HistoryEvent },
  before: Before,
  {
    undone,
    byRule,
    settled,
    now,
  }: { undone: RememberedStep | undefined; byRule: boolean; settled: readonly string[]; now: Date },
): void {
  const { side, state, serviceType } = request;
  const steps = request.facts.steps ?? [];
  if (undone) keep(request, steps.slice(0, -1));
  else if (state === before.state) {
    if (!isAside(event)) keep(request, []);
    else if (sourceOf(event) !== 'order') keep(request, asWithout(steps, request, event, known));
  } else if (isRemembered(side, name, before.state, byRule)) {
    const was = changesSince(before, request);
    const step: RememberedStep = {
      action: name,
      version: request.version + 1,
      at: now.toISOString(),
      from: before.state,
      ...(before.serviceType === serviceType ? {} : { serviceType: before.serviceType }),
      ...(before.closedAt ? { closedAt: before.closedAt.toISOString() } : {}),
      ...(isDeepStrictEqual(dueOf(before), dueOf(request)) ? {} : { due: { was: dueOf(before), is: dueOf(request) } }),
      ...(Object.keys(was).length > 0 ? { facts: was } : {}),
      ...(settled.length > 0 ? { settled: [...settled] } : {}),
    };
    keep(request, [...steps, step].slice(-stepsAtMost));
  } else keep(request, []);
}

/** Staff say where it is: nothing that was done before is taken back from there. */
export const forgetSteps = ({ request }: Loan): void => keep(request, []);

function keep(request: RequestRecord, steps: readonly RememberedStep[]): void {
  if (steps.length > 0) request.facts.steps = [...steps];
  else delete request.facts.steps;
}

/**
 * After a partner’s word that changed nothing here: where the request would stand by now without each of the steps. One
 * that would not have led to the next any more is forgotten.
 */
function asWithout(
  steps: readonly RememberedStep[],
  { side, serviceType }: RequestRecord,
  word: EventName,
  known: EventFacts,
): RememberedStep[] {
  const kept: RememberedStep[] = [];
  for (const step of [...steps].reverse()) {
    const from = stateWithout(tableFor(side, step.serviceType ?? serviceType), step.from, word, known);
    kept.unshift({ ...step, from });
    if (from !== step.from) break;
  }
  return kept;
}

/**
 * Takes back what a step changed besides the state. What somebody changed again since then stays: a word of the partner is not forgotten
 * with a receipt.
 */
export function takeBackChanges({ request }: Loan, step: RememberedStep): void {
  if (step.serviceType) request.serviceType = step.serviceType;
  request.closedAt = step.closedAt ? new Date(step.closedAt) : request.closedAt;
  if (step.due && isDeepStrictEqual(dueOf(request), step.due.is)) {
    const { at, day } = step.due.was;
    request.dueDate = at ? new Date(at) : undefined;
    if (day) request.dueDay = day;
    else delete request.dueDay;
  }
  for (const [name, { was, is }] of Object.entries(step.facts ?? {})) {
    const now = request.facts[name as keyof RequestFacts] ?? null;
    if (isDeepStrictEqual(now, is)) setFact(request.facts, name, was);
    else if (isRecord(now) && isRecord(is)) setFact(request.facts, name, partsAsBefore(now, is, was));
  }
}

const setFact = (facts: RequestFacts, name: string, value: unknown): void => {
  if (value === null) delete facts[name as keyof RequestFacts];
  else Object.assign(facts, { [name]: value });
};

/** A record of several facts, of which some were changed since. */
function partsAsBefore(now: Fields, is: Fields, was: unknown): Fields {
  const before = isRecord(was) ? was : {};
  const parts = { ...now };
  for (const name of new Set([...Object.keys(is), ...Object.keys(before)])) {
    if (isDeepStrictEqual(is[name], before[name]) || !isDeepStrictEqual(now[name], is[name])) continue;
    if (before[name] === undefined) delete parts[name];
    else parts[name] = before[name];
  }
  return parts;
}

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const dueOf = ({ dueDate, dueDay }: Pick<RequestRecord, 'dueDate' | 'dueDay'>) => ({
  ...(dueDate ? { at: dueDate.toISOString() } : {}),
  ...(dueDay ? { day: dueDay } : {}),
});

function changesSince(before: Before, { facts }: RequestRecord): NonNullable<RememberedStep['facts']> {
  const changes: NonNullable<RememberedStep['facts']> = {};
  for (const name of new Set([...Object.keys(before.facts), ...Object.keys(facts)]) as Set<keyof RequestFacts>) {
    if (name === 'steps') continue;
    const [was, is] = [plain(before.facts[name]), plain(facts[name])];
    if (!isDeepStrictEqual(was, is)) changes[name] = { was, is };
  }
  return changes;
}

/** As it is stored, so that it can be compared with what is read again. */
const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

type Line = Pick<StoredHistory, 'at' | 'event' | 'fromState' | 'toState' | 'facts'>;

/**
 * The line of history that came after a step and still stands, or by which the step was taken back. What was done since
 * and taken back again does not count.
 */
export function cameAfter<L extends Line>(lines: readonly L[], { action, version }: StepName): L | undefined {
  const at = lines.findIndex(({ event, facts }) => event === action && facts?.['step'] === version);
  const standing: L[] = [];
  for (const line of lines.slice(at + 1)) {
    const undid = line.facts?.['undidStep'];
    if (undid === version) return line;
    if (undid !== undefined) standing.splice(standing.findLastIndex(({ facts }) => facts?.['step'] === undid));
    else if (comesAfter(line)) standing.push(line);
  }
  return at < 0 ? standing.at(-1) : standing[0];
}

const comesAfter = ({ event, fromState, toState, facts }: Line): boolean =>
  toState !== undefined &&
  facts?.['notApplied'] === undefined &&
  (fromState !== toState || !isAside(event as HistoryEvent));

/** The message that each undo takes back, as lists call it; by state where it takes back one of several, or none. */
export const messagesTakenBack: Readonly<Record<string, MessageName | Readonly<Record<string, MessageName>>>> = {
  undoAnswer: { willSupply: 'WillSupply', rejected: 'Unfilled' },
  undoReceive: 'Received',
  undoReturn: { returnedToPartner: 'ShippedReturn' },
  undoShip: 'Loaned',
  undoPassOn: 'ShippedForward',
};

/** An undo that is possible only while the partner has not been notified: until when, or whether that is over. */
export async function shortUndo(
  { settings, views }: EngineContext,
  { request }: Loan,
): Promise<{ until?: string; isOver?: true } | undefined> {
  const last = lastRemembered(request);
  const undo = last && undoOf(request.side, last.action);
  if (!undo || !onlyWhileUnsaid(request.side, undo, request.state)) return undefined;
  const until = new Date(Date.parse(last.at) + settings.undoSeconds * 1000);
  if (until > new Date()) return { until: until.toISOString() };
  const taken = messagesTakenBack[undo];
  const summary = typeof taken === 'object' ? taken[request.state] : taken;
  return typeof summary === 'string' && (await views.isUnsaid(request.id, summary)) ? {} : { isOver: true };
}
