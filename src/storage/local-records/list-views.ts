/** Shared views of the request lists, as stored. */
import { IsNull, Not } from 'typeorm';
import type { ListView, ListViewChange, ListViewDraft } from '../../contract/list-view-operations.js';
import type { Actor } from '../../engine/model/actor.js';
import { type ListViewRecords, listViewsAtMost } from '../../engine/model/local/list-views.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import { libraryTable } from '../tables/libraries.js';
import { type ListViewRow, listViewTable } from '../tables/list-view.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import {
  done,
  invalid,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  removed,
  unknown,
  viewsOf,
} from './records-context.js';

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
  remove: (id) => order((on) => (isRowId(id) ? removed(on, listViewTable, { id }) : gone)),
});

const gone = Promise.resolve(unknown);

async function read({ tables }: Pick<RecordsContext, 'tables'>, id: string): Promise<ListView | undefined> {
  const row = isRowId(id) ? await tables.findOneBy(listViewTable, { id }) : null;
  return row ? recordView<ListView>(row) : undefined;
}

async function add(on: RecordsContext, draft: ListViewDraft, by: Actor): Promise<Outcome<ListView>> {
  const { side, name, search, library, opensAt } = draft;
  if (library !== undefined && !(await on.tables.existsBy(libraryTable, { code: library })))
    return invalid('library', message('refusedMissing.library', { library }));
  if ((await on.tables.countBy(listViewTable, { side })) >= listViewsAtMost)
    return notNow(message('refusedViews.tooMany', { most: listViewsAtMost }));
  const row = { side, name, search, library, opensAt, changedBy: by.name };
  const made = await insertNew(on.tables, listViewTable, row);
  if (!made) return invalid('name', message('refusedTaken.view', { name }));
  return settled(on, made);
}

async function changeView(
  on: RecordsContext,
  id: string,
  { name, search, opensAt }: ListViewChange,
  by: Actor,
): Promise<Outcome<ListView>> {
  const before = await read(on, id);
  if (!before) return unknown;
  const { side, library } = before;
  const sameName = { id: Not(id), side, name: name ?? before.name, library: library ?? IsNull() };
  if (await on.tables.existsBy(listViewTable, sameName)) return invalid('name', message('refusedTaken.view', { name }));
  const change = { name, search, opensAt, changedAt: () => 'now()', changedBy: by.name };
  const after = await updateRow(on.tables, listViewTable, { id }, change);
  return after ? settled(on, after) : unknown;
}

async function settled(on: RecordsContext, row: ListViewRow): Promise<Outcome<ListView>> {
  const view = recordView<ListView>(row);
  await oneOfEachDesk(on, view);
  return done(view);
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
