/** Requests as rows of a sheet. */
import { sideNames } from '../../domain/states.js';
import { type Language, say } from '../../words/index.js';
import { worded } from '../../words/message.js';
import type { RequestSummary } from '../model/requests.js';
import { exportColumns, type RequestColumn, type SheetCell } from '../model/sheets.js';

interface Column {
  read: (request: RequestSummary, language: Language, timeZone: string) => SheetCell;
}

const column = (read: Column['read']): Column => ({ read });
const moment = (at: string, { timeZone }: RequestSummary, usual: string): SheetCell => ({
  moment: at,
  timeZone: timeZone ?? usual,
});
const day = (at: string | undefined): SheetCell => (at === undefined ? undefined : { day: at });

const columns = worded(
  {
    externalId: column((request) => request.externalId),
    side: column((request, language) => say(sideNames[request.side], language)),
    state: column(({ stateLabel }, language) => say(stateLabel, language)),
    serviceType: column((request) => request.serviceType),
    title: column((request) => request.title),
    author: column((request) => request.author),
    partner: column((request) => request.partnerName ?? request.partner),
    dueDate: column((request) => day(request.dueDay)),
    next: column((request) => request.next?.at),
    requester: column((request) => request.requester),
    pickup: column((request) => request.pickup),
    owner: column((request) => request.owner),
    assignedTo: column((request) => request.assigneeName ?? request.assignedTo),
    needsAttention: column((request) => request.needsAttention),
    activeNotes: column((request) => request.activeNotes),
    unreadMessages: column((request) => request.unreadMessages),
    alerts: column((request) => request.alerts),
    createdAt: column((request, _language, zone) => moment(request.createdAt, request, zone)),
    updatedAt: column((request, _language, zone) => moment(request.updatedAt, request, zone)),
  } as const satisfies Record<RequestColumn, Column>,
  { label: 'requestColumn' },
);

/** Those that may be in the file of whoever may not read who asked. */
export const exportColumnsFor = (
  names: readonly RequestColumn[] | undefined,
  withoutPatrons = false,
): readonly RequestColumn[] | undefined =>
  withoutPatrons ? (names ?? exportColumns).filter((name) => name !== 'requester') : names;

/** In the order of the file, whatever the order in which they were named. */
const chosen = (names: readonly RequestColumn[] = exportColumns) =>
  exportColumns.filter((name) => names.includes(name)).map((name) => columns[name]);

export const requestHeadings = (language: Language, names?: readonly RequestColumn[]): string[] =>
  chosen(names).map((each) => say(each.label, language));

export const requestRow = (
  request: RequestSummary,
  { language, timeZone, names }: { language: Language; timeZone: string; names?: readonly RequestColumn[] | undefined },
): SheetCell[] => chosen(names).map(({ read }) => read(request, language, timeZone));
