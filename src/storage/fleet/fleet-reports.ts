/** The last report on the libraries that a node compares. */
import type { Pool } from 'pg';
import type { FleetReport } from '../../domain/agreement/fleet.js';
import type { FleetReports } from '../../engine/fleet/nightly.js';

export const createFleetReports = (pool: Pick<Pool, 'query'>): FleetReports => ({
  keep: async (report) => {
    await pool.query({
      name: 'fleet-report-keep',
      text: `insert into fleet_report (checked_at, report) values ($1, $2)
        on conflict (only_row) do update set checked_at = excluded.checked_at, report = excluded.report`,
      values: [report.checkedAt, JSON.stringify(report)],
    });
  },
  last: async () => {
    const { rows } = await pool.query<{ report: FleetReport }>({
      name: 'fleet-report-last',
      text: 'select report from fleet_report',
    });
    return rows[0]?.report;
  },
});
