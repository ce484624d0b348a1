/** The way to each partner, kept in the database so that all processes of a node agree. */

import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { ChannelState, EngineStore } from '../../engine/model/store.js';
import { isMessage } from '../../words/message.js';
import { onlyRow } from '../database/only-row.js';
import { deliveryAttemptTable } from '../tables/delivery-attempt.js';
import { type PartnerChannelRow, partnerChannelTable } from '../tables/partner-channel.js';

export async function readChannel(source: DataSource, partnerCode: string): Promise<ChannelState> {
  return stateOf(await source.getRepository(partnerChannelTable).findOneByOrFail({ partnerCode }));
}

/** Reads a channel under its lock, lets `decide`, and writes what it says. */
export function changeChannel(
  source: DataSource,
  partnerCode: string,
  by: string,
  decide: Parameters<EngineStore['changeChannel']>[2],
): ReturnType<EngineStore['changeChannel']> {
  return source.transaction(async (manager) => {
    const channels = manager.getRepository(partnerChannelTable);
    const row = await channels.findOneOrFail({ where: { partnerCode }, lock: { mode: 'pessimistic_write' } });
    const before = stateOf(row);
    const after = decide(before, await clockOf(manager));
    if (!after) return undefined;
    await channels.update(
      { partnerCode },
      {
        state: after.state,
        reason: typeof after.reason === 'string' ? after.reason : null,
        reasonWords: (isMessage(after.reason) ? { ...after.reason } : null) as object | null,
        failuresInARow: after.failuresInARow,
        ratePerSecond: after.ratePerSecond ?? null,
        openedAt: after.openedAt ?? null,
        openSeconds: after.openForSeconds ?? 0,
        nextProbeAt: after.nextProbeAt ?? null,
        changedAt: () => 'now()',
        changedBy: by,
      },
    );
    return { before, after };
  });
}

const clockOf = async (manager: EntityManager): Promise<Date> =>
  onlyRow({ rows: await manager.query<{ now: Date }[]>('select now() as now') }).now;

function stateOf(row: PartnerChannelRow): ChannelState {
  return {
    state: row.state as ChannelState['state'],
    reason: isMessage(row.reasonWords) ? row.reasonWords : (row.reason ?? undefined),
    failuresInARow: row.failuresInARow,
    ratePerSecond: row.ratePerSecond ?? undefined,
    openedAt: row.openedAt ?? undefined,
    openForSeconds: row.openSeconds,
    nextProbeAt: row.nextProbeAt ?? undefined,
  };
}

/** Whether the latest closed tries to a partner got through, oldest first. */
export async function recentOutcomes(source: DataSource, partnerCode: string, count: number): Promise<boolean[]> {
  const rows = await source
    .getRepository(deliveryAttemptTable)
    .createQueryBuilder('a')
    .select('a.class', 'class')
    .where('a.partnerCode = :partnerCode and a.closedAt is not null', { partnerCode })
    .orderBy('a.id', 'DESC')
    .limit(count)
    .getRawMany<{ class: string }>();
  return rows.map((row) => row.class === 'delivered' || row.class === 'refused').reverse();
}

/** How often a message has been refused. */
export const refusalsOf = (source: DataSource, messageId: string): Promise<number> =>
  source.getRepository(deliveryAttemptTable).countBy({ messageId, class: 'refused' });

/**
 * A partner that cannot be reached and has written to us since the last try may be there again: its probe is due now, at most every
 * half minute. How many such partners there are.
 */
export async function probeWhoWrote(pool: Pick<Pool, 'query'>): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'probe-who-wrote',
    text: `update partner_channel ch set next_probe_at = now()
      from (select c.partner_code, (select a.opened_at from delivery_attempt a where a.partner_code = c.partner_code
          order by a.id desc limit 1) as tried_at,
          (select i.received_at from inbound_message i where i.partner_code = c.partner_code order by i.id desc limit 1) as wrote_at
        from partner_channel c where c.state = 'open' and c.next_probe_at > now()) known
      where ch.partner_code = known.partner_code and ch.state = 'open'
        and known.wrote_at > known.tried_at and known.tried_at < now() - interval '30 seconds'`,
  });
  return rowCount ?? 0;
}
