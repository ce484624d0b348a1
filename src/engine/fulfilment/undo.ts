/** Undo of a receive or a return: what was said of it is withdrawn when it has not gone out, else taken back in words. */

import { byRule } from '../../domain/automatic-rules.js';
import type { LetterCode } from '../../domain/letters/catalogue.js';
import { type MessageName, mailedMessage } from '../../domain/letters/mailed-messages.js';
import type { Circumstances } from '../../domain/staff-actions.js';
import type { ActionName } from '../../domain/tables.js';
import { message, say } from '../../words/index.js';
import { because } from '../because.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import type { RequestStep } from '../step/step-in-hand.js';
import type { OrderStep } from './local-step.js';

/** The message that each undo takes back, as lists call it; by state where it takes back one of several. */
const takesBack: Readonly<Record<string, MessageName | Readonly<Record<string, MessageName>>>> = {
  undoAnswer: { willSupply: 'WillSupply', rejected: 'Unfilled' },
  undoReceive: 'Received',
  undoReturn: 'ShippedReturn',
  undoShip: 'Loaned',
  undoPassOn: 'ShippedForward',
};

/** The message that an undo can still withdraw, locked, so that no sender takes it meanwhile. */
export interface WithdrawableMessage {
  summary: string;
  outboundId?: string;
  /** To a partner that speaks only e-mail: the letter whose mail has not left. */
  letter?: LetterCode;
}

export async function undoing(
  tx: StoreTransaction,
  { request }: Loan,
  action: ActionName,
): Promise<Pick<Circumstances, 'messageWaits' | 'neverLent' | 'passedFrom'> & { unsaid?: WithdrawableMessage }> {
  const taken = takesBack[action];
  const summary = typeof taken === 'object' ? taken[request.state] : taken;
  if (!summary) return {};
  const unsaid = await unsaidOf(tx, request.id, summary);
  if (request.side === 'lending') return { messageWaits: unsaid !== undefined, ...(unsaid ? { unsaid } : {}) };
  if (action === 'undoPassOn') {
    const passedFrom = request.facts.local?.['passedFrom'] as string | undefined;
    return { ...(passedFrom ? { passedFrom } : {}), ...(unsaid ? { unsaid } : {}) };
  }
  const { items, loans } = tx.local.circulation;
  const known = (await items({ request: request.id, removed: true, limit: 1 })).items.length > 0;
  const neverLent = known && (await loans({ request: request.id, limit: 1 })).items.length === 0;
  return {
    messageWaits: unsaid !== undefined,
    neverLent,
    ...(unsaid ? { unsaid } : {}),
  };
}

async function unsaidOf(
  tx: StoreTransaction,
  request: string,
  summary: MessageName,
): Promise<WithdrawableMessage | undefined> {
  const outboundId = await tx.lockWithdrawable(request, summary);
  if (outboundId) return { summary, outboundId };
  const { letter } = mailedMessage(summary);
  return (await tx.lockUnmailed(request, letter)) ? { summary, letter } : undefined;
}

/** Nothing goes out; why, the history says. */
export async function withdraw(
  context: EngineContext,
  tx: StoreTransaction,
  requestStep: RequestStep,
  { outboundId, letter, summary }: WithdrawableMessage,
): Promise<Record<string, unknown>> {
  if (letter) requestStep.takeBack([letter]);
  if (outboundId) await tx.settleOutbound(outboundId, undefined, 'withdrawn', because('undone'));
  return {
    rule: byRule('unsentWithdrawn'),
    setting: 'INTERLEND_UNDO_SECONDS',
    value: context.settings.undoSeconds,
    withdrawn: summary,
  };
}

/** Staff take back what a rule answered: they decide from here on, and a partner that heard of it is told so in words. */
export const undoAnswer: OrderStep = async ({ loan, fields, context }) => {
  const { request } = loan;
  const said = message(request.state === 'rejected' ? 'said.refusalTakenBack' : 'said.promiseTakenBack');
  const note = fields['note'];
  const whole = note ? message('said.following', { before: said, next: String(note) }) : said;
  return { sent: { note: say(whole, context.settings.language) } };
};
