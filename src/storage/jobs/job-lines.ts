/** What runs of jobs did to requests, read from the lines of history and the letters that they wrote. */
import type { Pool } from 'pg';
import type { RunLine } from '../../engine/model/store.js';

const text = `with steps as (select h.id, h.job_run, h.event, h.request_id, r.side, r.external_id, c.title from history h
    join request r on r.id = h.request_id join citation c on c.request_id = r.id
    where h.job_run = any($1::bigint[])),
  lines as (select job_run, 'step' as kind, event as name, side, request_id, external_id, title from steps
    union all select s.job_run, 'letter', l.code, s.side, s.request_id, s.external_id, s.title from steps s join letter l on l.history_id = s.id)
  select job_run::text as run, kind, name, side, 
    jsonb_agg(distinct jsonb_build_object('id', request_id::text, 'side', side, 'externalId', external_id, 'title', title)) as requests from lines
  group by job_run, kind, name, side order by min(request_id), kind desc, name`;

/** Of several runs at once, each by its id. */
export async function linesOfRuns(
  client: Pick<Pool, 'query'>,
  runs: readonly string[],
): Promise<ReadonlyMap<string, RunLine[]>> {
  const { rows } = await client.query<RunLine & { run: string }>({ name: 'job-lines', text, values: [[...runs]] });
  const lines = new Map<string, RunLine[]>(runs.map((run) => [run, []]));
  for (const { run, ...line } of rows) lines.get(run)?.push(line);
  return lines;
}

export const linesOfRun = async (client: Pick<Pool, 'query'>, run: string): Promise<RunLine[]> =>
  (await linesOfRuns(client, [run])).get(run) ?? [];
