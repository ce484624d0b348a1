/** Letters that staff asked for before they are true: they stay with the request until a step makes them so. */
import { type FormTicks, keptLetterIn, lettersKeptBy } from '../../domain/letters.js';
import type { EventName } from '../../domain/tables.js';
import type { KeptLetter, RequestRecord } from '../model/records.js';

/** What such a letter takes from the form. */
const saidInLetters = ['reason', 'reasonWords', 'patronNote'] as const;

/** After a step: keeps what it asks for, gives up what will not be true any more, and returns what is to be written now. */
export function settleKeptLetters(request: RequestRecord, event: EventName, form: FormTicks): KeptLetter[] {
  const { side, state, facts } = request;
  const said = Object.fromEntries(
    saidInLetters.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])),
  );
  const asked = lettersKeptBy(side, event, form, state).map((code) => ({ code, form: said }));
  const known = (facts.keptLetters ?? []).filter(({ code }) => !asked.some((each) => each.code === code));
  const kept = [...known, ...asked].map((letter) => ({ letter, becomes: keptLetterIn(letter.code, state) }));
  const waiting = kept.flatMap(({ letter, becomes }) => (becomes === 'kept' ? [letter] : []));
  if (waiting.length > 0) facts.keptLetters = waiting;
  else delete facts.keptLetters;
  return kept.flatMap(({ letter, becomes }) => (becomes === 'due' ? [letter] : []));
}
