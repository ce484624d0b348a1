/** Columns beside title, status and action, which are always there. */
export const columnNames = [
  'partner',
  'requester',
  'dueDate',
  'pickup',
  'assignedTo',
  'externalId',
  'createdAt',
  'updatedAt',
  'owner',
] as const;
export type Column = (typeof columnNames)[number];

/** What a list shows before anybody chose. */
export const usualColumns: readonly Column[] = ['partner', 'requester', 'dueDate', 'updatedAt'];
