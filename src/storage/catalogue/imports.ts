/** Imports of records: begun, filled in pieces, ended; what could not be taken is kept with its place and reason. */

import type { Pool } from 'pg';
import type { CatalogueImport, KeptRecordProblem } from '../../contract/catalogue-operations.js';
import type { CatalogueStore, KeptProblem } from '../../engine/catalogue/ports.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { onlyRow } from '../database/only-row.js';
import { isRowId } from '../database/row-id.js';
import { done, notNow, recordView, unknown, viewsOf } from '../local-records/records-context.js';
import { pageOf } from '../views/page.js';
import { inOne } from './in-one.js';
import { bibCounts, compareBibs, removeBibs, tellAgain, writeBibs } from './write-bibs.js';

type CatalogueImportRow = {
  id: string;
  source: string;
  mode: string;
  habit: string | null;
  location: string | null;
  file: string;
  by: string;
  startedAt: Date;
  endedAt: Date | null;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  refused: number;
};

type CatalogueProblemRow = {
  id: string;
  place: number;
  recordId: string | null;
  trouble: string;
  detail: string | null;
  taken: boolean;
  data: string;
};

const columns = `id::text, source, mode, habit, location_code as location, file, started_by as by, started_at as "startedAt",
  ended_at as "endedAt", created, changed, unchanged, removed, refused`;

type Imports = Pick<CatalogueStore, 'begin' | 'imports' | 'readImport' | 'problems' | 'store' | 'compare' | 'end'>;

export function createImports(pool: Pool): Imports {
  const readImport = async (id: string): Promise<CatalogueImport | undefined> =>
    isRowId(id)
      ? viewsOf<CatalogueImport>(
          await pool.query<CatalogueImportRow>(`select ${columns} from catalogue_import where id = $1`, [id]),
        )[0]
      : undefined;
  return {
    readImport,
    begin: async ({ file, source, mode, habit, location }, by) => {
      if (location !== undefined) {
        const { rowCount } = await pool.query('select from location where code = $1', [location]);
        if (rowCount === 0)
          return {
            kind: 'invalid',
            problems: [{ field: 'location', problem: message('refusedMissing.location', { location }) }],
          };
      }
      const row = onlyRow(
        await pool.query<CatalogueImportRow>(
          `insert into catalogue_import (source, mode, habit, location_code, file, started_by) values ($1, $2, $3, $4, $5, $6)
         returning ${columns}`,
          [source, mode, habit ?? null, location ?? null, file, by],
        ),
      );
      return done(recordView<CatalogueImport>(row));
    },
    imports: async ({ after, limit }) => {
      if (after !== undefined && !isRowId(after)) return { items: [] };
      const { rows } = await pool.query<CatalogueImportRow>(
        `select ${columns} from catalogue_import where $1::bigint is null or id < $1 order by catalogue_import.id desc limit $2`,
        [after ?? null, limit + 1],
      );
      return pageOf(viewsOf<CatalogueImport>({ rows }), limit, ({ id }) => id);
    },
    problems: async (id, { after, limit }) => {
      if (!isRowId(id) || (after !== undefined && !isRowId(after))) return { items: [] };
      const { rows } = await pool.query<CatalogueProblemRow>(
        `select id::text, place::float8 as place, record_id as "recordId", trouble, detail, bytes is null as taken,
           encode(bytes, 'base64') as data
         from catalogue_problem where import_id = $1 and ($2::bigint is null or id > $2) order by catalogue_problem.id limit $3`,
        [id, after ?? null, limit + 1],
      );
      return pageOf(viewsOf<KeptRecordProblem>({ rows }), limit, (each) => each.id);
    },
    compare: async (wish, bibs, deleted) => ({
      ...bibCounts(await compareBibs(pool, wish, bibs, deleted)),
      problems: [],
    }),
    store: (run, { bibs, deleted, problems }) =>
      inOne(pool, async (client) => {
        // One piece at a time: two that bring the same new title would both want to write it.
        await client.query('select pg_advisory_xact_lock(hashtext($1))', [`catalogue ${run.source}`]);
        const compared = await compareBibs(client, run, bibs, deleted);
        const found = await writeBibs(client, run, [...compared.created, ...compared.changed]);
        await tellAgain(client, run, compared.unchanged);
        await removeBibs(client, compared.gone);
        const all: KeptProblem[] = [...problems, ...found];
        await keepProblems(client, run.id, all);
        if (run.mode === 'full')
          await client.query(
            `insert into catalogue_seen (import_id, source_id) select $1, unnest($2::text[]) on conflict do nothing`,
            [run.id, bibs.map(({ bib }) => bib.sourceId)],
          );
        const sums = { ...bibCounts(compared), refused: all.filter(({ taken }) => !taken).length };
        await client.query(
          `update catalogue_import set created = created + $2, changed = changed + $3, unchanged = unchanged + $4,
             removed = removed + $5, refused = refused + $6 where id = $1`,
          [run.id, sums.created, sums.changed, sums.unchanged, sums.removed, sums.refused],
        );
        return { ...sums, problems: all.map(({ bytes: _, ...problem }) => problem) };
      }),
    end: async (id, { evenIfMost }): Promise<Outcome<CatalogueImport>> => {
      const run = await readImport(id);
      if (!run) return unknown;
      if (run.endedAt) return done(run);
      const ended = await inOne(pool, async (client): Promise<Outcome<CatalogueImport>> => {
        const removed = run.mode === 'full' ? await removeUnseen(client, run, evenIfMost) : { count: 0 };
        if ('most' in removed)
          return notNow(message('refusedCatalogue.wouldRemoveMost', { count: removed.most, of: removed.of }));
        await client.query('delete from catalogue_seen where import_id = $1', [id]);
        const row = onlyRow(
          await client.query<CatalogueImportRow>(
            `update catalogue_import set ended_at = now(), removed = removed + $2 where id = $1 returning ${columns}`,
            [id, removed.count],
          ),
        );
        return done(recordView<CatalogueImport>(row));
      });
      if (ended.kind === 'done' && ended.value.created + ended.value.changed >= settledFrom) await settle(pool);
      return ended;
    },
  };
}

/** So many titles that came in change what the database should know of its tables. */
const settledFrom = 1_000;

/**
 * The database learns what the tables now hold, and sorts in what waits to be indexed: the first searches would pay for it
 * otherwise. What came in is kept already; an account that may not do this leaves it to the database.
 */
async function settle(pool: Pool): Promise<void> {
  for (const index of ['bib_words', 'bib_numbers', 'holding_search'])
    await pool
      .query<{ gin_clean_pending_list: string }>(`select gin_clean_pending_list('${index}')`)
      .catch(() => undefined);
  for (const name of ['bib', 'bib_record', 'bib_copy', 'holding', 'holding_identifier'])
    await pool.query(`analyze ${name}`).catch(() => undefined);
}

type Client = Pick<Pool, 'query'>;

async function keepProblems(client: Client, id: string, problems: readonly KeptProblem[]): Promise<void> {
  if (problems.length === 0) return;
  await client.query(
    `insert into catalogue_problem (import_id, place, record_id, trouble, detail, bytes)
     select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::bytea[])`,
    [
      id,
      problems.map(({ place }) => place),
      problems.map(({ recordId }) => recordId ?? null),
      problems.map(({ trouble }) => trouble),
      problems.map(({ detail }) => detail ?? null),
      problems.map(({ taken, bytes }) => (taken ? null : (bytes ?? Buffer.alloc(0)))),
    ],
  );
}

/** What stood in no record of the file. More than half of what there was is a wrong file more often than a clearance. */
async function removeUnseen(
  client: Client,
  { id, source }: CatalogueImport,
  evenIfMost: boolean,
): Promise<{ count: number } | { most: number; of: number }> {
  const { rows } = await client.query<{ id: string }>(
    `select b.id::text from bib b where b.source = $1
       and not exists (select from catalogue_seen s where s.import_id = $2 and s.source_id = b.source_id)`,
    [source, id],
  );
  const { rows: all } = await client.query<{ count: number }>(
    'select count(*)::int as count from bib where source = $1',
    [source],
  );
  const of = all[0]?.count ?? 0;
  if (!evenIfMost && rows.length * 2 > of) return { most: rows.length, of };
  for (let at = 0; at < rows.length; at += 5_000)
    await removeBibs(
      client,
      rows.slice(at, at + 5_000).map((row) => row.id),
    );
  return { count: rows.length };
}
