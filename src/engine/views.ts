import { allowedActions } from '../domain/staff-actions.js';
import { stateRow } from '../domain/states.js';
import type { House } from './house.js';
import type { RequestView } from './ports.js';
import type { Loan } from './records.js';

/** A request as a desk sees it: with its rota, what needs attention, and the actions its state allows. */
export async function viewOf(house: House, loan: Loan): Promise<RequestView> {
  const { request, citation, conversations } = loan;
  const names = new Map((await house.book.all()).map((partner) => [partner.code, partner.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const attention = request.attentionCount > 0 ? await house.views.attention(request.id) : [];
  const { assignment, notes } = await house.views.deskWork(request.id);
  const service = request.serviceType;
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
    needsAttention: request.attentionCount,
    createdAt: request.createdAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
    bibliographic: { ...citation.bibliographic, publication: citation.publication, service: citation.service },
    facts: { ...request.facts, pickupLocation: citation.pickupLocation, patron: citation.patron },
    rota: conversations.map((each) => ({
      position: each.position,
      partner: each.partnerCode,
      partnerName: nameOf(each.partnerCode),
      state: each.state,
      requestingAgencyRequestId: each.requestingAgencyRequestId,
      why: each.why || undefined,
    })),
    attention,
    actions: allowedActions(request.side, service, request.state),
    assignment,
    notes,
  };
}
