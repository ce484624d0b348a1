import type { CandidateView } from '../../contract/lending-operations.js';
import { type KnownFacts, type LetterCode, letterRow } from '../../domain/letters/letters.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import { copyToLend } from '../fulfilment/copy-to-lend.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome } from '../model/orders.js';
import type { Loan } from '../model/records.js';
import { type DeskOrder, type LastStep, outcomeOf, runOrder, type Work } from './run-order.js';

/** Print Slip: a slip that staff ask for, with the facts as they are now. One that waits already is replaced by it. */
export async function writeSlip(
  context: EngineContext,
  order: DeskOrder & { code: LetterCode },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const work = slipWriting(context, order.code, order.actor);
  const attempted = await runOrder(context, { ...order, sharesCommit: true }, work);
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

/** `because`: the rule by which the node writes it. */
export function slipWriting(context: EngineContext, code: LetterCode, actor: Actor, because?: LineFacts): Work {
  const { name, onDemand } = letterRow(code);
  return async (requestStep) => {
    const { loan } = requestStep;
    const { side } = loan.request;
    if (!onDemand) {
      const problem = message('refusedOrder.slipNotOnDemand', { slip: name });
      return { kind: 'invalid', problems: [{ field: 'code', problem }] };
    }
    if (!onDemand.includes(side))
      return {
        kind: 'notAllowed',
        loan,
        reason: message('refusedOrder.slipOfSide', { slip: name, sides: onDemand.join(' and ') }),
      };
    requestStep.takeBack([code]);
    const known = side === 'lending' && isOfShelf(code) ? await whereItStands(context, loan) : {};
    requestStep.letter(code, 'slipWritten', actor.name, { known });
    requestStep.note({
      actorKind: actor.kind,
      actor: actor.name,
      event: 'slipWritten',
      facts: { ...because, letter: code },
    });
    return undefined;
  };
}

const isOfShelf = (code: LetterCode): boolean => letterRow(code).facts.includes('location');

/** Where the copy is fetched from. */
async function whereItStands(context: EngineContext, loan: Loan): Promise<KnownFacts> {
  const [{ candidates, moves }, { assignment }] = await Promise.all([
    context.views.inHand(loan.request.id),
    context.views.deskWork(loan.request.id),
  ]);
  const move = moves.find(({ status }) => status === 'inProcess');
  const copy = copyToLend(candidates, loan.request, move?.barcode);
  const callNumber = move?.callNumber ?? copy?.callNumber;
  const location = move?.locationName ?? (copy && placeOf(copy));
  const barcode = move?.barcode ?? copy?.barcode;
  return {
    ...(callNumber ? { callNumber } : {}),
    ...(location ? { location } : {}),
    ...(barcode ? { itemBarcodes: [barcode] } : {}),
    ...(assignment ? { assignee: assignment.assignedTo } : {}),
  };
}

const placeOf = ({ locationName, libraryName }: CandidateView): string =>
  locationName.includes(libraryName) ? locationName : `${locationName}, ${libraryName}`;
