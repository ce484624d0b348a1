import { EntitySchema } from 'typeorm';

/** What a request was counted for; `said` names the same by thing and day. */
export interface RequestFigureRow {
  requestId: string;
  counted: unknown;
  said: string[];
}

export const requestFigureTable = new EntitySchema<RequestFigureRow>({
  name: 'request_figure',
  columns: {
    requestId: { type: 'bigint', name: 'request_id', primary: true },
    counted: { type: 'jsonb' },
    said: { type: 'text', array: true },
  },
  foreignKeys: [
    {
      name: 'request_figure_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'request_figure_said', synchronize: false }],
});
