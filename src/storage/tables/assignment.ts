import { EntitySchema } from 'typeorm';

/** Whose task a request is. */
export interface AssignmentRow {
  requestId: string;
  assignedTo: string;
  note: string | null;
  assignedBy: string;
  assignedAt: Date;
}

export const assignmentTable = new EntitySchema<AssignmentRow>({
  name: 'assignment',
  columns: {
    requestId: { type: 'bigint', name: 'request_id', primary: true },
    assignedTo: { type: 'text', name: 'assigned_to' },
    note: { type: 'text', nullable: true },
    assignedBy: { type: 'text', name: 'assigned_by' },
    assignedAt: { type: 'timestamptz', name: 'assigned_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'assignment_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'assignment_assignee', columns: ['assignedTo', 'requestId'] }],
});
