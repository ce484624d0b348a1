import { EntitySchema } from 'typeorm';

/**
 * How often a thing happened on a day, or in the month that begins with it, by side, library, service and partner; empty
 * where there is none. Of the grains `allDay` and `allMonth` the partner is empty: they sum all.
 */
export interface FigureRow {
  grain: string;
  day: string;
  side: string;
  library: string;
  service: string;
  partner: string;
  measure: string;
  detail: string;
  count: number;
  amount: string;
}

export const figureTable = new EntitySchema<FigureRow>({
  name: 'figure',
  columns: {
    grain: { type: 'text', primary: true },
    measure: { type: 'text', primary: true },
    day: { type: 'date', primary: true },
    side: { type: 'text', primary: true },
    partner: { type: 'text', primary: true },
    detail: { type: 'text', primary: true },
    service: { type: 'text', primary: true },
    library: { type: 'text', primary: true },
    count: { type: 'integer' },
    amount: { type: 'numeric', precision: 14, scale: 2, default: 0 },
  },
  indices: [{ name: 'figure_grain_partner', columns: ['grain', 'partner', 'day'] }],
});
