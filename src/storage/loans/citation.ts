/** The citation of a request that exists. */
import type { PoolClient } from 'pg';
import type { CitationRecord, RequestRecord } from '../../engine/model/records.js';
import { saveWishKeys } from '../requests/same-wish.js';

/** Writes a citation that staff or a partner corrected. */
export async function saveCitation(
  client: PoolClient,
  request: RequestRecord,
  citation: CitationRecord,
): Promise<void> {
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
  });
  await saveWishKeys(client, request, citation);
}
