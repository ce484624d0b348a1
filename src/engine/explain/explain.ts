import type { AttentionItem, Explanation } from '../../contract/request-views.js';
import { addDays, localDate } from '../../domain/calendar/calendar.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import { asksFor, attentionSays } from '../../domain/request/attention.js';
import { messageWords } from '../../domain/request/message-words.js';
import { isoReasonWords } from '../../domain/request/reasons.js';
import { type Money, moneyText } from '../../domain/request/terms.js';
import { leftOutWords, rankingWords } from '../../domain/rota/rota-words.js';
import { stateRow } from '../../domain/tables/states.js';
import { following, message, type Wording } from '../../words/message.js';
import { termsView } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import type { StoredUndelivered } from '../model/desk-views.js';
import type { ConversationRecord, Loan, PartnerRecord, RequestFacts } from '../model/records.js';
import { activeOf } from '../rota/rota-moves.js';
import { atLibrary } from '../step/at-library.js';
import { whatFollows } from './what-follows.js';

/** Who has it, why, what is expected next by whom and when, and what happens by itself if nothing comes. */
export async function explain(
  node: EngineContext,
  loan: Loan,
  isSending: (messageId: string) => boolean,
): Promise<Explanation> {
  const { request } = loan;
  const context = await atLibrary(node, request.owner);
  const row = stateRow(request.side, request.state);
  const partners = await context.book.all();
  const names = new Map(partners.map((each) => [each.code, each.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const partner = request.partnerCode ? nameOf(request.partnerCode) : message('explain.thePartner');
  const [undelivered, attention, channels, calendar] = await Promise.all([
    context.views.undelivered(request.id),
    request.attentionCount > 0 ? context.views.attention(request.id) : [],
    context.views.channels(request.partnerCode ? [request.partnerCode] : []),
    context.local.libraries.calendar(request.owner),
  ]);
  const us = context.settings.name;
  const mark = attention.find(({ reason }) => asksFor(reason));
  const asked = mark && attentionSays(mark.reason);
  /** What a mark asks for is ours to do, whoever the state waits for. */
  const turn = asked ? 'us' : row.turn;
  const whose = !asked && row.onItsWay ? 'onItsWay' : turn;
  const who = { us, partner, patron: message('explain.thePatron'), nobody: message('explain.nobody') }[turn];
  const own = partners.find((each) => each.code === request.partnerCode) ?? {};
  const by = turn === 'patron' ? await patronBrings(context, request.id) : byWhen(loan, own, context.settings.timeZone);
  const automatic = whatFollows(context, loan, {
    partner,
    own,
    calendar: calendar ?? { timeZone: context.settings.timeZone },
    undelivered: undelivered.length > 0,
    channel: channels[request.partnerCode ?? ''],
  });
  const { externalId } = request;
  const is = message('explain.is', { request: externalId, title: loan.citation.title, state: row.label });
  const more = [
    turnOf(loan, whose, partner, us),
    ...termsOf(loan, context.settings.timeZone),
    ...retryOf(loan, partner, context.settings.timeZone),
    ...rotaOf(loan, nameOf),
    ...marksOf(attention),
  ];
  return {
    request: request.externalId,
    state: request.state,
    whoHasIt: whose,
    sentence: following(is, ...more),
    expectedNext: turn === 'nobody' ? [] : [{ who, what: asked ?? row.next, ...(by ? { by } : {}) }],
    byItself: automatic,
    undelivered: undelivered.map(({ waits, reason, lease, message: summary, ...sent }) => {
      const said = reason ?? (waits && message(`explainWait.${waits}`));
      return {
        ...sent,
        message: messageWords(summary),
        ...(lease ? whereOf(context, lease, isSending) : {}),
        ...(said ? { reason: said } : {}),
      };
    }),
  };
}

/** Another process may have taken it from the broker just now: it says so by its lease after some seconds. */
function whereOf(
  { delivery }: EngineContext,
  { id, since, isAdopted }: NonNullable<StoredUndelivered['lease']>,
  isSending: (messageId: string) => boolean,
): { onBrokerSince: string } | { beingSentSince: string } {
  const isOnBroker = delivery.health().kind === 'rabbitmq' && !isAdopted && !isSending(id);
  return isOnBroker ? { onBrokerSince: since } : { beingSentSince: since };
}

/** The day on which the patron has to bring it, which is not the lender's. */
async function patronBrings({ views, settings }: EngineContext, request: string): Promise<string | undefined> {
  const { patronDue } = await views.deskWork(request);
  return patronDue && localDate(patronDue, settings.timeZone);
}

function turnOf({ request: { side } }: Loan, turn: Explanation['whoHasIt'], partner: Wording, us: string): Wording {
  switch (turn) {
    case 'us':
      return message('explain.waitsForUs', { us, side, partner });
    case 'partner':
      return message('explain.waitsForPartner', { partner });
    case 'onItsWay':
      return message('explain.onItsWay', { side, partner });
    case 'patron':
      return message('explain.patronHasIt', { side, partner });
    case 'nobody':
      return message('explain.closed');
  }
}

/** The terms as they are, whole: conditions, price with its currency, the day to answer by, the lender's words. */
function termsOf(loan: Loan, timeZone: string): Wording[] {
  const view = termsView(loan);
  if (!view) return [];
  const { conditions, cost, replyBy, note } = view;
  const terms = [...conditions.map(({ label }) => label), ...(cost ? [costOf(cost)] : [])];
  const open = view.standing !== 'inForce';
  return [
    ...(terms.length > 0 ? [message('explain.terms', { terms })] : []),
    ...conditions.map(({ says }) => says),
    ...(replyBy && open ? [message('explain.termsReplyBy', { date: dayOf(replyBy, timeZone) })] : []),
    ...(note && open ? [message('explain.termsNote', { note })] : []),
  ];
}

/** A sum is written as the language does when its currency is known. */
const costOf = (cost: Money) => (cost.currency ? { amount: cost.amount, currency: cost.currency } : moneyText(cost));

/** Why it is not supplied now, and from when the same partner may be asked again. */
function retryOf({ request }: Loan, partner: Wording, timeZone: string): Wording[] {
  if (request.state !== 'retryLater') return [];
  const { retryAfter, reasonRetry } = request.facts;
  const reason = reasonRetry ? isoReasonWords(reasonRetry) : message('explain.noReason');
  if (!retryAfter) return [message('explain.askAgainSometime', { partner, reason })];
  return [message('explain.askAgainAfter', { partner, reason, date: dayOf(retryAfter, timeZone) })];
}

const dayOf = (iso: string, timeZone: string) => ({ day: dayMeant(iso, timeZone) ?? iso.slice(0, 10) });

/** Whom we asked and what they said, and who is left. */
function rotaOf(loan: Loan, nameOf: (code: string) => string): Wording[] {
  const { request, conversations } = loan;
  if (request.side === 'lending') return [];
  const active = activeOf(loan);
  const passed = conversations.filter((each) => each.state === 'passed');
  const listed = conversations.filter((each) => each.state === 'listed' && each !== active);
  const partners = listed.map((each) => nameOf(each.partnerCode));
  return [
    ...rankedFirst(active, nameOf),
    ...leftOutOf(request.facts.leftOut, nameOf),
    ...passed.map(({ partnerCode, why }) => {
      const partner = nameOf(partnerCode);
      return why ? message('explain.passedOver', { partner, why }) : message('explain.passedOverUnsaid', { partner });
    }),
    ...(request.closedAt
      ? []
      : [partners.length > 0 ? message('explain.stillListed', { partners }) : message('explain.nobodyListed')]),
  ];
}

function rankedFirst(active: ConversationRecord | undefined, nameOf: (code: string) => string): Wording[] {
  const ranking = active?.facts?.ranking;
  if (!active || !ranking) return [];
  return [message('explain.ranked', { partner: nameOf(active.partnerCode), why: rankingWords(ranking, nameOf) })];
}

function leftOutOf(leftOut: RequestFacts['leftOut'] = [], nameOf: (code: string) => string): Wording[] {
  if (leftOut.length === 0) return [];
  const partners = leftOut.map((left) =>
    message('explain.leftOutOne', { partner: nameOf(left.partner), why: leftOutWords(left) }),
  );
  return [message('explain.leftOut', { partners })];
}

function marksOf(attention: readonly AttentionItem[]): Wording[] {
  const [first, ...others] = attention.map(({ text }) => text);
  return first === undefined ? [] : [message('explain.toLookAt', { marks: following(first, ...others) })];
}

/** What the partner says itself of its days; 0 says nothing. */
type OwnDays = Partial<Pick<PartnerRecord, 'averageSupplyDays' | 'deliveryDelayDays'>>;

function supplyExpected(loan: Loan, { averageSupplyDays = 0, deliveryDelayDays = 0 }: OwnDays, timeZone: string) {
  const askedAt = activeOf(loan)?.askedAt;
  if (loan.request.side !== 'borrowing' || !askedAt || averageSupplyDays === 0) return undefined;
  return addDays(askedAt, averageSupplyDays + deliveryDelayDays, timeZone).toISOString();
}

function arrivalExpected({ request }: Loan, { deliveryDelayDays = 0 }: OwnDays, timeZone: string) {
  const { shippedAt } = request.facts;
  if (request.side !== 'borrowing' || !shippedAt || deliveryDelayDays === 0) return undefined;
  return addDays(new Date(shippedAt), deliveryDelayDays, timeZone).toISOString();
}

const dates: Record<string, (loan: Loan, own: OwnDays, timeZone: string) => string | undefined> = {
  requestSent: supplyExpected,
  requestAccepted: supplyExpected,
  shippedPhysically: arrivalExpected,
  conditional: ({ request }) => request.facts.retryBefore,
  retryLater: ({ request }) => request.facts.retryAfter,
  willSupply: (loan, own, timeZone) => loan.request.facts.expectedDeliveryDate ?? supplyExpected(loan, own, timeZone),
  ...Object.fromEntries(
    [
      'receivedNotForLoan',
      'mediatedRenewal',
      'renewRequested',
      'recalled',
      'overdue',
      'returnedByPatron',
      'receivedByPartner',
    ].map((state) => [state, ({ request }: Loan) => request.dueDay]),
  ),
};

/** The date by which the next step is due, where the loan has one. */
function byWhen(loan: Loan, own: OwnDays, timeZone: string): RequestFacts['retryBefore'] {
  return dates[loan.request.state]?.(loan, own, timeZone);
}
