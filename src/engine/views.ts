import { allowedActions } from '../domain/staff-actions.js';
import { stateRow } from '../domain/states.js';
import { draftOf } from './before-sending/citation-from.js';
import { receiptOf, withProposals } from './fulfilment/proposals.js';
import type { House } from './house.js';
import { fulfilmentOf } from './lending/fulfilment-view.js';
import { lostCaseView } from './lost/lost-cases.js';
import type { RequestView } from './ports.js';
import { stepsOf } from './profile-of.js';
import type { Loan } from './records.js';

/** A request as a desk sees it: with its rota, what needs attention, and the actions its state allows. */
export async function viewOf(house: House, loan: Loan): Promise<RequestView> {
  const { request, citation, conversations } = loan;
  const partners = await house.book.all();
  const names = new Map(partners.map((partner) => [partner.code, partner.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const attention = request.attentionCount > 0 ? await house.views.attention(request.id) : [];
  const { assignment, notes, letters, patronDue } = await house.views.deskWork(request.id);
  const fulfilment = request.side === 'lending' ? fulfilmentOf(loan, await house.views.inHand(request.id)) : undefined;
  const service = request.serviceType;
  const allowed = allowedActions(request.side, service, request.state, stepsOf(loan, partners).leftOut);
  return {
    id: request.id,
    side: request.side,
    state: request.state,
    stateLabel: stateRow(request.side, request.state).label,
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
      why: each.why || undefined,
    })),
    attention,
    actions: withProposals(house, loan, { patronDue, receipt: await receiptOf(house, loan, allowed) }, allowed),
    ...(request.facts.lostCase ? { lostCase: lostCaseView(request.facts.lostCase) } : {}),
    assignment,
    notes,
    ...(fulfilment ? { fulfilment, ...alertsOf(fulfilment.alerts.length) } : {}),
    letters,
  };
}

const alertsOf = (alerts: number) => (alerts > 0 ? { alerts } : {});
