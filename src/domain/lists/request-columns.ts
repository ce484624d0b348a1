/** The columns of requests, once for the lists of the desk and for their files. */

/** From left to right in a file. `inList`: staff may show it in their list too. `onlyNamed`: for programs, so a file has it only when it is named. */
const rows = {
  externalId: { inList: true },
  side: {},
  state: {},
  serviceType: {},
  title: {},
  author: {},
  partner: { inList: true },
  dueDate: { inList: true },
  next: { inList: true },
  requester: { inList: true },
  pickup: { inList: true },
  neededBy: { inList: true },
  maximumCost: { inList: true },
  note: { inList: true },
  owner: { inList: true },
  assignedTo: { inList: true },
  needsAttention: {},
  activeNotes: {},
  unreadMessages: {},
  alerts: {},
  createdAt: { inList: true },
  updatedAt: { inList: true },
  partnerCode: { onlyNamed: true },
  pickupCode: { onlyNamed: true },
  ownerCode: { onlyNamed: true },
} as const satisfies Record<string, { inList?: true; onlyNamed?: true }>;

type Rows = typeof rows;

/** A column of a file of requests. */
export type RequestColumn = keyof Rows;
/** A column that staff may show in a list of requests; its title, its status and its action are always there. */
export type ListColumn = { [Name in RequestColumn]: Rows[Name] extends { inList: true } ? Name : never }[RequestColumn];

export const exportColumns = Object.keys(rows) as [RequestColumn, ...RequestColumn[]];
export const listColumns = exportColumns.filter((name): name is ListColumn => 'inList' in rows[name]);
/** What a file has when no column is named. */
export const usualExportColumns = exportColumns.filter((name) => !('onlyNamed' in rows[name]));
