import { asksFor, attentionSays, attentionWords } from '../../domain/attention.js';
import { addDays } from '../../domain/calendar.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import { isoReasonWords } from '../../domain/reasons.js';
import { leftOutWords, rankingWords } from '../../domain/rota-words.js';
import { stateRow } from '../../domain/states.js';
import { moneyText } from '../../domain/terms.js';
import { asWritten, filled, inLanguage, joined, type Language, type Sentence } from '../../domain/words.js';
import { pairOf } from '../../words/pair.js';
import { termsView } from '../desk/terms-view.js';
import type { House } from '../house.js';
import { atLibrary } from '../local/at-library.js';
import type { AttentionItem, Explanation } from '../ports.js';
import type { ConversationRecord, Loan, PartnerRecord, RequestFacts } from '../records.js';
import { activeOf } from '../rota/rota-moves.js';
import { whatFollows } from './what-follows.js';
import { waitWords, explainWords as words } from './words.js';

/** Who has it, why, what is expected next by whom and when, and what happens by itself if nothing comes. */
export async function explain(node: House, loan: Loan, language: Language = 'en'): Promise<Explanation> {
  const { request } = loan;
  const house = await atLibrary(node, request.owner);
  const row = stateRow(request.side, request.state);
  const partners = await house.book.all();
  const names = new Map(partners.map((each) => [each.code, each.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const partner = request.partnerCode ? asWritten(nameOf(request.partnerCode)) : words.thePartner;
  const [undelivered, attention, channels, calendar] = await Promise.all([
    house.views.undelivered(request.id),
    request.attentionCount > 0 ? house.views.attention(request.id) : [],
    house.views.channels(),
    house.local.libraries.calendar(request.owner),
  ]);
  const say = (sentence: Sentence) => inLanguage(sentence, language);
  const us = asWritten(house.settings.name);
  const who = { us, partner, patron: words.thePatron, nobody: words.nobody }[row.turn];
  const own = partners.find((each) => each.code === request.partnerCode) ?? {};
  const by = byWhen(loan, own, house.settings.timeZone);
  const following = whatFollows(house, loan, {
    partner,
    own,
    calendar: calendar ?? { timeZone: house.settings.timeZone },
    undelivered: undelivered.length > 0,
    channel: channels[request.partnerCode ?? ''],
  });
  const mark = attention.find(({ reason }) => asksFor(reason));
  const asked = mark && attentionSays(mark.reason);
  const sentences = [
    filled(words.is, { request: request.externalId, title: loan.citation.title, state: pairOf(row.label) }),
    turnOf(loan, row.turn, partner, us),
    ...termsOf(loan, house.settings.timeZone),
    ...retryOf(loan, partner, house.settings.timeZone),
    ...rotaOf(loan, nameOf),
    ...marksOf(attention),
  ];
  return {
    request: request.externalId,
    whoHasIt: row.turn,
    sentence: say(joined(sentences)),
    expectedNext:
      row.turn === 'nobody' ? [] : [{ who: say(who), what: say(asked ?? pairOf(row.next)), ...(by ? { by } : {}) }],
    byItself: following.map(({ what, when, rule }) => ({
      what: say(what),
      ...(when ? { when } : {}),
      rule: say(rule),
    })),
    undelivered: undelivered.map(({ waits, reason, ...message }) => {
      const said = reason ?? (waits && say(waitWords[waits]));
      return { ...message, ...(said ? { reason: said } : {}) };
    }),
  };
}

function turnOf({ request }: Loan, turn: Explanation['whoHasIt'], partner: Sentence, us: Sentence): Sentence {
  const other = filled(request.side === 'borrowing' ? words.lender : words.borrower, { partner });
  switch (turn) {
    case 'us':
      return filled(words.waitsForUs, { us, other });
    case 'partner':
      return filled(words.waitsForPartner, { partner });
    case 'patron':
      return filled(words.patronHasIt, { other });
    case 'nobody':
      return words.closed;
  }
}

/** The terms as they stand, whole: conditions, price with its currency, the day to answer by, the lender's words. */
function termsOf(loan: Loan, timeZone: string): Sentence[] {
  const terms = termsView(loan);
  if (!terms) return [];
  const { conditions, cost, replyBy, note } = terms;
  const parts = [
    ...conditions.map(({ label, french, says, saysFrench }) => ({
      text: `${label} (${says.replace(/\.$/, '')})`,
      french: `${french} (${saysFrench.replace(/\.$/, '')})`,
    })),
    ...(cost ? [asWritten(moneyText(cost))] : []),
  ];
  const open = terms.standing !== 'inForce';
  return [
    ...(parts.length > 0 ? [filled(words.terms, { terms: joined(parts, ', ') })] : []),
    ...(replyBy && open ? [filled(words.termsReplyBy, { date: dayOf(replyBy, timeZone) })] : []),
    ...(note && open ? [filled(words.termsNote, { note })] : []),
  ];
}

/** Why it is not supplied now, and from when the same partner may be asked again. */
function retryOf({ request }: Loan, partner: Sentence, timeZone: string): Sentence[] {
  if (request.state !== 'retryLater') return [];
  const { retryAfter, reasonRetry } = request.facts;
  const reason = reasonRetry ? isoReasonWords(reasonRetry) : words.noReason;
  if (!retryAfter) return [filled(words.askAgainSometime, { partner, reason })];
  return [filled(words.askAgainAfter, { partner, reason, date: dayOf(retryAfter, timeZone) })];
}

const dayOf = (iso: string, timeZone: string): string => dayMeant(iso, timeZone) ?? iso.slice(0, 10);

/** Whom we asked and what they said, and who is left. */
function rotaOf(loan: Loan, nameOf: (code: string) => string): Sentence[] {
  const { request, conversations } = loan;
  if (request.side === 'lending') return [];
  const active = activeOf(loan);
  const passed = conversations.filter((each) => each.state === 'passed');
  const listed = conversations.filter((each) => each.state === 'listed' && each !== active);
  const names = (lines: ConversationRecord[]) => lines.map((each) => nameOf(each.partnerCode)).join(', ');
  return [
    ...rankedFirst(active, nameOf),
    ...leftOutOf(request.facts.leftOut, nameOf),
    ...passed.map((each) => filled(words.passedOver, { partner: nameOf(each.partnerCode), why: whyOf(each) })),
    ...(request.closedAt
      ? []
      : [listed.length > 0 ? filled(words.stillListed, { partners: names(listed) }) : words.nobodyListed]),
  ];
}

function rankedFirst(active: ConversationRecord | undefined, nameOf: (code: string) => string): Sentence[] {
  const ranking = active?.facts?.ranking;
  if (!active || !ranking) return [];
  return [filled(words.ranked, { partner: nameOf(active.partnerCode), why: rankingWords(ranking, nameOf) })];
}

function leftOutOf(leftOut: RequestFacts['leftOut'] = [], nameOf: (code: string) => string): Sentence[] {
  if (leftOut.length === 0) return [];
  const each = leftOut.map((left) => joined([asWritten(nameOf(left.partner)), inBrackets(leftOutWords(left))]));
  return [filled(words.leftOut, { partners: joined(each, ', ') })];
}

const inBrackets = ({ text, french }: Sentence): Sentence => ({ text: `(${text})`, french: `(${french})` });

const whyOf = ({ why, facts }: ConversationRecord): Sentence =>
  why ? { text: why, french: facts?.whyFrench ?? why } : words.noReason;

function marksOf(attention: readonly AttentionItem[]): Sentence[] {
  if (attention.length === 0) return [];
  return [filled(words.toLookAt, { marks: joined(attention.map((each) => attentionWords(each.reason, each))) })];
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
      'receivedPhysically',
      'receivedNotForLoan',
      'loaned',
      'mediatedRenewal',
      'renewRequested',
      'renewed',
      'renewNotAccepted',
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
