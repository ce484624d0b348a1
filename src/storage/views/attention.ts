/** The open marks of a request, as desks read them. */
import type { AttentionItem } from '../../contract/request-views.js';

/** Most marks that one request shows. */
const linesAtMost = 1_000;

/** Of the request `$1`, as a column. */
export const attentionColumn = `(select coalesce(jsonb_agg(line), '[]') from (
    select a.id::text, a.reason, a.says, a.partner_code as partner, a.opened_at as "openedAt", a.facts
    from attention a where a.request_id = $1 and a.closed_at is null order by a.id limit ${linesAtMost}) line) as attention`;

/** A line of that column. */
export interface AttentionLine {
  id: string;
  reason: string;
  says: AttentionItem['text'];
  partner: string | null;
  openedAt: string;
  facts: Record<string, unknown> | null;
}

export const attentionOf = (lines: readonly AttentionLine[]): AttentionItem[] =>
  lines.map(({ id, reason, says, partner, openedAt, facts }) => ({
    id,
    reason,
    text: says,
    partner: partner ?? undefined,
    openedAt: new Date(openedAt).toISOString(),
    ...partnersWordsIn(facts),
    facts: facts ?? undefined,
  }));

/** A mark that a message raised keeps its note. */
function partnersWordsIn(facts: Record<string, unknown> | null): Pick<AttentionItem, 'partnersWords'> {
  const { note } = (facts ?? {}) as { note?: unknown };
  return typeof note === 'string' && note.trim() !== '' ? { partnersWords: note } : {};
}
