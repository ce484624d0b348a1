import { asksForReason, withReasons } from '../../domain/library-reasons.js';
import type { LeftOut, Ranking } from '../../domain/rota-ranking.js';
import { leftOutWords, rankingWords } from '../../domain/rota-words.js';
import { type Allowed, allowedActions } from '../../domain/staff-actions.js';
import { stateNames } from '../../domain/states.js';
import { draftOf } from '../before-sending/citation-from.js';
import { receiptOf, withProposals } from '../fulfilment/proposals.js';
import type { House } from '../house.js';
import { fulfilmentOf } from '../lending/fulfilment-view.js';
import { lostCaseView } from '../lost/lost-cases.js';
import type { RequestView, RotaLine } from '../ports.js';
import type { Loan } from '../records.js';
import { stepsOf } from '../step/profile-of.js';

/** A request as a desk sees it: with its rota, what needs attention, and the actions its state allows. */
export async function viewOf(house: House, loan: Loan, desk?: string): Promise<RequestView> {
  const { request, citation, conversations } = loan;
  const partners = await house.book.all();
  const names = new Map(partners.map((partner) => [partner.code, partner.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const attention = request.attentionCount > 0 ? await house.views.attention(request.id) : [];
  const { assignment, notes, letters, patronDue } = await house.views.deskWork(request.id);
  const fulfilment = request.side === 'lending' ? fulfilmentOf(loan, await house.views.inHand(request.id)) : undefined;
  const service = request.serviceType;
  const allowed = await withOwnReasons(
    house,
    allowedActions(request.side, service, request.state, stepsOf(loan, partners).leftOut),
  );
  return {
    id: request.id,
    side: request.side,
    state: request.state,
    ...stateNames(request.side, request.state),
    version: request.version,
    externalId: request.externalId,
    serviceType: service,
    title: citation.title,
    author: citation.author,
    partner: request.partnerCode,
    partnerName: request.partnerCode ? nameOf(request.partnerCode) : undefined,
    dueDate: request.dueDate?.toISOString(),
    assignedTo: assignment?.assignedTo,
    requester: citation.patron?.name ?? citation.patron?.id,
    pickup: citation.pickupLocation,
    owner: request.owner,
    needsAttention: request.attentionCount,
    activeNotes: notes.filter((note) => note.active && !note.dismissedAt).length,
    unreadMessages: attention.filter(({ reason }) => reason === 'message').length,
    createdAt: request.createdAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
    bibliographic: { ...citation.bibliographic, publication: citation.publication, service: citation.service },
    facts: { ...request.facts, pickupLocation: citation.pickupLocation, patron: citation.patron },
    ...(request.side === 'borrowing' ? { form: { ...draftOf(citation, request.facts.form) } } : {}),
    rota: conversations.map((each) => ({
      position: each.position,
      partner: each.partnerCode,
      partnerName: nameOf(each.partnerCode),
      state: each.state,
      requestingAgencyRequestId: each.requestingAgencyRequestId,
      ...(each.why ? { why: each.why, whyFrench: each.facts?.whyFrench ?? each.why } : {}),
      ...rankingView(each.facts?.ranking, nameOf),
    })),
    ...leftOutView(request.facts.leftOut, nameOf),
    attention,
    actions: withProposals(
      house,
      loan,
      { patronDue, receipt: await receiptOf(house, loan, allowed, desk), items: fulfilment?.items },
      allowed,
    ),
    ...(request.facts.lostCase ? { lostCase: lostCaseView(request.facts.lostCase) } : {}),
    patronDue: patronDue?.toISOString(),
    assignment,
    notes,
    ...(fulfilment ? { fulfilment, ...alertsOf(fulfilment.alerts.length) } : {}),
    letters,
  };
}

/** The forms with the reasons that this library offers. */
async function withOwnReasons(house: House, actions: Allowed[]): Promise<Allowed[]> {
  if (!actions.some(({ fields }) => asksForReason(fields))) return actions;
  const reasons = await house.local.reasons.inForce();
  return actions.map((action) => ({ ...action, fields: withReasons(action.name, action.fields, reasons) }));
}

function rankingView(ranking: Ranking | undefined, nameOf: (code: string) => string): Pick<RotaLine, 'ranking'> {
  if (!ranking) return {};
  const { text, french } = rankingWords(ranking, nameOf);
  return { ranking: { ...ranking, why: text, french } };
}

function leftOutView(
  leftOut: readonly LeftOut[] | undefined,
  nameOf: (code: string) => string,
): Pick<RequestView, 'leftOut'> {
  if (!leftOut?.length) return {};
  return {
    leftOut: leftOut.map((left) => {
      const { text, french } = leftOutWords(left);
      const { partner, reason } = left;
      return { partner, partnerName: nameOf(partner), reason, why: text, french };
    }),
  };
}

const alertsOf = (alerts: number) => (alerts > 0 ? { alerts } : {});
