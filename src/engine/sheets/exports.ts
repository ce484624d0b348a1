/** Lists and reports as files: what a screen downloads, a command prints and a job mails. */

import type { FigureOfMonth } from '../../contract/figure-operations.js';
import type { LostCandidate } from '../../contract/lost-case-operations.js';
import type { RequestSummary } from '../../contract/request-views.js';
import type { SheetFormat } from '../../contract/sheets.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { sideNames } from '../../domain/tables/states.js';
import { say } from '../../words/index.js';
import { message } from '../../words/message.js';
import { countedAtMost } from '../desk/lists.js';
import type { EngineContext } from '../engine-context.js';
import { periodOf } from '../figures/period.js';
import type { Page } from '../model/actor.js';
import type { LostCandidateFilter } from '../model/lost.js';
import type { RequestFilter } from '../model/requests.js';
import type { Exports, Sheet, SheetCell } from '../model/sheets.js';
import { exportColumnsFor, requestHeadings, requestRow } from './request-columns.js';
import { fileOf } from './sheet.js';
import { readSheetPlaces } from './sheet-places.js';
import { filterOfView } from './view-filter.js';

/** The lists that files are made of. */
export interface ListsToExport {
  requests(filter: RequestFilter): Promise<Page<RequestSummary>>;
  lostCandidates(filter: LostCandidateFilter): Promise<Page<LostCandidate>>;
}

const rowsAtOnce = 200;

export function createExports(context: EngineContext, lists: ListsToExport): Exports {
  const { timeZone } = context.settings;
  const file = (sheet: Sheet, format: SheetFormat) => fileOf(sheet, format, context.writeXlsx);
  const places = () => readSheetPlaces(context.local);
  const exportRequests: Exports['exportRequests'] = async (filter, { format, language, columns: wished, name }) => {
    const columns = exportColumnsFor(wished, filter.withoutPatrons);
    const found = await everyPage((page) => lists.requests({ ...filter, ...page }));
    const reader = { language, timeZone, places: await places() };
    const rows = found.map((request) => requestRow(request, { ...reader, names: columns }));
    const title = name ?? say(message('sheet.requests'), language);
    return file({ name: title, headings: requestHeadings(language, columns, filter.side), rows }, format);
  };
  return {
    timeZone,
    places,
    exportRequests,
    exportView: async (viewId, format, { language = 'en', columns, owners, withoutPatrons, me } = {}) => {
      const view = await context.local.listViews.read(viewId);
      if (!view) return undefined;
      return exportRequests(
        { ...filterOfView(view, me), ...(owners ? { owners } : {}), ...(withoutPatrons ? { withoutPatrons } : {}) },
        { format, language, name: view.name, ...(columns ? { columns } : {}) },
      );
    },
    exportFigures: async (wish, { format, language }) => {
      const period = await periodOf(context, wish);
      const names = new Map((await context.book.all()).map(({ code, name }) => [code, name]));
      const rows = figureRows(await context.figures.months(period), language, (code) => names.get(code) ?? code);
      const title = say(message('sheet.figures', { from: period.from, to: period.to }), language);
      return file({ name: title, headings: figureHeadings(language), rows }, format);
    },
    exportLostCandidates: async (filter, { format, language }) => {
      const found = await everyPage((page) => lists.lostCandidates({ ...filter, ...page }));
      const own = (key: 'since' | 'days' | 'moreThan') => say(message(`sheet.${key}`), language);
      const shown = ['externalId', 'state', 'title', 'author', 'partner', 'dueDate', 'owner'] as const;
      const reader = { language, timeZone, places: await places() };
      const rows = found.map(({ request, since, days, limit }): SheetCell[] => [
        ...requestRow(request, { ...reader, names: shown }),
        { moment: since, timeZone: request.timeZone ?? timeZone },
        days,
        limit,
      ]);
      const headings = [...requestHeadings(language, shown, 'lending'), own('since'), own('days'), own('moreThan')];
      return file({ name: say(message(`sheet.${filter.because}`), language), headings, rows }, format);
    },
  };
}

/** Everything that a list has, up to what a file holds. */
async function everyPage<T>(read: (page: { limit: number; after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let after: string | undefined;
  do {
    const page = await read({ limit: Math.min(rowsAtOnce, countedAtMost - all.length), ...(after ? { after } : {}) });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined && all.length < countedAtMost);
  return all;
}

const measured = [
  ...(['requests', 'filled', 'unfilled', 'cancelled', 'refused'] as const),
  ...(['renewalAsked', 'renewalGranted', 'overdue', 'lost'] as const),
];

const heads = ['month', 'side', 'partner', 'service', ...measured] as const;

const figureHeadings = (language: Language): string[] =>
  heads.map((head) => say(message(`sheet.figure_${head}`), language));

/** The yearly counts as rows of a sheet: one a month, partner, side and service. */
function figureRows(
  counts: readonly FigureOfMonth[],
  language: Language,
  nameOf: (partner: string) => string,
): SheetCell[][] {
  const rows = new Map<string, { of: FigureOfMonth; counts: Partial<Record<string, number>> }>();
  for (const each of counts) {
    const key = JSON.stringify([each.month, each.side, each.partner, each.service]);
    const row = rows.get(key) ?? { of: each, counts: {} };
    row.counts[each.measure] = (row.counts[each.measure] ?? 0) + each.count;
    rows.set(key, row);
  }
  return [...rows.values()].map(({ of: { month, side, partner, service }, counts }) => [
    ...[month, say(sideNames[side], language), partner === '' ? '' : nameOf(partner)],
    say(message(service === 'Copy' ? 'sheet.figure_copies' : 'sheet.figure_loans'), language),
    ...measured.map((measure) => counts[measure] ?? 0),
  ]);
}
