import type { LineFacts } from '../../../domain/request/line-facts.js';
import type { HistoryEvent } from '../../../domain/tables/events.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { RecordsContext } from '../records-context.js';

/** A line in the history of the request: the local records change, its state does not. */
export async function note(
  { client, writes, happened }: RecordsContext,
  request: string,
  event: Extract<HistoryEvent, `local.${string}`>,
  by: Actor,
  now: Date,
  facts: LineFacts,
): Promise<void> {
  const line = { requestId: request, at: now, actorKind: by.kind, actor: by.name, event, facts };
  if (writes) return writes.addLine(line);
  happened?.push(line);
  await client.query(
    `insert into history (request_id, at, actor_kind, actor, event, facts) values ($1, $2, $3, $4, $5, $6)`,
    [request, now, by.kind, by.name, event, JSON.stringify(facts)],
  );
}
