/** A partner is removed: not while anything is open with it, and kept out of sight when past requests name it. */
import type { Pool } from 'pg';
import { Not } from 'typeorm';
import type { RemovedPartner } from '../../contract/exchange-views.js';
import type { RemoveOutcome } from '../../engine/model/partners.js';
import type { PoolAndTables } from '../database/database.js';
import { type Tables, tablesOn } from '../tables/on-client.js';
import { partnerTable } from '../tables/partner.js';
import { partnerChannelTable } from '../tables/partner-channel.js';
import { partnerCredentialTable } from '../tables/partner-credential.js';
import { partnerSymbolTable } from '../tables/partner-symbol.js';
import { itemRuleTable } from '../tables/policies.js';
import { rotaTemplateMemberTable } from '../tables/rules.js';

/** How many open requests are listed by name. */
const listed = 20;

export async function removePartner({ pool, dataSource }: PoolAndTables, code: string): Promise<RemoveOutcome> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const outcome = await removePartnerWithin(client, tablesOn(dataSource, client), code);
    await client.query(outcome.kind === 'removed' ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** At most so many are listed: who removes more looks into the audit log. */
const mostRemoved = 500;

/** Partners that were removed and are kept for their past requests, with who removed them and when, as the audit log knows it. */
export async function removedPartners(client: Pick<Pool, 'query'>): Promise<RemovedPartner[]> {
  const { rows } = await client.query<{ code: string; name: string; at: Date | null; by: string | null }>(
    `select p.code, p.name, entry.at, entry.actor as by from partner p
     left join lateral (select a.at, a.actor from audit_entry a where a.thing = 'partner' and a.thing_id = p.code
       and a.operation = 'removePartner' and a.outcome = 'done' order by a.id desc limit 1) entry on true
     where p.status = 'removed' order by entry.at desc nulls last, p.name limit ${mostRemoved}`,
  );
  return rows.map(({ at, by, ...partner }) => ({
    ...partner,
    ...(at ? { removedAt: at.toISOString() } : {}),
    ...(by ? { removedBy: by } : {}),
  }));
}

/** The same within the transaction that the caller began on this client. */
export async function removePartnerWithin(
  client: Pick<Pool, 'query'>,
  tables: Tables,
  code: string,
): Promise<RemoveOutcome> {
  const known = { where: { code, status: Not('removed') }, lock: { mode: 'pessimistic_write' } } as const;
  if (!(await tables.findOne(partnerTable, known))) return { kind: 'unknown' };
  const open = await client.query<{ id: string; externalId: string; side: 'borrowing' | 'lending'; all: number }>(
    `select r.id::text, r.external_id as "externalId", r.side, count(*) over ()::int as all from request r
     where r.closed_at is null and (r.partner_code = $1 or exists (select from conversation c
       where c.request_id = r.id and c.partner_code = $1 and c.state in ('listed', 'asked')))
     order by r.id limit ${listed}`,
    [code],
  );
  if (open.rows[0]) {
    const requests = open.rows.map(({ id, externalId, side }) => ({ id, externalId, side }));
    return { kind: 'open', requests, more: open.rows[0].all - requests.length };
  }
  const { rows } = await client.query<{ known: boolean }>(
    `select exists (select from request where partner_code = $1) or exists (select from conversation where partner_code = $1)
       or exists (select from inbound_message where partner_code = $1) as known`,
    [code],
  );
  if (rows[0]?.known) await putAside(tables, code);
  else await tables.delete(partnerTable, { code });
  return { kind: 'removed' };
}

/** Everything by which it could act or be asked goes; its row stays for the requests that name it. */
async function putAside(tables: Tables, code: string): Promise<void> {
  await tables.delete(partnerSymbolTable, { partnerCode: code });
  await tables.delete(partnerCredentialTable, { partnerCode: code });
  await tables.delete(partnerChannelTable, { partnerCode: code });
  await tables.delete(rotaTemplateMemberTable, { partner: code });
  await tables.delete(itemRuleTable, { partner: code });
  const nothing = { outboundAuth: null, outboundOrigin: null, borrowingProfile: null, lendingProfile: null };
  await tables.update(partnerTable, { code }, { status: 'removed', ...nothing });
}

/** The symbols of a partner with which open requests are held. */
export async function symbolsInUse(pool: Pick<Pool, 'query'>, code: string): Promise<string[]> {
  const { rows } = await pool.query<{ symbol: string }>(
    `select distinct case c.side when 'borrowing' then c.supplying_symbol else c.requesting_symbol end as symbol
     from conversation c join request r on r.id = c.request_id
     where c.partner_code = $1 and r.closed_at is null and c.requesting_agency_request_id is not null`,
    [code],
  );
  return rows.flatMap(({ symbol }) => symbol ?? []);
}
