import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { librariesWith, mayDo, type Rights } from '../../domain/staff/permissions.js';
import type { Caller } from '../../engine/access/index.js';
import { personOf } from '../../engine/desk/run-order.js';
import type { ListViewRecords } from '../../engine/model/local/list-views.js';
import type { Exports } from '../../engine/model/sheets.js';
import { refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import { forbidden } from './access/gates.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

import { sheet } from './sheet.js';

/** One that is everybody’s is changed by who works at all libraries. */
const isTheirs = (caller: Rights, library: string | undefined): boolean =>
  library === undefined ? librariesWith(caller, 'workOnRequests') === 'all' : mayDo(caller, 'workOnRequests', library);

/** Views of the request lists: everybody's, and of each library for who works there. */
export function listViewAnswers(views: ListViewRecords, exports: Pick<Exports, 'exportView'>) {
  const thing = 'view';
  /** Whoever does not work at its library leaves it alone. */
  const theirs = async <T>(caller: Caller, id: string, work: () => Promise<T>) => {
    const view = await views.read(id);
    if (!view) return refused(unknownThing(thing, id));
    return isTheirs(caller, view.library) ? work() : refused(forbidden('workOnRequests', view.library));
  };

  return {
    listViews: async ({ caller }) => {
      const where = librariesWith(caller, 'seeRequests');
      return { items: await views.list(where === 'all' ? undefined : where) };
    },

    exportView: async ({ query, params, actor, caller, language }) => {
      const { id } = params;
      const where = librariesWith(caller, 'seeRequests');
      const view = await views.read(id);
      const isShown = view && (view.library === undefined || where === 'all' || where.includes(view.library));
      const { format = 'xlsx', columns } = query;
      const file =
        isShown &&
        (await exports.exportView(id, format, {
          language,
          ...(columns ? { columns } : {}),
          ...(where === 'all' ? {} : { owners: where }),
          withoutPatrons: readsWithoutPatrons(caller),
          me: personOf(actor),
        }));
      if (!file) return refused(unknownThing(thing, id));
      return sheet(file);
    },

    addView: async ({ body, actor }) => answered(await views.add(body, actor), { thing, made: () => '/views' }),

    changeView: async ({ body, params: { id }, actor, caller }) =>
      theirs(caller, id, async () => answered(await views.change(id, body, actor), { thing, id })),

    removeView: async ({ params: { id }, caller }) =>
      theirs(caller, id, async () => answered(await views.remove(id), { thing, id })),
  } satisfies Partial<StaffAnswers>;
}
