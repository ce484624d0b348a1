import type { CandidateView, FulfilmentView, MoveRequestView } from '../../contract/lending-operations.js';
import type { RequestSummary, RequestView, RotaLineView, TermsView } from '../../contract/request-views.js';
import { moveAlerts } from '../../domain/fulfilment/moves.js';
import { partlyBack } from '../../domain/fulfilment/shipping.js';
import { asksFor } from '../../domain/request/attention.js';
import { asksForReason, withReasons } from '../../domain/request/library-reasons.js';
import { isNotForLoan, type LoanCondition, loanCondition } from '../../domain/request/loan-conditions.js';
import { isoReasonWords } from '../../domain/request/reasons.js';
import type { Money } from '../../domain/request/terms.js';
import type { LeftOut, Ranking } from '../../domain/rota/rota-ranking.js';
import { leftOutWords, rankingWords } from '../../domain/rota/rota-words.js';
import { type Allowed, allowedActions, askedFirst } from '../../domain/tables/staff-actions.js';
import { stateName } from '../../domain/tables/states.js';
import { undoOf } from '../../domain/tables/undoing.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { elementsOf } from '../../translation/elements/show.js';
import { citationDraftOf } from '../before-sending/citation-from.js';
import { answersNow } from '../by-mail/answers.js';
import type { EngineContext } from '../engine-context.js';
import { copyToLend } from '../fulfilment/copy-to-lend.js';
import { receiptOf, renewalOf, withProposals } from '../fulfilment/proposals.js';
import { lostCaseView } from '../lost/lost-cases.js';
import type { AlertView, MoveLocation } from '../model/fulfilment-view.js';
import type { InHand } from '../model/local/lending.js';
import type { Loan, RequestFacts } from '../model/records.js';
import { atLibrary } from '../step/at-library.js';
import { shipToOf } from '../step/order-facts.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { lastRemembered, shortUndo } from '../step/remembered-steps.js';
import { wished } from './wished.js';

/** A request as a desk sees it: with its rota, what needs attention, and the actions its state allows. */
export async function viewOf(node: EngineContext, loan: Loan, desk?: string): Promise<RequestView> {
  const { request, citation, conversations } = loan;
  const context = await atLibrary(node, request.owner);
  const partners = await context.book.all();
  const names = new Map(partners.map((partner) => [partner.code, partner.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const beside = await context.views.beside(request);
  const { assignment, notes, letters, patronDue, dueWhenLent, inHand } = beside;
  const attention = request.attentionCount > 0 ? beside.attention : [];
  const fulfilment = inHand && fulfilmentOf(loan, inHand);
  const renewal = renewalOf(context.settings, request);
  const service = request.serviceType;
  const terms = termsView(loan);
  const answers = answersNow(loan, partners);
  const short = await shortUndo(context, loan);
  const allowed = await withOwnReasons(
    context,
    askedFirst(
      asTermsPropose(
        loan,
        await whereOwnCopyIsFree(
          context,
          loan,
          undoNamed(
            loan,
            short,
            allowedActions(request.side, service, request.state, stepsOfProfile(loan, partners).leftOut),
          ),
        ),
      ),
      attention.map(({ reason }) => asksFor(reason)).find((step) => step !== undefined),
    ),
  );
  const partner = partners.find(({ code }) => code === request.partnerCode);
  const canRecall = allowed.some(({ name }) => name === 'recall');
  return {
    id: request.id,
    side: request.side,
    state: request.state,
    ...stateName(request.side, request.state),
    version: request.version,
    externalId: request.externalId,
    serviceType: service,
    title: citation.title,
    article: citation.bibliographic.titleOfComponent,
    author: citation.author,
    partner: request.partnerCode,
    partnerName: request.partnerCode ? nameOf(request.partnerCode) : undefined,
    dueDate: request.dueDate?.toISOString(),
    dueDay: request.dueDay,
    timeZone: context.settings.timeZone,
    assignedTo: assignment?.assignedTo,
    assigneeName: assignment?.name,
    requester: citation.patron?.name ?? citation.patron?.id,
    pickup: citation.pickupLocation,
    ...wished(
      { neededBy: citation.service?.needBeforeDate, maximumCosts: citation.billing?.maximumCosts },
      context.settings.timeZone,
    ),
    note: citation.service?.note,
    owner: request.owner,
    needsAttention: request.attentionCount,
    activeNotes: notes.filter((note) => note.active && !note.dismissedAt).length,
    unreadMessages: attention.filter(({ reason }) => reason === 'message').length,
    createdAt: request.createdAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
    bibliographic: { ...citation.bibliographic, publication: citation.publication, service: citation.service },
    facts: { ...shownFacts(request.facts), pickupLocation: citation.pickupLocation, patron: citation.patron },
    ...(request.side === 'borrowing' ? { form: { ...citationDraftOf(citation, request.facts) } } : {}),
    elements: elementsOf({ citation, facts: request.facts, dueDay: request.dueDay }),
    rota: conversations.map((each) => ({
      position: each.position,
      partner: each.partnerCode,
      partnerName: nameOf(each.partnerCode),
      state: each.state,
      requestingAgencyRequestId: each.requestingAgencyRequestId,
      ...(each.why ? { why: each.why } : {}),
      ...(each.facts?.behind ? { behind: each.facts.behind } : {}),
      ...rankingView(each.facts?.ranking, nameOf),
    })),
    ...leftOutView(request.facts.leftOut, nameOf),
    attention,
    actions: withProposals(
      context,
      loan,
      {
        patronDue,
        dueWhenLent,
        receipt: await receiptOf(context, loan, allowed, desk),
        items: fulfilment?.items,
        currency: partner?.currency ?? context.settings.currency,
        calendar: allowed.some(({ name }) => name === 'ship' || name === 'acceptRenewal')
          ? await context.local.libraries.calendar(request.owner)
          : undefined,
        recallDays: canRecall ? (await context.local.policies.inForce()).recallDays : undefined,
        needsItems: partner !== undefined && dialectOf(partner.dialect).needsItems === true,
      },
      allowed,
    ),
    ...(terms ? { terms } : {}),
    ...(request.facts.lostCase ? { lostCase: lostCaseView(request.facts.lostCase) } : {}),
    ...(renewal ? { renewal } : {}),
    patronDue: patronDue?.toISOString(),
    assignment,
    notes,
    fulfilment,
    alerts: fulfilment && fulfilment.alerts.length > 0 ? fulfilment.alerts.length : undefined,
    letters,
    ...(answers.length > 0 ? { answers } : {}),
  } satisfies EachOfRequest;
}

/** A field of `RequestSummary` that a request, when it is opened, would not show does not compile; the rest is said in lists alone. */
type EachOfRequest = RequestView &
  Record<Exclude<keyof RequestSummary, 'urgency' | 'action' | 'stepOfOthers' | 'next'>, unknown>;

/** An undo says which step it takes back, where that leads, and how long it is possible; it is not offered longer. */
function undoNamed({ request }: Loan, short: Awaited<ReturnType<typeof shortUndo>>, actions: Allowed[]): Allowed[] {
  const last = lastRemembered(request);
  const undo = last && undoOf(request.side, last.action);
  if (!undo) return actions;
  if (short?.isOver) return actions.filter(({ name }) => name !== undo);
  const { action, version, from } = last;
  const to = undo === 'undoAnswer' ? {} : { to: from };
  const undoes = { action, version, ...(short?.until ? { until: short.until } : {}) };
  return actions.map((each) => (each.name === undo ? { ...each, ...to, undoes } : each));
}

/** What is kept for steps and letters to come is not for reading. */
const shownFacts = ({ steps: _, keptLetters: __, ...facts }: RequestFacts): RequestFacts => facts;

/** The forms with the reasons that this library offers. */
async function withOwnReasons(context: EngineContext, actions: Allowed[]): Promise<Allowed[]> {
  if (!actions.some(({ fields }) => asksForReason(fields))) return actions;
  const reasons = await context.local.reasons.inForce();
  return actions.map((action) => ({ ...action, fields: withReasons(action.name, action.fields, reasons) }));
}

/** What the lender keeps in the library is received “not for loan” as the usual step. */
function asTermsPropose({ request }: Loan, actions: Allowed[]): Allowed[] {
  const usual = actions.find(({ name, primary }) => name === 'receive' && primary);
  const here = actions.find(({ name }) => name === 'receiveNotForLoan');
  if (!usual || !here || !isNotForLoan(request.facts.conditions)) return actions;
  const others = actions.filter((each) => each !== usual && each !== here);
  return [{ ...here, primary: true }, { ...usual, primary: false }, ...others];
}

function rankingView(ranking: Ranking | undefined, nameOf: (code: string) => string): Pick<RotaLineView, 'ranking'> {
  if (!ranking) return {};
  return { ranking: { ...ranking, why: rankingWords(ranking, nameOf) } };
}

function leftOutView(
  leftOut: readonly LeftOut[] | undefined,
  nameOf: (code: string) => string,
): Pick<RequestView, 'leftOut'> {
  if (!leftOut?.length) return {};
  return {
    leftOut: leftOut.map((left) => {
      const { partner, reason } = left;
      return { partner, partnerName: nameOf(partner), reason, why: leftOutWords(left) };
    }),
  };
}

/** Filling from our own collection is offered where a copy of it is free. */
async function whereOwnCopyIsFree(
  { local }: EngineContext,
  { request, citation }: Loan,
  actions: Allowed[],
): Promise<Allowed[]> {
  if (!actions.some(({ name }) => name === 'fillLocally')) return actions;
  const isFree = request.serviceType === 'Loan' && (await local.holdings.freeHere(citation.bibliographic)).length > 0;
  return isFree ? actions : actions.filter(({ name }) => name !== 'fillLocally');
}

function fulfilmentOf(loan: Loan, { candidates, items, moves }: InHand): FulfilmentView {
  const { facts } = loan.request;
  const back = partlyBack({ back: items.filter(({ returnedAt }) => returnedAt).length, of: items.length });
  const moving = moves.find(({ status }) => status === 'inProcess')?.barcode;
  const copy = copyToLend(candidates, loan.request, moving);
  const shipTo = (facts.local?.['shippedTo'] as string[] | undefined) ?? shipToOf(loan);
  return {
    ...(facts.locate ? { located: facts.locate } : {}),
    candidates,
    ...(copy ? { copy: copy.barcode } : {}),
    moveFrom: moveFrom(candidates),
    items,
    ...(back ? { partlyBack: back } : {}),
    moves,
    alerts: moves.filter(({ alertRemovedAt }) => !alertRemovedAt).map(alertOf),
    ...(shipTo ? { shipTo } : {}),
  };
}

function moveFrom(candidates: readonly CandidateView[]): MoveLocation[] {
  const places = new Map<string, MoveLocation>();
  for (const { location, locationName, library, libraryName, available } of candidates) {
    const place = places.get(location) ?? { location, locationName, library, libraryName, available: 0 };
    places.set(location, { ...place, available: place.available + (available ? 1 : 0) });
  }
  return [...places.values()];
}

const alertOf = ({ id, status, askedAt, closedAt, neededBy }: MoveRequestView): AlertView => ({
  id,
  status,
  at: closedAt ?? askedAt,
  ...moveAlerts[status],
  ...(status === 'inProcess' && neededBy ? { neededBy } : {}),
});

/** Nothing when nothing was ever offered, asked or sent with a condition or a price. */
export function termsView({ request, citation }: Loan): TermsView | undefined {
  const { facts, side } = request;
  const { terms, conditions = [], costs } = facts;
  const cost = costs ?? terms?.cost;
  if (!terms && conditions.length === 0 && !cost) return undefined;
  const reason = terms?.reason && isoReasonWords(terms.reason);
  const most = citation.billing?.maximumCosts;
  const limit: Money | undefined = most && {
    amount: most.monetaryValue,
    ...(most.currencyCode ? { currency: most.currencyCode.value } : {}),
  };
  return {
    conditions: conditions.map((each) => conditionView(loanCondition(each))),
    ...(cost ? { cost } : {}),
    ...(limit ? { limit } : {}),
    ...(terms ? { offer: terms.offer, offeredAt: terms.offeredAt } : {}),
    ...(reason ? { reason } : {}),
    ...(terms?.note ? { note: terms.note } : {}),
    ...(terms?.replyBy ? { replyBy: terms.replyBy } : {}),
    ...(terms?.acceptedAt ? { acceptedAt: terms.acceptedAt } : {}),
    standing: request.state === 'conditional' ? (side === 'borrowing' ? 'toAnswer' : 'offered') : 'inForce',
  };
}

const conditionView = ({ code, label, says, notForLoan }: LoanCondition) => ({ code, label, says, notForLoan });
