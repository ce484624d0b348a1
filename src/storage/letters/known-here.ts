/** What the tables know for the letters of a request and its patron, at this moment of the transaction. */
import type { Pool } from 'pg';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { KnownFacts } from '../../domain/letters.js';

export interface KnownHere {
  /** Only one who is in the patron table. */
  patronId?: string;
  /** Somebody is known to whom a patron's letter can go. */
  patronKnown: boolean;
  language?: Language;
  partnerCode?: string;
  /** Of the request: what a step says goes before it. */
  ofRequest: KnownFacts;
  /** Of patron and library: nobody knows it better. */
  ofHouse: KnownFacts;
}

export async function knownHere(
  client: Pick<Pool, 'query'>,
  requestId: string | undefined,
  patronId: string | undefined,
): Promise<KnownHere> {
  const { rows } = await client.query({ name: 'known-for-letters', text: sql, values: [requestId, patronId] });
  const row = rows[0];
  const given = row.given as { id?: string; name?: string; email?: string } | null;
  return {
    ...(row.patronId ? { patronId: row.patronId } : {}),
    ...(row.language ? { language: row.language } : {}),
    ...(row.partnerCode ? { partnerCode: row.partnerCode } : {}),
    patronKnown: Boolean(row.patronId ?? given?.id ?? given?.name ?? given?.email),
    ofRequest: known({
      title: row.title,
      author: row.author,
      externalId: row.externalId,
      requestId: row.requestId,
      requestedAt: moment(row.requestedAt),
      lenderDue: moment(row.lenderDue),
      partnerName: row.partnerName,
      patronDue: moment(row.patronDue),
      itemPolicy: row.itemPolicy,
    }),
    ofHouse: known({
      patronId: row.patronId ?? given?.id,
      patronName: row.patronName ?? given?.name,
      patronEmail: row.patronEmail ?? given?.email,
      pickup: row.pickup,
      heldUntil: moment(row.heldUntil),
      temporaryBarcodes: row.barcodes,
      libraryName: row.libraryName,
      libraryAddress: row.libraryAddress && linesOf(row.libraryAddress),
    }),
  };
}

const moment = (at: Date | null): string | undefined => at?.toISOString();

const known = (facts: Record<string, string | string[] | null | undefined>): KnownFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));

function linesOf(address: Record<string, string | undefined>): string[] {
  const { line1, line2, locality, region, postalCode, country } = address;
  const place = [locality, region, postalCode].filter(Boolean).join(' ');
  return [line1, line2, place, country].filter((each): each is string => Boolean(each));
}

const sql = `select c.patron as given, c.title, c.author, r.external_id as "externalId", r.id::text as "requestId",
    r.created_at as "requestedAt", r.due_date as "lenderDue", r.partner_code as "partnerCode", pa.name as "partnerName",
    p.id as "patronId", p.name as "patronName", p.email as "patronEmail", p.language,
    i.barcodes, i.due_at as "patronDue", i.policy as "itemPolicy", h.expires_at as "heldUntil",
    coalesce(hl.name, pl.name, c.pickup_location) as pickup, l.name as "libraryName", l.address as "libraryAddress"
  from (select $1::bigint as request_id, $2::text as patron_id) x
    left join request r on r.id = x.request_id
    left join citation c on c.request_id = r.id
    left join partner pa on pa.code = r.partner_code
    left join patron p on p.id = coalesce(x.patron_id, case when r.side = 'borrowing' then c.patron ->> 'id' end)
    left join library pl on pl.code = coalesce(c.pickup_location, p.pickup_library)
    left join lateral (select jsonb_agg(t.barcode order by t.position) as barcodes, min(t.due_at) as due_at,
        min(t.item_policy) as policy from temporary_item t where t.request_id = r.id and t.removed_at is null) i on true
    left join lateral (select o.pickup_library, o.expires_at from hold o where o.request_id = r.id
        order by o.id desc limit 1) h on true
    left join library hl on hl.code = h.pickup_library
    left join lateral (select name, address from library where resource_sharing order by code limit 1) l on true`;
