import { type LetterCode, letterRow } from '../domain/letters.js';
import { attempt, type DeskOrder, type LastStep, outcomeOf } from './attempt.js';
import type { House } from './house.js';
import type { ActOutcome } from './ports.js';

/** Print Slip: a slip that staff ask for, with the facts as they are now. One that waits already is replaced by it. */
export async function writeSlip(
  house: House,
  order: DeskOrder & { code: LetterCode },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { actor, code } = order;
  const { name, onDemand } = letterRow(code);
  const attempted = await attempt(house, order, async (bench) => {
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
  });
  return outcomeOf(house, attempted, lastStep);
}
