import type { RequestSummary } from '../../contract/request-views.js';
import { nextDateOf } from '../../domain/lists/next-date.js';
import { isState, stateName, stateRow, states } from '../../domain/tables/states.js';
import type { EngineContext } from '../engine-context.js';
import { lostCandidates } from '../lost/lost-candidates.js';
import { lostCasePage } from '../lost/lost-cases.js';
import type { RequestLists } from '../model/gateway.js';
import type { StoredSummary } from '../model/requests.js';
import { filterOfView } from '../sheets/view-filter.js';
import { wished } from './wished.js';
import { usualNext, workCounts, workPage } from './work.js';

/** Names what a line of a list shows: its state, its partner, the usual next step and the date that comes next. */
export async function namingSummaries({
  book,
  settings,
}: EngineContext): Promise<(line: StoredSummary) => RequestSummary> {
  const partners = await book.all();
  const names = new Map(partners.map((partner) => [partner.code, partner.name]));
  return ({ answerBy, neededBy, lastInterest, maximumCosts, askedBy, ...line }) => ({
    ...line,
    ...wished({ neededBy, maximumCosts }, line.timeZone ?? settings.timeZone),
    ...stateName(line.side, line.state),
    partnerName: line.partner ? names.get(line.partner) : undefined,
    ...usualNext({ ...line, askedBy }, partners),
    next: nextDateOf(
      { ...line, dueDate: line.dueDay, answerBy, neededBy: neededBy ?? lastInterest },
      states[line.side][line.state] ?? {},
    ),
  });
}

/** Lists of requests, what needs a person, and lost cases. */
export function createRequestLists(context: EngineContext): RequestLists {
  const { book, views } = context;
  const naming = () => namingSummaries(context);
  const { timeZone } = context.settings;
  return {
    requests: async (filter) => {
      const page = await views.requests({ ...filter, timeZone });
      return { ...page, items: page.items.map(await naming()) };
    },
    requestCounts: async (filter) => {
      const counts = await views.requestCounts({ ...filter, timeZone });
      const names = new Map((await book.all()).map((partner) => [partner.code, partner.name]));
      const state = counts.facets.state.map((each) => {
        const row = each.side && isState(each.side, each.value) && stateRow(each.side, each.value);
        return row ? { ...each, label: row.label } : each;
      });
      const partner = counts.facets.partner.map((each) => ({ ...each, label: names.get(each.value) ?? each.value }));
      return { ...counts, facets: { ...counts.facets, state, partner } };
    },
    viewCounts: async ({ side, searches }, { me, owners, withoutPatrons } = {}) =>
      views.countEach(
        searches.map((search) => ({
          ...filterOfView({ side, search }, me),
          timeZone,
          ...(owners ? { owners } : {}),
          ...(withoutPatrons ? { withoutPatrons } : {}),
        })),
      ),
    work: async (filter) => workPage(await views.work(filter), await naming(), await book.all()),
    workCounts: async (facets = {}) => workCounts(await views.workCounts(facets)),
    lostCases: async (filter) => lostCasePage(await views.lostCases(filter), await naming()),
    lostCandidates: async (filter) => lostCandidates(context, filter, await naming(), new Date()),
  };
}
