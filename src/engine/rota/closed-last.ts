/** Partners that are closed come after those that are open, also where the rota stood before their closure was known. */

import { localDate } from '../../domain/calendar/calendar.js';
import { closedNow } from '../../domain/rota/rota-rules.js';
import { leftOutWords } from '../../domain/rota/rota-words.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { message } from '../../words/message.js';
import { forAllDue } from '../deadlines/each-due.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { activeOf } from './rota-moves.js';

/** Requests that are unsent before a partner that is closed now are before the next one that is open. */
export async function passClosed(context: EngineContext, now: Date): Promise<number> {
  const partners = await context.book.all();
  const today = localDate(now, context.settings.timeZone);
  const closed = partners.filter((each) => closedNow(each, today).closedUntil).map(({ code }) => code);
  if (closed.length === 0) return 0;
  const find = (limit: number) => context.store.unsentBefore(closed, limit);
  return forAllDue(context, partners, find, now, async (requestStep, _partner, tx, at) => {
    const active = activeOf(requestStep.loan);
    if (!active || !isOpen(active)) return 'nothing';
    return (await closedLast(at, tx, requestStep, partners, now, true)) ? undefined : 'nothing';
  });
}

/**
 * Moves who is closed behind who is open, among those that nobody has learned of; whether somebody was moved. `standing`:
 * also the one that the request is before. When all are closed, they stay as they are: better late than never.
 */
export async function closedLast(
  context: EngineContext,
  tx: Pick<StoreTransaction, 'removeLines'>,
  requestStep: RequestStep,
  partners: readonly PartnerRecord[],
  now: Date,
  standing = false,
): Promise<boolean> {
  const { request, conversations } = requestStep.loan;
  const today = localDate(now, context.settings.timeZone);
  const untilOf = ({ partnerCode }: Pick<ConversationRecord, 'partnerCode'>) => {
    const known = partners.find(({ code }) => code === partnerCode);
    return known && closedNow(known, today).closedUntil;
  };
  const rest = conversations
    .filter((each) => isOpen(each) && (standing || each.position !== request.activePosition))
    .sort((one, other) => one.position - other.position);
  const open = rest.filter((each) => !untilOf(each));
  const shut = rest.flatMap((line) => {
    const until = untilOf(line);
    const why = until && message('rotaReason.closedLast', { until: { day: until } });
    return why ? [{ ...line, why }] : [];
  });
  // Without their ids: the rows are removed, and written anew in their order.
  const anew = [...open, ...shut].map(({ id: _row, ...line }, at) => ({
    ...line,
    position: rest[at]?.position ?? line.position,
  }));
  const [before, after] = [codesOf(rest), codesOf(anew)];
  if (open.length === 0 || before.join(' ') === after.join(' ')) return false;
  await tx.removeLines(
    request.id,
    rest.map(({ position }) => position),
  );
  const kept = conversations.filter((each) => !rest.includes(each));
  conversations.splice(0, conversations.length, ...kept, ...anew);
  const active = activeOf(requestStep.loan);
  if (standing && active) request.partnerCode = active.partnerCode;
  const out = shut.map(({ partnerCode: partner }) => {
    const until = untilOf({ partnerCode: partner }) ?? '';
    return { partner, why: leftOutWords({ partner, reason: 'closed', until }) };
  });
  requestStep.note({
    actorKind: 'system',
    actor: 'Interlend',
    event: 'rotaRankedAnew',
    facts: { rule: byRule('closedLast'), date: now.toISOString(), before, after, leftOut: out },
  });
  return true;
}

/** Nobody has learned of the request on this line. */
export const isOpen = (line: ConversationRecord): boolean =>
  line.state === 'listed' && line.requestingAgencyRequestId === undefined;

const codesOf = (lines: readonly ConversationRecord[]): string[] => lines.map(({ partnerCode }) => partnerCode);
