/** Before the next partner of a rota is asked, whoever was not asked yet is ranked by what is known of them now. */

import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import { type RestLine, type RestPlaced, type RestRanked, restRanked } from '../../domain/rota/rota-anew.js';
import { hindranceIn } from '../../domain/rota/rota-rules.js';
import { leftOutWords } from '../../domain/rota/rota-words.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { closedLast, isOpen } from './closed-last.js';
import { figuresOf } from './figures.js';

/**
 * Called under the lock, before the step that leaves the present partner is named: whom the rota left out may have come
 * back, so that the present one is not the last. Nothing is read for a rota that no ranked template made; there, who is
 * closed now comes after the others. The partner that the request is before keeps its line.
 */
export async function rankAnew(
  context: EngineContext,
  tx: Pick<StoreTransaction, 'local' | 'removeLines'>,
  requestStep: RequestStep,
  partners: readonly PartnerRecord[],
  now: Date,
): Promise<void> {
  const { request, conversations, citation } = requestStep.loan;
  if (request.side !== 'borrowing') return;
  const rest = conversations.filter((each) => isOpen(each) && each.position !== request.activePosition);
  const leftOut = request.facts.leftOut ?? [];
  const passClosed = () => closedLast(context, tx, requestStep, partners, now);
  if (![...rest.map(({ facts }) => facts ?? {}), ...leftOut].some(({ rankedIn }) => rankedIn))
    return void (await passClosed());
  const { serviceType } = request;
  const asked = conversations.filter((each) => !rest.includes(each)).map(({ partnerCode }) => partnerCode);
  const wish = wishKeys(serviceType, citation.bibliographic);
  const concerned = new Set([...rest.map(({ partnerCode }) => partnerCode), ...leftOut.map(({ partner }) => partner)]);
  const members = partners.filter(({ code }) => concerned.has(code));
  const { timeZone, currency } = context.settings;
  const wanted = { serviceType, wish, asked, now, timeZone, currency };
  const figures = await figuresOf(members, tx.local.rules, wanted);
  const lines = rest.map(({ partnerCode, facts }): RestLine => ({ partner: partnerCode, ...rankedInOf(facts) }));
  const ranked = restRanked(lines, leftOut, hindranceIn(partners, { serviceType }, asked), figures);
  const names = ranked.lines.some(({ back }) => back) ? await tx.local.rules.rotaTemplates() : [];
  const nameOf = (code: string) => names.find((template) => template.code === code)?.name ?? code;
  const kept = conversations.filter((each) => !rest.includes(each));
  const first = Math.max(0, ...kept.map(({ position }) => position)) + 1;
  const anew = ranked.lines.map((line, index) => lineOf(line, first + index, rest, nameOf));
  await tx.removeLines(
    request.id,
    rest.map(({ position }) => position),
  );
  conversations.splice(0, conversations.length, ...kept, ...anew);
  request.facts.leftOut = ranked.leftOut;
  tell(requestStep, rest, anew, ranked, now);
  await passClosed();
}

const rankedInOf = (facts: ConversationRecord['facts']) => (facts?.rankedIn ? { rankedIn: facts.rankedIn } : {});

function lineOf(
  { partner, rankedIn, ranking, late }: RestPlaced,
  position: number,
  rest: readonly ConversationRecord[],
  nameOf: (template: string) => string,
): ConversationRecord {
  const known = rest.find(({ partnerCode }) => partnerCode === partner);
  const { ranking: _before, ...said } = known?.facts ?? {};
  const line: ConversationRecord = {
    position,
    partnerCode: partner,
    state: 'listed',
    answered: false,
    outSeq: 0,
    facts: { ...(rankedIn ? { ...said, rankedIn } : known?.facts), ...(ranking ? { ranking } : {}) },
  };
  const why = reasonOf(late, known, rankedIn, nameOf) ?? known?.why;
  if (why) line.why = why;
  return line;
}

function reasonOf(
  late: RestPlaced['late'],
  known: ConversationRecord | undefined,
  rankedIn: string | undefined,
  nameOf: (template: string) => string,
): Message | undefined {
  if (late) return message('rotaReason.nobodyElse', { why: leftOutWords(late) });
  return known || !rankedIn ? undefined : message('rotaReason.canAgain', { rota: nameOf(rankedIn) });
}

/** The history tells it only when somebody is elsewhere than before. */
function tell(
  requestStep: RequestStep,
  rest: readonly ConversationRecord[],
  anew: readonly ConversationRecord[],
  { leftOut }: RestRanked,
  now: Date,
): void {
  const [before, after] = [rest, anew].map((lines) => lines.map(({ partnerCode }) => partnerCode)) as [
    string[],
    string[],
  ];
  if (before.join(' ') === after.join(' ')) return;
  const out = leftOut.map((left) => ({ partner: left.partner, why: leftOutWords(left) }));
  requestStep.note({
    actorKind: 'system',
    actor: 'Interlend',
    event: 'rotaRankedAnew',
    facts: {
      rule: byRule('rankedAnew'),
      date: now.toISOString(),
      before,
      after,
      ...(out.length > 0 ? { leftOut: out } : {}),
    },
  });
}
