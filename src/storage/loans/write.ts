/** Steps, written. Named statements on the pool's connections. */
import type { PoolClient } from 'pg';
import type {
  CitationRecord,
  ConversationRecord,
  Decision,
  InboundDraft,
  RequestRecord,
} from '../../engine/model/records.js';
import type { Claimed } from '../../engine/model/store.js';
import { asBefore, type Shows, withStep } from '../beside-step.js';
import { saveWishKeys } from '../same-wish.js';
import { namedStatement, partsOf, type StepWrites } from '../step-writes.js';
import { anyOf, type Lease, type PlannedStep, plannedStep, unleased, valuesOf, valuesOfSteps } from './planned-step.js';
import type { Row } from './rows.js';
import { stepStatement } from './statements.js';

/** What a step wrote, as the engine is told. */
export interface SavedStep {
  outboundIds: string[];
  attentionCount: number;
  updatedAt: Date;
  leased: Claimed[];
}

/**
 * Writes a step in one statement, the inbound row with it. What waits to be undone is due when the request says more: the
 * conversation goes on from there.
 */
export async function saveStep(
  client: PoolClient,
  decision: Decision,
  inbound?: InboundDraft,
  lease: Lease = unleased,
  writes?: StepWrites,
): Promise<SavedStep> {
  const { request, conversations, citation } = decision.loan;
  for (const fresh of conversations.filter((each) => each.id === undefined))
    fresh.id = await addLine(client, request, fresh);
  const waiting = writes?.take();
  const planned = plannedStep(decision, inbound, lease, waiting?.told);
  const { text, names, alone } = stepStatement(planned.parts);
  const values = valuesOf(planned);
  const others = partsOf(waiting?.writes ?? [], names.length);
  const result = await client.query({
    ...(others.parts.length > 0 ? namedStatement(`with ${[...others.parts, text].join(', ')}`) : alone),
    values: [...names.map((name) => values[name]), ...others.values],
    ...seenAsBefore,
  });
  if (citation.mended) await saveCitation(client, request, citation);
  const [row] = result.rows;
  writes?.follow(withStep(decision, row));
  return savedStep(planned, row);
}

/** A step that was written with others, and what it leaves of what desks see beside its request. */
export type SharedStep = SavedStep & { shows: Shows };

/** Writes several steps, each on a request of its own, in one statement. Gives what each wrote, in their order. */
export async function saveSteps(client: PoolClient, planned: readonly PlannedStep[]): Promise<SharedStep[]> {
  const { names, alone } = stepStatement(anyOf(planned), true);
  const values = valuesOfSteps(planned);
  const { rows } = await client.query({ ...alone, values: names.map((name) => values[name]) });
  const found = new Map(rows.map((row: Row) => [row.id, row]));
  return planned.map((step) => {
    const row: Row = found.get(step.request);
    return { ...savedStep(step, row), shows: withStep(step.decision, row) };
  });
}

function savedStep({ decision }: PlannedStep, row: Row): SavedStep {
  const { request, conversations } = decision.loan;
  return {
    outboundIds: row.outbound ?? [],
    attentionCount: row.attention,
    updatedAt: row.at,
    leased: claimedOf(decision, request.id, row.leased, (id) => conversations.find((each) => each.id === id)?.position),
  };
}

/** A line that a step adds to the rota; the step itself then fills it. */
async function addLine(client: PoolClient, { id, side }: RequestRecord, line: ConversationRecord): Promise<string> {
  const { rows } = await client.query({
    name: 'add-line',
    text: `insert into conversation (request_id, side, position, partner_code, state, reason, facts)
      values ($1, $2, $3, $4, $5, $6, $7) returning id::text`,
    values: [id, side, line.position, line.partnerCode, line.state, JSON.stringify(line.why ?? null), line.facts ?? {}],
    ...seenAsBefore,
  });
  return rows[0].id;
}

/** Whether the step is written by one statement, which leaves before `saveStep` waits for anything. */
export const isOneStatement = ({ loan }: Decision): boolean =>
  !loan.citation.mended && loan.conversations.every((each) => each.id !== undefined);

async function saveCitation(client: PoolClient, request: RequestRecord, citation: CitationRecord): Promise<void> {
  await client.query({
    name: 'save-citation',
    text: `update citation set title = $2, author = $3, bibliographic = $4, publication = $5, service = $6, delivery = $7,
      billing = $8, patron = $9, pickup_location = $10 where request_id = $1`,
    values: [
      request.id,
      citation.title,
      citation.author ?? null,
      ...[citation.bibliographic, citation.publication, citation.service, citation.delivery, citation.billing].map(
        (part) => (part === undefined ? null : JSON.stringify(part)),
      ),
      citation.patron === undefined ? null : JSON.stringify(citation.patron),
      citation.pickupLocation ?? null,
    ],
    ...seenAsBefore,
  });
  await saveWishKeys(client, request, citation);
}

/** What it shows beside the request is followed when it is written. */
const seenAsBefore = { shows: asBefore };

export interface LeasedRow {
  id: string;
  leaseToken: string;
  seq: number;
  conversationId: string;
}

/** As a claim would give them: their first try, which nothing went before. */
export const claimedOf = (
  { outbound }: Decision,
  requestId: string,
  leased: LeasedRow[] | null,
  positionOf: (conversationId: string) => number | undefined,
): Claimed[] =>
  (leased ?? []).flatMap(({ id, leaseToken, conversationId, seq }) => {
    const position = positionOf(conversationId);
    const draft = outbound.find((each) => each.conversationPosition === position && each.seq === seq);
    if (!draft) return [];
    const { partnerCode, kind, summary, requestingAgencyRequestId, body } = draft;
    return [
      {
        id,
        leaseToken,
        attempt: 1,
        requestId,
        conversationId,
        partnerCode,
        kind,
        summary,
        body,
        requestingAgencyRequestId,
        ambiguous: false,
        crashes: 0,
        ageSeconds: 0,
        probe: false,
        unwell: false,
      },
    ];
  });
