import type { Distribution, OrderedBy } from '../../engine/distribution/views.js';
import { refused, unchanged } from '../answering.js';
import { traceIdOf, unknownThing } from '../problems.js';
import type { StaffAnswers, StaffCall } from './calls.js';
import { answered } from './local/answer.js';

/** The directory file: ours for others, theirs for us. */
export const directoryAnswers = (distribution: Distribution) => ({
  ...ownFileAnswers(distribution),
  ...importAnswers(distribution),
  ...proposalAnswers(distribution),
  ...subscriptionAnswers(distribution),
});

function ownFileAnswers(distribution: Distribution) {
  return {
    listDirectorySections: async () => ({ items: await distribution.sections() }),

    imposeDirectorySection: async ({ body, params }) => {
      const { section } = params;
      const { imposed } = body;
      return answered(await distribution.impose(section, imposed), { thing: 'section of the directory', id: section });
    },

    readDirectoryFile: async ({ query, req, res }) => {
      const named = query.section ?? '';
      const outcome = await distribution.file(named === '' ? [] : named.split(',').map((each) => each.trim()));
      if (outcome.kind === 'done') {
        res.setHeader('ETag', outcome.value.tag);
        if (req.headers['if-none-match'] === outcome.value.tag) return unchanged;
      }
      return answered(outcome, { thing: 'section of the directory', body: ({ file }) => file });
    },
  } satisfies Partial<StaffAnswers>;
}

function importAnswers(distribution: Distribution) {
  const thing = 'import of a directory file';

  return {
    planDirectory: async ({ body }) =>
      answered(await distribution.plan(body), {
        thing,
      }),

    listDirectoryImports: async ({ query }) => distribution.imports(query),

    importDirectory: async (call) => {
      const outcome = await distribution.apply(call.body, byOf(call));
      return answered(outcome, {
        thing,
        made: ({ id }) => `/directory/imports/${id}`,
      });
    },

    readDirectoryImport: async ({ params }) => {
      const found = await distribution.readImport(params.id);
      if (!found) return refused(unknownThing(thing, params.id));
      return found;
    },

    undoDirectoryImport: async (call) => {
      const { id } = call.params;
      return answered(await distribution.undo(id, byOf(call)), {
        thing,
        id,
      });
    },
  } satisfies Partial<StaffAnswers>;
}

function proposalAnswers(distribution: Distribution) {
  const thing = 'proposal';

  return {
    listDirectoryProposals: async ({ query }) => ({
      items: await distribution.proposals({ all: query.which === 'all' }),
    }),

    acceptProposal: async (call) => {
      const { code } = call.params;
      return answered(await distribution.accept(code, byOf(call)), { thing, id: code });
    },

    refuseProposal: async (call) => {
      const { code } = call.params;
      return answered(await distribution.refuse(code, byOf(call)), { thing, id: code });
    },
  } satisfies Partial<StaffAnswers>;
}

function subscriptionAnswers(distribution: Distribution) {
  const thing = 'subscription';

  return {
    readSubscription: async () => {
      const found = await distribution.subscription();
      if (!found) return refused(unknownThing(thing, 'directory'));
      return found;
    },

    subscribe: async (call) => answered(await distribution.subscribe(call.body, byOf(call)), { thing }),

    unsubscribe: async () => answered(await distribution.unsubscribe(), { thing, id: 'directory' }),

    runSubscription: async () => answered(await distribution.runOnce(new Date()), { thing }),
  } satisfies Partial<StaffAnswers>;
}

/** Who gives the order, for the audit entries of all that it changes. */
function byOf({ req, res, caller, actor }: Pick<StaffCall, 'req' | 'res' | 'caller' | 'actor'>): OrderedBy {
  const { kind, code } = caller;
  return { name: actor.name, kind, code, address: req.ip ?? '', traceId: traceIdOf(res) };
}
