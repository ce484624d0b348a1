/** The yearly counts as rows of a sheet: one a month, partner, side and service. */

import type { Language } from '../../domain/fulfilment/patron.js';
import { sideNames } from '../../domain/states.js';
import { say } from '../../words/index.js';
import { message } from '../../words/message.js';
import type { FigureOfMonth } from '../model/figures.js';
import type { SheetCell } from '../model/sheets.js';

const measured = [
  ...(['requests', 'filled', 'unfilled', 'cancelled', 'refused'] as const),
  ...(['renewalAsked', 'renewalGranted', 'overdue', 'lost'] as const),
];

const heads = ['month', 'side', 'partner', 'service', ...measured] as const;

export const figureHeadings = (language: Language): string[] =>
  heads.map((head) => say(message(`sheet.figure_${head}`), language));

export function figureRows(
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
