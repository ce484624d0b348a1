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
export const usualColumns: Readonly<Record<'borrowing' | 'lending', readonly Column[]>> = {
  borrowing: ['partner', 'requester', 'dueDate', 'updatedAt'],
  lending: ['partner', 'dueDate', 'updatedAt'],
};
