import { type LetterCode, letterRow } from '../../domain/letters.js';
import type { House } from '../house.js';
import type { ActOutcome, Actor } from '../ports.js';
import { attempt, type DeskOrder, type LastStep, outcomeOf, type Work } from './attempt.js';

/** Print Slip: a slip that staff ask for, with the facts as they are now. One that waits already is replaced by it. */
export async function writeSlip(
  house: House,
  order: DeskOrder & { code: LetterCode },
  lastStep: LastStep,
): Promise<ActOutcome> {
  return outcomeOf(
    house,
    await attempt(house, order, slipWriting(order.code, order.actor)),
    lastStep,
    order.actor.desk,
  );
}

export function slipWriting(code: LetterCode, actor: Actor): Work {
  const { name, onDemand } = letterRow(code);
  return async (bench) => {
    const { loan } = bench;
    const { side } = loan.request;
    if (!onDemand) {
      const problem = `${name} is no slip to be printed on demand: the step that it belongs to writes it.`;
      return { kind: 'invalid', problems: [{ field: 'code', problem }] };
    }
    if (!onDemand.includes(side))
      return { kind: 'notAllowed', loan, reason: `${name} is a slip of ${onDemand.join(' and ')} requests.` };
    bench.takeBack([code]);
    bench.letter(code, 'slipWritten', actor.name, {});
    bench.note({ actorKind: actor.kind, actor: actor.name, event: 'slipWritten', facts: { letter: code } });
    return undefined;
  };
}
