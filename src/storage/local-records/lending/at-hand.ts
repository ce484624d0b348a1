/** What an automatic answer goes by: where copies are, who was promised one, and whether the catalogue has the title. */
import type { AtHand, AtHandQuestion } from '../../../engine/model/local/lending.js';
import type { RecordsContext } from '../records-context.js';

/** Holds the copies until the answer is kept: two requests for one copy are answered one after the other. */
export async function atHand(
  { client }: RecordsContext,
  { request, holdings, numbers, titleKeys }: AtHandQuestion,
): Promise<AtHand> {
  const copies = await client.query<{ id: string; inPlace: boolean | null; toldAt: Date | null }>(
    `select h.id::text, h.shelf_status = 'available' as "inPlace", greatest(h.shelf_told_at, (
         select i.started_at from catalogue_import i where i.source = h.source and i.mode = 'full' and i.ended_at is not null
         order by i.started_at desc limit 1)) as "toldAt"
     from holding h where h.id = any($1::bigint[]) order by h.id for no key update of h`,
    [holdings],
  );
  const others = await client.query<{ promised: number; catalogued: boolean }>(
    `select (select count(distinct r.id)::int from lending_candidate c join request r on r.id = c.request_id
         where c.holding_id = any($1::bigint[]) and r.id <> $2 and r.side = 'lending' and r.closed_at is null
           and r.state in ('beingProcessed', 'willSupply', 'conditional', 'cancelRequested')) as promised,
       exists (select from bib where numbers && $3::text[]) or exists (select from bib where title_key = any($4::text[])) as catalogued`,
    [holdings, request, numbers, titleKeys],
  );
  return {
    copies: new Map(
      copies.rows.map(({ id, inPlace, toldAt }) => [
        id,
        { ...(inPlace === null ? {} : { inPlace }), ...(toldAt ? { toldAt } : {}) },
      ]),
    ),
    promised: others.rows[0]?.promised ?? 0,
    catalogued: others.rows[0]?.catalogued ?? false,
  };
}
