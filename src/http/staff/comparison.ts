import type { OwnSide } from '../../engine/comparison/own-side.js';
import type { StaffAnswers } from './calls.js';

/** What this node says for a comparison of libraries. */
export function comparisonAnswers(side: OwnSide) {
  return {
    readOwnSide: () => side.node(new Date()),
    listComparedPartners: ({ query }) => side.partners(query.after, query.limit),
    listComparedRequests: ({ query }) => {
      const { since, ...filter } = query;
      return side.requests({ ...filter, ...(since ? { since: new Date(since) } : {}) });
    },
    readComparedFigures: async ({ query }) => ({ items: await side.figures(query) }),
  } satisfies Partial<StaffAnswers>;
}
