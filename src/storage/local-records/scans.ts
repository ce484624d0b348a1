import type { KeptScan, ScanRecords } from '../../engine/model/local/scans.js';
import type { RecordsContext } from './records-context.js';

/** Keys are kept for two days; each new one takes a few old ones away. */
export const createScanRecords = ({ client }: RecordsContext): ScanRecords => ({
  begin: async (key, now) => {
    const { rowCount } = await client.query(
      `with old as (
         delete from scan where key in (
           select key from scan where at < $2::timestamptz - interval '2 days' order by at limit 10 for update skip locked))
       insert into scan (key, at) values ($1, $2) on conflict (key) do nothing`,
      [key, now],
    );
    if (rowCount === 1) return { kind: 'new' };
    const { rows } = await client.query<{ told: KeptScan | null }>('select told from scan where key = $1', [key]);
    return { kind: 'before', ...(rows[0]?.told ? { told: rows[0].told } : {}) };
  },
  settle: async (key, told) => {
    await client.query('update scan set told = $2 where key = $1', [key, JSON.stringify(told)]);
  },
  forget: async (key) => {
    await client.query('delete from scan where key = $1 and told is null', [key]);
  },
});
