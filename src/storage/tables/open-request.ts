import { EntitySchema } from 'typeorm';

/** The small active view: a request under way with all that lists count and narrow by. Triggers keep it in step. */
export interface OpenRequestRow {
  requestId: string;
  side: string;
  state: string;
  serviceType: string;
  partnerCode: string | null;
  ownerLibrary: string | null;
  dueDate: Date | null;
  attentionCount: number;
  createdAt: Date;
  updatedAt: Date;
  /** Until when terms are to be answered, and when it is needed: as it was said, a text that begins with the day. */
  answerBy: string | null;
  neededBy: string | null;
  /** When the item left on the way it is on, and since when a lender is waited for. */
  leftAt: string | null;
  waitingSince: string | null;
  /** The beginning of the title as it is sorted. */
  titleKey: string | null;
  /** Its words, each under the letter of its field. */
  words: string | null;
  pickup: string | null;
  level: string | null;
  format: string | null;
  assignedTo: string | null;
  activeNotes: number;
  /** Whether its slips wait to be printed. */
  slips: string;
  /** The reasons of its open attention marks. */
  marks: string[];
}

export const openRequestTable = new EntitySchema<OpenRequestRow>({
  name: 'open_request',
  columns: {
    requestId: { type: 'bigint', name: 'request_id', primary: true },
    side: { type: 'text' },
    state: { type: 'text' },
    serviceType: { type: 'text', name: 'service_type' },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    ownerLibrary: { type: 'text', name: 'owner_library', nullable: true },
    dueDate: { type: 'timestamptz', name: 'due_date', nullable: true },
    attentionCount: { type: 'integer', name: 'attention_count' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    titleKey: { type: 'text', name: 'title_key', nullable: true },
    words: { type: 'tsvector', nullable: true },
    pickup: { type: 'text', nullable: true },
    level: { type: 'text', nullable: true },
    format: { type: 'text', nullable: true },
    assignedTo: { type: 'text', name: 'assigned_to', nullable: true },
    activeNotes: { type: 'integer', name: 'active_notes', default: 0 },
    slips: { type: 'text', default: 'none' },
    marks: { type: 'text', array: true, default: [] },
    answerBy: { type: 'text', name: 'answer_by', nullable: true },
    neededBy: { type: 'text', name: 'needed_by', nullable: true },
    leftAt: { type: 'text', name: 'left_at', nullable: true },
    waitingSince: { type: 'text', name: 'waiting_since', nullable: true },
  },
  foreignKeys: [
    {
      name: 'open_request_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'open_request_slips_check',
      expression: "((slips = ANY (ARRAY['waiting'::text, 'printed'::text, 'none'::text])))",
    },
  ],
});
