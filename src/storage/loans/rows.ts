/** Rows of a request, its citation and its conversations as the loan that the engine decides on. */
import type { CitationRecord, ConversationRecord, Loan, RequestRecord } from '../../engine/model/records.js';

/** Of table `r`, as `loanOf` reads them. */
export const requestColumns = `r.id, r.side, r.service_type, r.state, r.version, r.external_id, r.partner_code, r.active_position,
  r.due_date, to_char(r.due_day, 'YYYY-MM-DD') as due_day, r.facts, r.attention_count, r.owner_library, r.created_at, r.updated_at, r.closed_at`;

/** Columns with the citation, without its words for searching, and the conversations of the request with that id. */
export const restOfLoan = (
  id: string,
) => `(select row_to_json(ci) from (select title, author, bibliographic, publication, service, delivery, billing, patron, pickup_location
    from citation where request_id = ${id}) ci) as citation,
  (select json_agg(c order by c.position) from conversation c where c.request_id = ${id}) as conversations`;

/** The request’s own columns. */
export interface RequestRow {
  id: string;
  side: RequestRecord['side'];
  service_type: RequestRecord['serviceType'];
  state: RequestRecord['state'];
  version: number;
  external_id: string;
  partner_code: string | null;
  active_position: number | null;
  due_date: Date | null;
  due_day: string | null;
  facts: RequestRecord['facts'];
  attention_count: number;
  owner_library: string | null;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
}

/** The columns of `restOfLoan`: rows of other tables, as JSON. */
export interface RestOfLoan {
  citation: CitationRow;
  conversations: ConversationRow[] | null;
}

/** What a record may lack is null in its row. */
type Stored<T> = { [Name in keyof T]-?: Exclude<T[Name], undefined> | (undefined extends T[Name] ? null : never) };

interface CitationRow extends Stored<Omit<CitationRecord, 'pickupLocation' | 'mended'>> {
  pickup_location: string | null;
}

interface ConversationRow extends Pick<ConversationRecord, 'position' | 'state' | 'answered'> {
  id: number;
  partner_code: string;
  reason: ConversationRecord['why'] | null;
  requesting_symbol: string | null;
  supplying_symbol: string | null;
  requesting_agency_request_id: string | null;
  supplying_agency_request_id: string | null;
  iso_version: NonNullable<ConversationRecord['isoVersion']> | null;
  out_seq: number;
  last_status: NonNullable<ConversationRecord['lastStatus']> | null;
  asked_at: string | null;
  ended_at: string | null;
  facts: NonNullable<ConversationRecord['facts']>;
}

export function loanOf(row: RequestRow, rest: RestOfLoan): Loan {
  return {
    request: requestOf(row),
    citation: citationOf(rest.citation),
    conversations: (rest.conversations ?? []).map(conversationOf),
  };
}

export const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined;

function requestOf(row: RequestRow): RequestRecord {
  return {
    id: row.id,
    side: row.side,
    serviceType: row.service_type,
    state: row.state,
    version: row.version,
    externalId: row.external_id,
    partnerCode: orUndefined(row.partner_code),
    activePosition: orUndefined(row.active_position),
    dueDate: orUndefined(row.due_date),
    dueDay: orUndefined(row.due_day),
    facts: row.facts,
    attentionCount: row.attention_count,
    owner: orUndefined(row.owner_library),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: orUndefined(row.closed_at),
  };
}

function citationOf(row: CitationRow): CitationRecord {
  return {
    title: row.title,
    author: orUndefined(row.author),
    bibliographic: row.bibliographic,
    publication: orUndefined(row.publication),
    service: orUndefined(row.service),
    delivery: orUndefined(row.delivery),
    billing: orUndefined(row.billing),
    patron: orUndefined(row.patron),
    pickupLocation: orUndefined(row.pickup_location),
  };
}

function conversationOf(row: ConversationRow): ConversationRecord {
  return {
    id: String(row.id),
    position: row.position,
    partnerCode: row.partner_code,
    state: row.state,
    why: row.reason ?? undefined,
    requestingSymbol: orUndefined(row.requesting_symbol),
    supplyingSymbol: orUndefined(row.supplying_symbol),
    requestingAgencyRequestId: orUndefined(row.requesting_agency_request_id),
    supplyingAgencyRequestId: orUndefined(row.supplying_agency_request_id),
    isoVersion: orUndefined(row.iso_version),
    answered: row.answered,
    outSeq: row.out_seq,
    lastStatus: orUndefined(row.last_status),
    askedAt: row.asked_at ? new Date(row.asked_at) : undefined,
    endedAt: row.ended_at ? new Date(row.ended_at) : undefined,
    ...(Object.keys(row.facts).length > 0 ? { facts: row.facts } : {}),
  };
}
