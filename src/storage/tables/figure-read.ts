import { EntitySchema } from 'typeorm';

/** How far the history was counted. */
export interface FigureReadRow {
  name: string;
  readTo: string;
  readAt: Date | null;
}

export const figureReadTable = new EntitySchema<FigureReadRow>({
  name: 'figure_read',
  columns: {
    name: { type: 'text', primary: true },
    readTo: { type: 'bigint', name: 'read_to', default: 0 },
    readAt: { type: 'timestamptz', name: 'read_at', nullable: true },
  },
});
