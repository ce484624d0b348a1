/** Undo of a step: what was said of it is withdrawn when it has not gone out, else taken back in words. */

import type { LetterCode } from '../../domain/letters/catalogue.js';
import { mailedMessage } from '../../domain/letters/mailed-messages.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { laterWords } from '../../domain/tables/later-steps.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { isUndo, type StepName, undoneBy, undoOf } from '../../domain/tables/undoing.js';
import { message, say, type Wording } from '../../words/index.js';
import { because } from '../because.js';
import type { EngineContext } from '../engine-context.js';
import type { UndoState } from '../model/orders.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { cameAfter, lastRemembered, messagesTakenBack, shortUndo, takenBackBy } from '../step/remembered-steps.js';
import type { RequestStep } from '../step/step-in-hand.js';
import type { OrderStep } from './local-step.js';

/** The message that an undo can still withdraw, locked, so that no sender takes it meanwhile. */
export interface WithdrawableMessage {
  summary: string;
  outboundId?: string;
  /** To a partner that speaks only e-mail: the letter whose mail has not left. */
  letter?: LetterCode;
}

/** The message that an undo takes back, as long as it has not left. */
export async function unsaidOf(
  tx: StoreTransaction,
  { request }: Loan,
  action: ActionName,
): Promise<WithdrawableMessage | undefined> {
  const taken = messagesTakenBack[action];
  const summary = typeof taken === 'object' ? taken[request.state] : taken;
  if (!summary) return undefined;
  const outboundId = await tx.lockWithdrawable(request.id, summary);
  if (outboundId) return { summary, outboundId };
  const { letter } = mailedMessage(summary);
  return (await tx.lockUnmailed(request.id, letter)) ? { summary, letter } : undefined;
}

/** Nothing goes out; why, the history says. */
export async function withdraw(
  context: EngineContext,
  tx: StoreTransaction,
  requestStep: RequestStep,
  { outboundId, letter, summary }: WithdrawableMessage,
): Promise<LineFacts> {
  if (letter) requestStep.takeBack([letter]);
  if (outboundId) await tx.settleOutbound(outboundId, undefined, 'withdrawn', because('undone'));
  return {
    rule: byRule('unsentWithdrawn'),
    setting: 'INTERLEND_UNDO_SECONDS',
    value: context.settings.undoSeconds,
    withdrawn: summary,
  };
}

/** The marks that the step closed, which an undo takes back, are open again. */
export async function reopenMarks(tx: StoreTransaction, { loan }: RequestStep, undo: ActionName): Promise<void> {
  const step = takenBackBy(loan, undo);
  if (step?.settled) loan.request.attentionCount += await tx.reopenAttention(loan.request.id, step, step.settled);
}

/** Why a step is not taken back any more: what came after it, and when. Nothing while it is the last one. */
export async function undoOver(
  context: EngineContext,
  { request }: Loan,
  undo: ActionName,
  step: StepName | undefined,
): Promise<Wording | undefined> {
  if (!step || !isUndo(request.side, undo)) return undefined;
  const last = lastRemembered(request);
  const isLast = last && last.version === step.version && last.action === step.action;
  if (isLast && undoneBy(request.side, undo).includes(step.action)) return undefined;
  return sinceThen(context, request, step);
}

async function sinceThen(
  { views, settings }: EngineContext,
  { id, side }: Pick<Loan['request'], 'id' | 'side'>,
  step: StepName,
): Promise<Wording> {
  const since = cameAfter(await views.history(id), step);
  if (!since) return message('undo.over');
  const at = { moment: since.at, zone: settings.timeZone };
  return 'undid' in (since.facts ?? {}) && since.facts?.['undidStep'] === step.version
    ? message('undo.undoneAlready', { at })
    : message('undo.since', { what: laterWords(side, since.event), at });
}

/** Whether a step that somebody was shown can be taken back now. */
export async function undoState(context: EngineContext, loan: Loan, step: StepName): Promise<UndoState> {
  const { request } = loan;
  const undo = undoOf(request.side, step.action);
  if (!undo) return { over: message('undo.over') };
  const over = await undoOver(context, loan, undo, step);
  if (over) return { over };
  const partners = await context.book.all();
  if (stepsOfProfile(loan, partners).leftOut.has(undo)) return { over: message('undo.over') };
  const short = await shortUndo(context, loan);
  if (short?.isOver) return { over: alreadyReported(loan, partners) };
  return { action: undo, ...(short?.until ? { until: short.until } : {}) };
}

export const alreadyReported = ({ request }: Loan, partners: readonly PartnerRecord[]): Wording => {
  const partner = partners.find(({ code }) => code === request.partnerCode)?.name ?? request.partnerCode ?? '–';
  return message('refusedOrder.toldAlready', { partner });
};

/** Staff take back what a rule answered: they decide from here on, and a partner that learned of it is notified in words. */
export const undoAnswer: OrderStep = async ({ loan, fields, context }) => {
  const { request } = loan;
  const said = message(request.state === 'rejected' ? 'said.refusalTakenBack' : 'said.promiseTakenBack');
  const note = fields['note'];
  const whole = note ? message('said.following', { before: said, next: String(note) }) : said;
  return { sent: { note: say(whole, context.settings.language) } };
};
