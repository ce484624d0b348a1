/** A parcel that its request was not waiting for: staff are asked, and take it in place of the other or send it back. */

import type { ScanOrder } from '../../contract/scan-operations.js';
import { fromPassed, type ScanQuestion, type ScanReply } from '../../domain/fulfilment/parcels.js';
import { doesHere, doneElsewhere } from '../../domain/fulfilment/scan-places.js';
import { step } from '../../domain/tables/state-machine.js';
import { stateRow } from '../../domain/tables/states.js';
import { type ActionName, tableFor } from '../../domain/tables/tables.js';
import { type Message, message, say } from '../../words/index.js';
import { act } from '../desk/act.js';
import { viewOf } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ConversationRecord, Loan } from '../model/records.js';
import type { ScanAnswer } from '../model/scan.js';
import { activeOf } from '../rota/rota-moves.js';
import { choiceOf } from './choices.js';
import type { ScanRoom } from './index.js';
import { isPassedOver } from './whose-parcel.js';

export interface Stray {
  loan: Loan;
  line: ConversationRecord;
  /** An item of the request is here. */
  isHere: boolean;
}

export async function askWhichLibrary(
  { context }: ScanRoom,
  loan: Loan,
  lines: readonly ConversationRecord[],
  actor: Actor,
): Promise<ScanAnswer> {
  const choices = await Promise.all(
    lines.map(async ({ position, partnerCode }) => ({
      ...choiceOf(loan),
      line: position,
      partner: await partnerNameOf(context, partnerCode),
    })),
  );
  const request = await viewOf(context, loan, actor.desk);
  return { kind: 'told', told: { text: message('scanned.whichLibrary'), question: 'whichLibrary', choices, request } };
}

/** `received` goes on with the receipt, once the request waits for this parcel. */
export async function stray(
  room: ScanRoom,
  { loan, line, isHere }: Stray,
  given: ScanOrder,
  actor: Actor,
  received: (loan: Loan) => Promise<ScanAnswer>,
): Promise<ScanAnswer> {
  const { context } = room;
  const { request } = loan;
  const from = await partnerNameOf(context, line.partnerCode);
  const other = activeOf(loan);
  const asked =
    other && other !== line && other.state === 'asked' ? await partnerNameOf(context, other.partnerCode) : undefined;
  const tell = async (text: Message, more: object = {}, now = loan): Promise<ScanAnswer> => ({
    kind: 'told',
    told: { text, partner: from, ...more, request: await viewOf(context, now, actor.desk) },
  });
  if (!doesHere('sendBack', given.at)) return tell(doneElsewhere('sendBack').text, { elsewhere: 'receive' });
  if (line.facts?.parcel?.sentBackAt) return tell(message('scanned.sentBackBefore', { from }));
  const replies = repliesTo(loan, line);
  const { reply } = given;
  if (given.look || !reply || !replies.includes(reply)) {
    const state = stateRow('borrowing', request.state).label;
    const facts = { from, state, isHere, mayTake: replies.includes('takeInPlace') };
    const question: ScanQuestion = isPassedOver(loan, line) ? 'passedOver' : 'closed';
    const said =
      question === 'closed'
        ? message('scanned.forClosed', { from, state })
        : fromPassed({ ...facts, ...(asked ? { asked } : {}) });
    return tell(said, { question, replies, choices: [{ ...choiceOf(loan), line: line.position, partner: from }] });
  }
  const notNeeded = say(message('said.arrivedFromAnother'), context.settings.language);
  const action = reply === 'takeInPlace' ? 'takeInPlace' : 'sendBack';
  const note = given.note ?? (action === 'takeInPlace' && asked ? notNeeded : undefined);
  const fields = { ...(note ? { note } : {}), ...(given.internalNote ? { internalNote: given.internalNote } : {}) };
  const order = { id: request.id, action, seenVersion: request.version, fields, actor, line: line.position };
  const outcome = await act(context, order, room.lastStep);
  if (outcome.kind !== 'done') return { kind: 'refused', outcome };
  const now = (await context.views.loan(request.id)) ?? loan;
  if (action === 'sendBack') return tell(message('scanned.sentBack', { from }), { did: 'sendBack' }, now);
  const answer = await received(now);
  if (answer.kind !== 'told' || answer.told.did !== 'receive') return answer;
  const text = asked ? message('scanned.takenInPlaceOf', { from, asked }) : message('scanned.takenInPlace', { from });
  return { kind: 'told', told: { ...answer.told, text } };
}

function repliesTo({ request }: Loan, line: ConversationRecord): ScanReply[] {
  const table = tableFor('borrowing', request.serviceType);
  const takes = (action: ActionName) => step(table, request.state, action) !== undefined;
  const mayTake = line.position !== request.activePosition || line.state === 'passed';
  return (['takeInPlace', 'sendBack'] as const).filter((action) => takes(action) && (action === 'sendBack' || mayTake));
}

export const partnerNameOf = async ({ book }: EngineContext, code: string | undefined): Promise<string> =>
  (await book.get(code ?? ''))?.name ?? code ?? '';
