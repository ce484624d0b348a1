import { pinProblem } from '../../../domain/patrons-side/pin.js';
import { patronsOf } from '../../../domain/request/patron-facts.js';
import { librariesWith } from '../../../domain/staff/permissions.js';
import type { PatronRecords } from '../../../engine/model/local/patrons.js';
import type { PatronAccess } from '../../../engine/patrons-side/access.js';
import { refused } from '../../answering.js';
import { busyWithPasswords, invalidFields, unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';
import { csvOrderOf } from './csv-imports.js';

/** Patrons, their blocks, and patrons from a file. */
export function patronAnswers(patrons: PatronRecords, access: Pick<PatronAccess, 'setPin' | 'newPinsIn'>) {
  const thing = 'patron';

  return {
    listPatrons: async ({ query, caller }) => {
      const where = patronsOf(caller);
      const own = where === 'all' ? {} : { libraries: where };
      return await patrons.list({ ...query, ...own });
    },

    addPatron: async ({ body: draft, caller }) => {
      const where = librariesWith(caller, 'keepPatrons');
      // Whoever works at some libraries makes patrons of those: the first, when the form does not say which.
      if (where !== 'all' && where[0] !== undefined) draft.pickupLibrary ??= where[0];
      const outcome = await patrons.add(draft, new Date());
      return answered(outcome, { thing, made: ({ id }) => `/patrons/${encodeURIComponent(id)}` });
    },

    readPatron: async ({ params }) => {
      const patron = await patrons.read(params.id, new Date());
      if (!patron) return refused(unknownThing(thing, params.id));
      return patron;
    },

    changePatron: async ({ body, params }) => {
      const { id } = params;
      return answered(await patrons.change(id, body, new Date()), { thing, id });
    },

    removePatron: async ({ params }) => {
      const { id } = params;
      return answered(await patrons.remove(id), { thing, id });
    },

    setPin: async ({ body, params }) => {
      const patron = await patrons.read(params.id, new Date());
      if (!patron) return refused(unknownThing(thing, params.id));
      const { pin } = body;
      const problem = pinProblem(pin, patron.id);
      if (problem) return refused(invalidFields([{ field: 'pin', problem }]));
      const outcome = await access.setPin(patron.id, pin);
      if (outcome === 'busy') return refused(busyWithPasswords, { 'Retry-After': '2' });
      if (outcome === 'unknown') return refused(unknownThing(thing, params.id));
      return undefined;
    },

    blockPatron: async ({ body, params, actor }) => {
      const { id } = params;
      return answered(await patrons.block(id, body, actor, new Date()), { thing, id });
    },

    liftBlock: async ({ params, actor }) => {
      const { id, block } = params;
      const outcome = await patrons.liftBlock(id, block, actor, new Date());
      return answered(outcome, { thing: 'open block of this patron', id: block });
    },

    importPatrons: async ({ body: order, actor }) => {
      const pins = await access.newPinsIn(order);
      if (pins === 'busy') return refused(busyWithPasswords, { 'Retry-After': '2' });
      return answered(await patrons.importCsv(csvOrderOf(order, actor), pins), { thing });
    },
  } satisfies Partial<StaffAnswers>;
}
