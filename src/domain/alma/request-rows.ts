/** Borrowing and lending requests as Alma's task lists export them. */

import { say } from '../../words/index.js';
import { languages } from '../../words/languages.js';
import { message, type Wording } from '../../words/message.js';
import { isFinal, isState, states } from '../tables/states.js';
import type { Side, StateName } from '../tables/tables.js';
import type { AlmaColumns } from './columns.js';
import { dateIn } from './dates.js';
import { statusCodes } from './status-codes.js';

export const almaRequestColumns = {
  side: ['Side', 'Request Side', 'Borrowing/Lending'],
  externalId: ['External ID', 'External Identifier', 'External Request ID'],
  status: ['Status', 'Request Status'],
  partner: ['Partner', 'Active Partner', 'Partner Code', 'Partner Name', 'Symbol'],
  title: ['Title'],
  author: ['Author', 'Creator'],
  isbn: ['ISBN'],
  issn: ['ISSN'],
  journal: ['Journal Title'],
  volume: ['Volume'],
  issue: ['Issue'],
  pages: ['Pages'],
  publicationDate: ['Publication Date', 'Year'],
  format: ['Requested Format', 'Format'],
  type: ['Citation Type', 'Material Type'],
  createdOn: ['Creation Date', 'Request Date', 'Created'],
  dueOn: ['Due Date'],
  neededBy: ['Needed By', 'Required By', 'Last Interest Date'],
  requester: ['Requester ID', 'Requester', 'User Primary Identifier', 'Primary Identifier'],
  pickup: ['Pickup Location', 'Pickup Library'],
  owner: ['Owner', 'Resource Sharing Library'],
  barcode: ['Item Barcode', 'Barcode'],
  requestId: ['Request ID', 'Internal ID'],
  note: ['Note', 'Notes'],
} as const satisfies AlmaColumns<string>;
export type AlmaRequestColumn = keyof typeof almaRequestColumns;
type Cells = Partial<Record<AlmaRequestColumn, string>>;

/** An open request that goes on here. */
export interface AlmaRequest {
  side: Side;
  externalId: string;
  state: StateName;
  /** Code, name or symbol, as it is written. */
  partner?: string;
  serviceType: 'Loan' | 'Copy';
  title: string;
  author?: string;
  isbn?: string;
  issn?: string;
  /** Of a copy: the journal is the title of what is cited. */
  article?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  publicationDate?: string;
  /** Local dates. */
  createdOn?: string;
  dueOn?: string;
  neededBy?: string;
  requester?: string;
  pickup?: string;
  owner?: string;
  barcode?: string;
  /** The id that Alma gave the request as its lender. */
  requestId?: string;
  note?: string;
}
export interface RowProblem {
  field: AlmaRequestColumn;
  problem: Wording;
}

/** What Alma also calls a state, beside its code and the label that we share with it. */
const alsoCalled: Record<Side, Readonly<Record<string, string>>> = {
  borrowing: {
    'Locate in process': 'created',
    'Automatic will supply': 'willSupply',
    Claimed: 'requestSent',
    'Waiting for receive digitally': 'shippedDigitally',
    Reactivated: 'readyToSend',
    Renewed: 'renewed',
    'Received - not for loan': 'receivedNotForLoan',
    'Lost communicated': 'lostReported',
    'Damaged communicated': 'damagedReported',
    'Exported to third party': 'externallyObtained',
    'Lender check in': 'requestCompleted',
    'Canceled by partner': 'cancelledByPartner',
    Ready: 'readyToSend',
    'Canceled by patron': 'cancelledByPatron',
    'Canceled by staff': 'cancelledByStaff',
    Sent: 'requestSent',
  },
  lending: {
    Renewed: 'receivedByPartner',
    'Renew rejected': 'receivedByPartner',
    'Overdue item': 'overdue',
    'Item returned by partner': 'returnedByPartner',
    Canceled: 'cancelled',
    Rejected: 'rejected',
  },
};

/** The state of ours that a status of Alma means, by its code or its label in either language. */
export function stateOf(side: Side, status: string): StateName | undefined {
  const wanted = folded(status);
  const [byRow] =
    Object.entries(states[side]).find(([state, { label }]) =>
      [...languages.map((each) => say(label, each)), ...(statusCodes[side][state] ?? [])].some(
        (each) => folded(each) === wanted,
      ),
    ) ?? [];
  const found = byRow ?? Object.entries(alsoCalled[side]).find(([label]) => folded(label) === wanted)?.[1];
  return found !== undefined && isState(side, found) ? found : undefined;
}

const folded = (words: string): string => words.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, '');

/** `usualSide`: of a list that does not say it, for Alma exports each side by itself. */
export function requestIn(cells: Cells, usualSide: Side | undefined): { request: AlmaRequest; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const wrong = (field: AlmaRequestColumn, problem: Wording) => problems.push({ field, problem });
  const side = sideOf(cells.side) ?? usualSide;
  if (!side) wrong('side', message('refusedFile.sideNeeded'));
  if (!cells.externalId) wrong('externalId', message('refusedFile.externalIdNeeded'));
  if (cells.externalId && (cells.externalId.length > 100 || /[\s\p{Cc}]/u.test(cells.externalId)))
    wrong('externalId', message('refusedFile.externalIdOneWord'));
  const state = side && cells.status ? stateOf(side, cells.status) : undefined;
  if (!cells.status) wrong('status', message('refusedFile.statusNeeded'));
  else if (side && !state) wrong('status', message('refusedFile.statusUnknown', { status: cells.status, side }));
  else if (side && state && isFinal(side, state))
    wrong('status', message('refusedFile.statusIsOver', { status: cells.status }));
  const { dates, problems: ofDates } = datesIn(cells);
  const copy = isCopy(cells);
  const title = copy && cells.journal ? cells.journal : cells.title;
  if (!title) wrong('title', message('refusedFile.titleNeeded'));
  return {
    request: {
      side: side ?? 'borrowing',
      externalId: cells.externalId ?? '',
      state: state ?? 'created',
      serviceType: copy ? 'Copy' : 'Loan',
      title: title ?? '',
      ...(copy && cells.journal && cells.title ? { article: cells.title } : {}),
      ...dates,
      ...known(cells, 'partner', 'author', 'isbn', 'issn', 'volume', 'issue', 'pages', 'publicationDate'),
      ...known(cells, 'requester', 'pickup', 'owner', 'barcode', 'requestId', 'note'),
    },
    problems: [...problems, ...ofDates],
  };
}

function datesIn(cells: Cells) {
  const problems: RowProblem[] = [];
  const read = (['createdOn', 'dueOn', 'neededBy'] as const).flatMap((field) => {
    const written = cells[field];
    if (!written) return [];
    const date = dateIn(written);
    if (!date) problems.push({ field, problem: message('refusedFile.noDate', { text: written }) });
    return date ? [[field, date]] : [];
  });
  return { dates: Object.fromEntries(read) as Pick<AlmaRequest, 'createdOn' | 'dueOn' | 'neededBy'>, problems };
}

const sideOf = (written: string | undefined): Side | undefined =>
  /^(borrowing|borrower|sortante|emprunt)/i.test(written ?? '')
    ? 'borrowing'
    : /^(lending|lender|entrante|prêt)/i.test(written ?? '')
      ? 'lending'
      : undefined;

/** An article or chapter, or what is wanted as a file. */
const isCopy = ({ type, format }: Cells): boolean =>
  /^(cr|article|chapter|chapitre|journal|bk_ch)/i.test(type ?? '') ||
  /^(digital|numérique|physical.non.returnable)/i.test(format ?? '');

const known = <N extends AlmaRequestColumn>(cells: Cells, ...names: N[]): { [K in N]?: string } =>
  Object.fromEntries(names.flatMap((name) => (cells[name] ? [[name, cells[name]]] : []))) as { [K in N]?: string };
