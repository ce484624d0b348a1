import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** What partners are told of a closure, and how far the telling has come. Stays when the closure is gone. */
export interface ClosureNoticeRow {
  id: string;
  libraryCode: string;
  closureId: string;
  news: string;
  firstDay: string;
  lastDay: string;
  partners: number;
  requests: number;
  told: number;
  lastRequest: string;
  madeAt: Date;
  madeBy: string;
  finishedAt: Date | null;
}

export const closureNoticeTable = new EntitySchema<ClosureNoticeRow>({
  name: 'closure_notice',
  columns: {
    id: identityColumn,
    libraryCode: { type: 'text', name: 'library_code' },
    closureId: { type: 'bigint', name: 'closure_id' },
    news: { type: 'text' },
    firstDay: { type: 'date', name: 'first_day' },
    lastDay: { type: 'date', name: 'last_day' },
    partners: { type: 'integer' },
    requests: { type: 'integer' },
    told: { type: 'integer', default: 0 },
    lastRequest: { type: 'bigint', name: 'last_request', default: 0 },
    madeAt: { type: 'timestamptz', name: 'made_at', default: () => 'now()' },
    madeBy: { type: 'text', name: 'made_by' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'closure_notice_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'closure_notice_news_check',
      expression: "((news = ANY (ARRAY['closed'::text, 'changed'::text, 'reopened'::text])))",
    },
  ],
  indices: [
    { name: 'closure_notice_library', columns: ['libraryCode'] },
    { name: 'closure_notice_closure', columns: ['closureId', 'id'] },
    { name: 'closure_notice_open', synchronize: false },
  ],
});
