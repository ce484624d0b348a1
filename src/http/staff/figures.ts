import type { ReportWish } from '../../engine/model/activity.js';
import type { FigureWish } from '../../engine/model/figures.js';
import type { Reports } from '../../engine/model/gateway.js';
import type { Exports } from '../../engine/model/sheets.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';

import { sheet } from './sheet.js';

/** Numbers at a glance. */
export function figureAnswers(reports: Reports, exports: Pick<Exports, 'exportFigures'>) {
  return {
    readActivity: async (call) => reports.activity(ownOf(call)),

    readReports: async (call) => {
      const { owners, inTransit, overdue } = ownOf(call);
      const wish: ReportWish = {
        ...(owners ? { owners } : {}),
        ...(inTransit === undefined ? {} : { inTransit }),
        ...(overdue === undefined ? {} : { overdue }),
      };
      return { items: await reports.reports(wish) };
    },

    readFigures: async (call) => reports.figures(periodFrom(ownOf(call))),

    readFiguresOfMonths: async (call) => ({ items: await reports.figureMonths(periodFrom(ownOf(call))) }),

    exportFigures: async (call) => {
      const { format = 'xlsx' } = call.query;
      return sheet(await exports.exportFigures(periodFrom(ownOf(call)), { format, language: call.language }));
    },

    listFigureRequests: async (call) => {
      const { after, limit, side = 'borrowing', measure = 'requests', reason } = call.query;
      const behind = { ...periodFrom(ownOf(call)), side, measure, ...(reason ? { reason } : {}) };
      return await reports.figureRequests(behind, after, limit);
    },
  } satisfies Partial<StaffAnswers>;
}

/** The period and what it is narrowed to. */
function periodFrom({ from, to, library, partner, service, owners }: FigureWish): FigureWish {
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(library ? { library } : {}),
    ...(partner ? { partner } : {}),
    ...(service ? { service } : {}),
    ...(owners ? { owners } : {}),
  };
}
