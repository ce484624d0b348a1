/** Before a request is sent, partners' catalogues are asked once more: what they said when it was made may be days old. */

import type { LeftOut } from '../../domain/rota/rota-ranking.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { isMessage, type Message, message, type Wording } from '../../words/message.js';
import { citationDraftOf } from '../before-sending/citation-from.js';
import { locatedFor } from '../catalogue/located-for.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';
import type { EngineContext } from '../engine-context.js';
import type { ActionOrder } from '../model/orders.js';
import type { ConversationRecord, Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { byCatalogues } from './by-catalogues.js';
import { isOpen } from './closed-last.js';
import { activeOf } from './rota-moves.js';

/** Orders after which the first partner may be asked. */
const mayAskFirst: ReadonlySet<string> = new Set(['send', 'approve', 'markReady']);

/**
 * What the catalogues of the partners that may be asked say now; answers are good for minutes, and each catalogue is given its
 * own time limit. Nothing for any other order, for a rota of one, and where staff say whom to ask and in which order.
 */
export async function locatedBeforeSending(
  context: EngineContext,
  id: string,
  /** As the caller wrote it. */
  action: ActionOrder['action'],
): Promise<LocatedAtPartner[]> {
  if (!context.locate || !mayAskFirst.has(action) || !(await context.hasCatalogues?.())) return [];
  const [loan, partners] = await Promise.all([
    context.store.transaction((tx) => tx.lockRequest(id)),
    context.book.all(),
  ]);
  if (!loan) return [];
  const rest = restOf(loan);
  if (rest.length < 2) return [];
  const codes = rest.map(({ partnerCode }) => partnerCode);
  return locatedFor(
    context,
    citationDraftOf(loan.citation, loan.request.facts),
    partners.filter(({ code }) => codes.includes(code)),
  );
}

/** Moves the rota by what the catalogues say, under the lock; the history tells it when anybody is elsewhere. */
export async function rotaAsLocated(
  context: EngineContext,
  tx: Pick<StoreTransaction, 'removeLines'>,
  requestStep: RequestStep,
  located: readonly LocatedAtPartner[],
  now: Date,
): Promise<void> {
  const { request, conversations } = requestStep.loan;
  const rest = restOf(requestStep.loan);
  if (located.length === 0 || rest.length < 2) return;
  const lines = rest.map(({ partnerCode, why }) => ({ partner: partnerCode, why: bare(why) }));
  const seen = byCatalogues(lines, located, context.settings.timeZone);
  const [before, after] = [lines, seen.lines].map((each) => each.map(({ partner }) => partner)) as [string[], string[]];
  if (before.join(' ') === after.join(' ')) return;
  const anew = seen.lines.flatMap(({ partner, why }, at) => {
    const known = rest.find(({ partnerCode }) => partnerCode === partner);
    // Without its id: the rows are removed, and written anew in their order.
    const { id: _row, ...line } = known ?? {};
    return known ? [{ ...(line as ConversationRecord), why, position: rest[at]?.position ?? known.position }] : [];
  });
  await tx.removeLines(
    request.id,
    rest.map(({ position }) => position),
  );
  const stood = activeOf(requestStep.loan);
  const kept = conversations.filter((each) => !rest.includes(each));
  conversations.splice(0, conversations.length, ...kept, ...anew);
  const [first] = anew;
  if (first && (!stood || isOpen(stood))) {
    request.activePosition = first.position;
    request.partnerCode = first.partnerCode;
  }
  const left: LeftOut[] = seen.leftOut.map(({ why: _said, ...each }) => each);
  request.facts.leftOut = [...(request.facts.leftOut ?? []), ...left];
  requestStep.note({
    actorKind: 'system',
    actor: 'Interlend',
    event: 'rotaRankedAnew',
    facts: {
      rule: byRule('cataloguesAsked'),
      date: now.toISOString(),
      before,
      after,
      ...(seen.leftOut.length > 0 ? { leftOut: seen.leftOut.map(({ partner, why }) => ({ partner, why })) } : {}),
    },
  });
}

/** The lines that nobody has learned of, before anybody was asked; none where the order is staff's. */
function restOf({ request, conversations }: Loan): ConversationRecord[] {
  if (request.side !== 'borrowing' || !conversations.every(isOpen)) return [];
  if (conversations.some(({ why, facts }) => facts?.byStaff || !isOurs(why))) return [];
  return [...conversations].sort((one, other) => one.position - other.position);
}

const ours: ReadonlySet<string> = new Set(
  ['inTheDirectory', 'byRule', 'lastResort', 'nobodyElse', 'closedLast'].map((name) => `rotaReason.${name}`),
);
const isOurs = (why: Wording | undefined): boolean => isMessage(why) && ours.has(bare(why).code);

/** The reason without what catalogues said before. */
function bare(why: Wording | undefined): Message {
  if (!isMessage(why)) return message('rotaReason.inTheDirectory');
  const inside = [why.facts['said'], why.facts['why']].find(isMessage);
  return /^rotaReason\.catalogue/.test(why.code) && inside ? bare(inside) : why;
}
