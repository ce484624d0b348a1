import type { Decision } from '../model/records.js';

/** Remembers a decision in the making; the function returned takes it back to here, on the same objects. */
export function savepoint(decision: Decision, changed: Set<number>, settled: Set<string>): () => void {
  const { loan, history, outbound, attention, notes, letters, withdrawn } = decision;
  const request = { ...loan.request, facts: { ...loan.request.facts } };
  const citation = { ...loan.citation };
  const conversations = loan.conversations.map((each) => [each, { ...each }] as const);
  const [told, sent, marked, noted] = [history.length, outbound.length, attention.length, notes.length];
  const [written, takenBack] = [letters.length, withdrawn.length];
  const [touched, closing] = [new Set(changed), new Set(settled)];
  return () => {
    become(loan.request, request);
    become(loan.citation, citation);
    for (const [conversation, before] of conversations) become(conversation, before);
    loan.conversations.length = conversations.length;
    history.length = told;
    outbound.length = sent;
    attention.length = marked;
    notes.length = noted;
    letters.length = written;
    withdrawn.length = takenBack;
    refill(changed, touched);
    refill(settled, closing);
  };
}

function become<T extends object>(now: T, before: T): void {
  for (const name of Object.keys(now) as (keyof T)[]) if (!Object.hasOwn(before, name)) delete now[name];
  Object.assign(now, before);
}

function refill<T>(now: Set<T>, before: Set<T>): void {
  now.clear();
  for (const each of before) now.add(each);
}
