/** An open request of Alma as a loan of ours: the same ids, so that its conversation goes on where it is. */

import type { RequestDraft } from '../../contract/request-inputs.js';
import type { AlmaRequest } from '../../domain/alma/request-rows.js';
import { endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { defined } from '../../domain/request/defined.js';
import { citationFrom, formFactsFrom } from '../before-sending/citation-from.js';
import type { KnownToUs } from '../before-sending/known-to-us.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, Loan, PartnerRecord, RequestFacts } from '../model/records.js';
import { beginWait, unshipped } from '../step/absorb.js';

/** Nobody has been asked yet. */
export const unasked: ReadonlySet<string> = new Set([
  ...['created', 'pendingApproval', 'locateFailed', 'localHolding', 'readyToSend'],
]);
/** The first answer is still to be given. */
const undecided: ReadonlySet<string> = new Set(['created', 'locateFailed', 'beingProcessed']);

/** What the form would say; a date that is past asks for nothing. */
export function draftFromAlma(request: AlmaRequest, today: string): RequestDraft {
  const { serviceType, title, author, isbn, issn, article, volume, issue, pages, publicationDate, note } = request;
  const { neededBy, requester, pickup, owner, side } = request;
  return {
    serviceType,
    title,
    ...defined({
      author,
      isbn,
      issn,
      titleOfComponent: article,
      volume,
      issue,
      pagesRequested: pages,
      publicationDate,
    }),
    ...defined({ note: side === 'lending' ? note : undefined, ownerLibrary: owner }),
    ...defined({ needBeforeDate: neededBy && neededBy >= today ? neededBy : undefined }),
    ...(side === 'borrowing' ? defined({ pickupLocation: pickup }) : {}),
    ...(side === 'borrowing' && requester ? { patron: { id: requester } } : {}),
    ...(serviceType === 'Copy' && side === 'borrowing' ? { agreeToCopyright: true } : {}),
  };
}

export function loanTakenOver(
  context: EngineContext,
  request: AlmaRequest,
  draft: RequestDraft,
  { patron, pickupLocation, ownerLibrary }: KnownToUs,
  { partner, rota }: { partner: PartnerRecord | undefined; rota: ConversationRecord[] | undefined },
  now: Date,
): Loan {
  const { timeZone } = context.settings;
  const { side, state, externalId, serviceType, createdOn, dueOn } = request;
  const createdAt = createdOn ? endOfLocalDate(createdOn, timeZone) : now;
  const asked = createdAt < now ? createdAt : now;
  const lines = rota ?? (partner ? [lineOf(context, request, partner, asked)] : []);
  const [line] = lines;
  const form = formFactsFrom({ ...draft, ...(ownerLibrary ? { ownerLibrary } : {}) });
  return {
    request: {
      id: '0',
      side,
      serviceType,
      state,
      version: 1,
      externalId,
      ...(line ? { partnerCode: line.partnerCode, activePosition: line.position } : {}),
      ...(dueOn ? { dueDate: endOfLocalDate(dueOn, timeZone), dueDay: dueOn } : {}),
      facts: { ...factsOf(request, now), ...(Object.keys(form).length > 0 ? { form } : {}) },
      ...(ownerLibrary ? { owner: ownerLibrary } : {}),
      attentionCount: 0,
      createdAt: asked,
      updatedAt: now,
    },
    citation: {
      ...citationFrom(draft, timeZone),
      ...(patron ? { patron } : {}),
      ...(pickupLocation ? { pickupLocation } : {}),
    },
    conversations: lines,
  };
}

/** The conversation as the partner's next message will name it. */
function lineOf(
  context: EngineContext,
  request: AlmaRequest,
  partner: PartnerRecord,
  askedAt: Date,
): ConversationRecord {
  const { side, state, externalId, requestId } = request;
  const [ours, theirs] = [context.symbols[0], partner.symbols[0]];
  const line = { partnerCode: partner.code, why: '', outSeq: 0 };
  return {
    ...line,
    position: side === 'borrowing' ? 1 : 0,
    state: state === 'rejectedByPartner' ? 'passed' : 'asked',
    requestingSymbol: side === 'borrowing' ? ours : theirs,
    supplyingSymbol: side === 'borrowing' ? theirs : ours,
    requestingAgencyRequestId: externalId,
    ...(requestId ? { supplyingAgencyRequestId: requestId } : {}),
    isoVersion: partner.isoVersion,
    answered: side === 'lending' && !undecided.has(state),
    askedAt,
  };
}

/** Clocks begin with the day on which the request was taken over: nothing is done at once that was due in Alma. */
function factsOf({ side, state, barcode }: AlmaRequest, now: Date): RequestFacts {
  const facts: RequestFacts = barcode ? { items: [{ barcode }] } : {};
  if (side === 'borrowing' && unshipped.includes(state)) beginWait(facts, now);
  if (side === 'lending' && undecided.has(state)) facts.askedAgainAt = now.toISOString();
  if (side === 'lending' && state === 'overdue') facts.overdueSentAt = now.toISOString();
  return facts;
}
