/** The way to each partner, kept in the database so that all processes of a node agree. */
import type { DataSource } from 'typeorm';
import type { ChannelState } from '../engine/store.js';
import { deliveryAttemptTable } from './tables/delivery-attempt.js';
import { partnerChannelTable } from './tables/partner-channel.js';

export async function readChannel(source: DataSource, partnerCode: string): Promise<ChannelState> {
  const row = await source.getRepository(partnerChannelTable).findOneByOrFail({ partnerCode });
  return {
    state: row.state as ChannelState['state'],
    reason: row.reason ?? undefined,
    failuresInARow: row.failuresInARow,
    ratePerSecond: row.ratePerSecond ?? undefined,
    openedAt: row.openedAt ?? undefined,
    openForSeconds: row.openSeconds,
    nextProbeAt: row.nextProbeAt ?? undefined,
  };
}

export async function saveChannel(
  source: DataSource,
  partnerCode: string,
  channel: ChannelState,
  by: string,
  seen?: ChannelState['state'],
): Promise<boolean> {
  const saved = await source.getRepository(partnerChannelTable).update(
    { partnerCode, ...(seen ? { state: seen } : {}) },
    {
      state: channel.state,
      reason: channel.reason ?? null,
      failuresInARow: channel.failuresInARow,
      ratePerSecond: channel.ratePerSecond ?? null,
      openedAt: channel.openedAt ?? null,
      openSeconds: channel.openForSeconds ?? 0,
      nextProbeAt: channel.nextProbeAt ?? null,
      changedAt: () => 'now()',
      changedBy: by,
    },
  );
  return saved.affected === 1;
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
