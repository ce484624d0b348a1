/** Shared views of the request lists, as stored. */

import type { Actor } from '../../engine/model/actor.js';
import {
  type ListView,
  type ListViewChange,
  type ListViewDraft,
  type ListViewRecords,
  listViewsAtMost,
} from '../../engine/model/local/list-views.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../row-id.js';
import {
  assignments,
  done,
  invalid,
  notNow,
  type RecordsContext,
  type Runner,
  removed,
  unknown,
  viewsOf,
} from './records-context.js';

type ListViewRow = {
  id: string;
  side: string;
  name: string;
  search: string;
  library: string | null;
  opensAt: string[];
  changedAt: Date;
  changedBy: string;
};

const columns = `id::text, side, name, search, library_code as library, opens_at as "opensAt",
  changed_at as "changedAt", changed_by as "changedBy"`;

export const createListViewRecords = (recordsContext: RecordsContext, order: Runner): ListViewRecords => ({
  list: async (libraries) =>
    viewsOf<ListView>(
      await recordsContext.client.query<ListViewRow>(
        `select ${columns} from list_view
         where $1::text[] is null or library_code is null or library_code = any ($1)
         order by side, lower(name), list_view.id`,
        [libraries ?? null],
      ),
    ),
  read: (id) => read(recordsContext, id),
  add: (draft, by) => order((on) => add(on, draft, by)),
  change: (id, change, by) => order((on) => changeView(on, id, change, by)),
  remove: (id) => order((on) => (isRowId(id) ? removed(on, 'delete from list_view where id = $1', [id]) : gone)),
});

const gone = Promise.resolve(unknown);

async function read({ client }: Pick<RecordsContext, 'client'>, id: string): Promise<ListView | undefined> {
  if (!isRowId(id)) return undefined;
  return viewsOf<ListView>(await client.query<ListViewRow>(`select ${columns} from list_view where id = $1`, [id]))[0];
}

async function add(on: RecordsContext, draft: ListViewDraft, by: Actor): Promise<Outcome<ListView>> {
  const { side, name, search, library, opensAt = [] } = draft;
  if (library !== undefined) {
    const { rowCount } = await on.client.query('select from library where code = $1', [library]);
    if (rowCount === 0) return invalid('library', message('refusedMissing.library', { library }));
  }
  const { rows } = await on.client.query<{ count: number }>(
    'select count(*)::int as count from list_view where side = $1',
    [side],
  );
  if ((rows[0]?.count ?? 0) >= listViewsAtMost)
    return notNow(message('refusedViews.tooMany', { most: listViewsAtMost }));
  const made = viewsOf<ListView>(
    await on.client.query<ListViewRow>(
      `insert into list_view (side, name, search, library_code, opens_at, changed_by) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning ${columns}`,
      [side, name, search, library ?? null, opensAt, by.name],
    ),
  )[0];
  if (!made) return invalid('name', message('refusedTaken.view', { name }));
  await oneOfEachDesk(on, made);
  return done(made);
}

async function changeView(
  on: RecordsContext,
  id: string,
  change: ListViewChange,
  by: Actor,
): Promise<Outcome<ListView>> {
  const before = await read(on, id);
  if (!before) return unknown;
  const { name, search, opensAt } = change;
  const same = await on.client.query(
    `select from list_view where side = $2 and name = $3 and library_code is not distinct from $4 and id <> $1`,
    [id, before.side, name ?? before.name, before.library ?? null],
  );
  if (same.rowCount !== 0) return invalid('name', message('refusedTaken.view', { name }));
  const { set, values } = assignments({ name, search, opens_at: opensAt, changed_by: by.name });
  await on.client.query(`update list_view set ${set}, changed_at = now() where id = $1`, [id, ...values]);
  const after = await read(on, id);
  if (!after) return unknown;
  await oneOfEachDesk(on, after);
  return done(after);
}

/** A desk begins with one view: the last that was said. */
async function oneOfEachDesk({ client }: RecordsContext, { id, side, opensAt }: ListView): Promise<void> {
  if (opensAt.length === 0) return;
  await client.query(
    `update list_view set opens_at = array(select desk from unnest(opens_at) desk where desk <> all ($3::text[]))
     where side = $2 and id <> $1 and opens_at && $3::text[]`,
    [id, side, opensAt],
  );
}
