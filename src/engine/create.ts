import { externalIdOf } from '../domain/rota.js';
import type { House } from './house.js';
import { illegibleFields } from './legible.js';
import type { Actor, CreateOutcome, RequestDraft } from './ports.js';
import type { CitationRecord, ConversationRecord, Loan, PartnerRecord } from './records.js';
import { viewOf } from './views.js';
import { openWorkbench } from './workbench.js';

type Problem = { field: string; problem: string };

/** A new borrowing request with its rota, ready to be sent. */
export async function create(house: House, draft: RequestDraft, actor: Actor): Promise<CreateOutcome> {
  const partners = await house.book.all();
  const { rota, problems } = rotaOf(draft, partners);
  problems.push(...illegibleFields(draft), ...missing(draft));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const loan = await house.store.transaction(async (tx) => {
    const number = await tx.nextExternalNumber();
    const code =
      house.settings.institutionCode || (house.symbols[0] ?? '').slice((house.symbols[0] ?? '').indexOf(':') + 1);
    const bench = openWorkbench(house, partners, borrowingRequest(draft, externalIdOf(code, number), rota), new Date());
    bench.note({ actorKind: actor.kind, actor: actor.name, event: 'created', toState: 'created', note: draft.note });
    bench.apply('markReady', {}, { actorKind: actor.kind, actor: actor.name });
    return (await tx.create(bench.decision())).loan;
  });
  return { kind: 'created', request: await viewOf(house, loan) };
}

function missing(draft: RequestDraft): Problem[] {
  const problems: Problem[] = [];
  if (!draft.title?.trim())
    problems.push({ field: 'title', problem: 'A title is needed: partners find the item by it.' });
  if (draft.serviceType !== 'Loan' && draft.serviceType !== 'Copy')
    problems.push({ field: 'serviceType', problem: 'Choose Loan or Copy.' });
  if (draft.needBeforeDate && Number.isNaN(Date.parse(draft.needBeforeDate)))
    problems.push({ field: 'needBeforeDate', problem: 'Write the date as YYYY-MM-DD.' });
  if (draft.maximumCosts && !/^\d+(\.\d+)?$/.test(draft.maximumCosts.amount))
    problems.push({ field: 'maximumCosts', problem: 'Write the amount as 12.50.' });
  return problems;
}

function rotaOf(draft: RequestDraft, partners: PartnerRecord[]): { rota: ConversationRecord[]; problems: Problem[] } {
  const lenders = partners.filter((partner) => partner.status === 'active' && partner.lending);
  const problems: Problem[] = [];
  const chosen = draft.rota?.length ? draft.rota : lenders.map((partner) => partner.code);
  const why = draft.rota?.length ? 'chosen by staff' : 'in the order of the directory';
  const rota = [...new Set(chosen)].map((code, index): ConversationRecord => {
    if (!lenders.some((partner) => partner.code === code))
      problems.push({ field: 'rota', problem: `${code} is not an active lending partner in the directory.` });
    return { position: index + 1, partnerCode: code, state: 'listed', why, answered: false, outSeq: 0 };
  });
  if (rota.length === 0)
    problems.push({ field: 'rota', problem: 'There is no active lending partner. Add one to the directory first.' });
  return { rota, problems };
}

function borrowingRequest(draft: RequestDraft, externalId: string, rota: ConversationRecord[]): Loan {
  const now = new Date();
  return {
    request: {
      id: '0',
      side: 'borrowing',
      serviceType: draft.serviceType,
      state: 'created',
      version: 1,
      externalId,
      partnerCode: rota[0]?.partnerCode,
      activePosition: rota[0]?.position,
      facts: {},
      attentionCount: 0,
      createdAt: now,
      updatedAt: now,
    },
    citation: citationOf(draft),
    conversations: rota,
  };
}

const code = (value: string | undefined) => (value ? { value } : undefined);

function citationOf(draft: RequestDraft): CitationRecord {
  const identifiers = [
    ...(draft.isbn
      ? [{ bibliographicItemIdentifierCode: { value: 'ISBN' }, bibliographicItemIdentifier: draft.isbn }]
      : []),
    ...(draft.issn
      ? [{ bibliographicItemIdentifierCode: { value: 'ISSN' }, bibliographicItemIdentifier: draft.issn }]
      : []),
  ];
  return {
    title: draft.title,
    author: draft.author,
    bibliographic: {
      title: draft.title,
      author: draft.author,
      edition: draft.edition,
      titleOfComponent: draft.titleOfComponent,
      authorOfComponent: draft.authorOfComponent,
      volume: draft.volume ? [draft.volume] : undefined,
      issue: draft.issue,
      pagesRequested: draft.pagesRequested,
      bibliographicItemId: identifiers.length > 0 ? identifiers : undefined,
    },
    publication: {
      publisher: draft.publisher,
      publicationDate: draft.publicationDate,
      publicationType: code(draft.publicationType ?? (draft.serviceType === 'Copy' ? 'Article' : 'Book')),
    },
    service: {
      requestType: 'New',
      requestSubType: draft.patron ? ['PatronRequest'] : undefined,
      serviceType: draft.serviceType,
      serviceLevel: code(draft.serviceLevel),
      needBeforeDate: draft.needBeforeDate ? new Date(draft.needBeforeDate).toISOString() : undefined,
      note: draft.note,
    },
    billing: draft.maximumCosts
      ? {
          maximumCosts: {
            monetaryValue: draft.maximumCosts.amount,
            currencyCode: { value: draft.maximumCosts.currency },
          },
        }
      : undefined,
    patron: draft.patron,
    pickupLocation: draft.pickupLocation,
  };
}
