import { Misused } from '../failures.js';

/** A message is named by its way and its number, as lists print it: `in/12`, `out/12`. */
export function messageName(given: string): { direction: 'in' | 'out'; id: string } {
  const [, direction, id] = /^(in|out)[/:-]([^/]+)$/.exec(given) ?? [];
  if (!id) throw new Misused(`"${given}" does not name a message.`, 'Write it as in/12 or out/12.');
  return { direction: direction as 'in' | 'out', id };
}

/** Only what went out can be sent again; a bare number means that. */
export function outgoingId(given: string): string {
  if (!/[/:-]/.test(given)) return given;
  const { direction, id } = messageName(given);
  if (direction === 'in') throw new Misused(`${given} came in; only messages that go out can be sent again.`);
  return id;
}
