/** Requests as rows of a sheet. */

import type { RequestSummary } from '../../contract/request-views.js';
import { exportColumns, type RequestColumn, usualExportColumns } from '../../domain/lists/request-columns.js';
import { writeAmount } from '../../domain/request/amount.js';
import type { Money } from '../../domain/request/terms.js';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { sideNames } from '../../domain/tables/states.js';
import { type Service, services } from '../../domain/tables/tables.js';
import { type Language, say } from '../../words/index.js';
import { localeOf } from '../../words/languages.js';
import { message, worded } from '../../words/message.js';
import type { Side } from '../model/actor.js';
import type { SheetCell, SheetPlaces } from '../model/sheets.js';

/** In whose words a row is written, and on which clock where a request has none of its own. */
interface RowReader {
  language: Language;
  timeZone: string;
  places: SheetPlaces;
}

interface Column {
  read: (request: RequestSummary, reader: RowReader) => SheetCell;
}

const column = (read: Column['read']): Column => ({ read });
const moment = (at: string, { timeZone }: RequestSummary, usual: string): SheetCell => ({
  moment: at,
  timeZone: timeZone ?? usual,
});
const day = (at: string | undefined): SheetCell => (at === undefined ? undefined : { day: at });

/** What is written as a day or as a moment; what a partner wrote otherwise stays as it is. */
const dated = (at: string | undefined, request: RequestSummary, usual: string): SheetCell => {
  if (at === undefined || Number.isNaN(Date.parse(at))) return at;
  return at.length > 10 ? moment(at, request, usual) : day(at);
};
const serviceSaid = (service: string, language: Language): string =>
  services.includes(service as Service) ? say(message(`sheet.service_${service as Service}`), language) : service;
const amount = (cost: Money | undefined, language: Language): SheetCell =>
  cost && [writeAmount(cost.amount, localeOf[language]), cost.currency].filter(Boolean).join(' ');

const columns = worded(
  {
    externalId: column((request) => request.externalId),
    side: column((request, { language }) => say(sideNames[request.side], language)),
    state: column(({ stateLabel }, { language }) => say(stateLabel, language)),
    serviceType: column(({ serviceType }, { language }) => serviceSaid(serviceType, language)),
    title: column((request) => wholeTitle(request)),
    author: column((request) => request.author),
    partner: column((request) => request.partnerName ?? request.partner),
    dueDate: column((request) => day(request.dueDay)),
    next: column((request, { timeZone }) => dated(request.next?.at, request, timeZone)),
    requester: column((request) => request.requester),
    pickup: column((request, { places }) => places.pickup(request.pickup)),
    neededBy: column((request, { timeZone }) => dated(request.neededBy, request, timeZone)),
    maximumCost: column(({ maximumCost }, { language }) => amount(maximumCost, language)),
    note: column((request) => request.note),
    owner: column((request, { places }) => places.library(request.owner)),
    assignedTo: column((request) => request.assigneeName ?? request.assignedTo),
    needsAttention: column((request) => request.needsAttention),
    activeNotes: column((request) => request.activeNotes),
    unreadMessages: column((request) => request.unreadMessages),
    alerts: column((request) => request.alerts),
    createdAt: column((request, { timeZone }) => moment(request.createdAt, request, timeZone)),
    updatedAt: column((request, { timeZone }) => moment(request.updatedAt, request, timeZone)),
    partnerCode: column((request) => request.partner),
    pickupCode: column((request) => request.pickup),
    ownerCode: column((request) => request.owner),
  } as const satisfies Record<RequestColumn, Column>,
  { label: 'requestColumn' },
);

/** Those that may be in the file of whoever may not read who asked. */
export const exportColumnsFor = (
  names: readonly RequestColumn[] | undefined,
  withoutPatrons = false,
): readonly RequestColumn[] | undefined =>
  withoutPatrons ? (names ?? usualExportColumns).filter((name) => name !== 'requester') : names;

/** In the order of the file, whatever the order in which they were named. */
const chosen = (names: readonly RequestColumn[] = usualExportColumns) =>
  exportColumns.filter((name) => names.includes(name)).map((name) => columns[name]);

/** As the list of that side calls its columns; of both sides by what they have in common. */
export const requestHeadings = (language: Language, names?: readonly RequestColumn[], side?: Side): string[] =>
  exportColumns
    .filter((name) => (names ?? usualExportColumns).includes(name))
    .map((name) =>
      say(
        name === 'dueDate' && side
          ? message(side === 'borrowing' ? 'list.column_dueDate' : 'list.dueBack')
          : columns[name].label,
        language,
      ),
    );

export const requestRow = (
  request: RequestSummary,
  { names, ...reader }: RowReader & { names?: readonly RequestColumn[] | undefined },
): SheetCell[] => chosen(names).map(({ read }) => read(request, reader));
