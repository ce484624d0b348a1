import type { LibraryRecords } from '../../../engine/model/local/libraries.js';
import { refused } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** Libraries, their desks, locations and closures. */
export function libraryAnswers(libraries: LibraryRecords) {
  const thing = 'library';
  const path = (code: string) => `/libraries/${encodeURIComponent(code)}`;

  return {
    listLibraries: async () => ({ items: await libraries.list(new Date()) }),

    addLibrary: async ({ body }) => {
      const outcome = await libraries.add(body, new Date());
      return answered(outcome, { thing, made: ({ code }) => path(code) });
    },

    readLibrary: async ({ params }) => {
      const library = await libraries.read(params.code, new Date());
      if (!library) return refused(unknownThing(thing, params.code));
      return library;
    },

    changeLibrary: async ({ body, params }) => {
      const { code } = params;
      return answered(await libraries.change(code, body, new Date()), { thing, id: code });
    },

    removeLibrary: async ({ params }) => {
      const { code } = params;
      return answered(await libraries.remove(code), { thing, id: code });
    },

    addDesk: async ({ body, params }) => {
      const { library: code } = params;
      const outcome = await libraries.addDesk(code, body);
      return answered(outcome, { thing, id: code, made: () => path(code) });
    },

    changeDesk: async ({ body, params }) => {
      const { code, desk } = params;
      const outcome = await libraries.changeDesk(code, desk, body);
      return answered(outcome, { thing: 'desk of this library', id: desk });
    },

    removeDesk: async ({ params }) => {
      const { code, desk } = params;
      return answered(await libraries.removeDesk(code, desk), { thing: 'desk of this library', id: desk });
    },

    mayWorkAt: async ({ params }) => {
      const { desk, task } = params;
      return answered(await libraries.mayWorkAt(desk, task), { thing: 'desk', id: desk });
    },

    addLocation: async ({ body, params }) => {
      const { library: code } = params;
      const outcome = await libraries.addLocation(code, body);
      return answered(outcome, { thing, id: code, made: () => path(code) });
    },

    changeLocation: async ({ body, params }) => {
      const { code, location } = params;
      const outcome = await libraries.changeLocation(code, location, body);
      return answered(outcome, { thing: 'location of this library', id: location });
    },

    removeLocation: async ({ params }) => {
      const { code, location } = params;
      const outcome = await libraries.removeLocation(code, location);
      return answered(outcome, { thing: 'location of this library', id: location });
    },

    listClosures: async ({ query, params }) => {
      const { code } = params;
      if (!(await libraries.read(code, new Date()))) return refused(unknownThing(thing, code));
      return { items: await libraries.closures(code, query.from) };
    },

    closeLibrary: async ({ body, params, actor }) => {
      const { code } = params;
      const outcome = await libraries.close(code, body, actor);
      return answered(outcome, { thing, id: code, made: () => `${path(code)}/closures` });
    },

    changeClosure: async ({ body, params, actor }) => {
      const { code, id } = params;
      const outcome = await libraries.changeClosure(code, id, body, actor);
      return answered(outcome, { thing: 'closure of this library', id });
    },

    removeClosure: async ({ query, params, actor }) => {
      const { code, id } = params;
      const outcome = await libraries.removeClosure(code, id, actor, query.tell !== 'no');
      return answered(outcome, { thing: 'closure of this library', id });
    },
  } satisfies Partial<StaffAnswers>;
}
