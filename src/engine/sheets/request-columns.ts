/** Requests as rows of a sheet. */
import { sideNames } from '../../domain/states.js';
import { inLanguage, type Language, named } from '../../domain/words.js';
import { say } from '../../words/index.js';
import type { RequestSummary } from '../ports.js';
import type { Cell } from './sheet.js';

interface Column {
  label: string;
  french: string;
  read: (request: RequestSummary, language: Language, timeZone: string) => Cell;
}

const column = (label: string, french: string, read: Column['read']): Column => ({ label, french, read });
const moment = (at: string, { timeZone }: RequestSummary, usual: string): Cell => ({
  moment: at,
  timeZone: timeZone ?? usual,
});
const day = (at: string | undefined): Cell => (at === undefined ? undefined : { day: at });

/** The columns of the file, from left to right. Whoever names none gets all. */
const columns = {
  externalId: column('Request', 'Demande', (request) => request.externalId),
  side: column('Side', 'Sens', (request, language) => say(sideNames[request.side], language)),
  state: column('State', 'Statut', ({ stateLabel }, language) => say(stateLabel, language)),
  serviceType: column('Service', 'Service', (request) => request.serviceType),
  title: column('Title', 'Titre', (request) => request.title),
  author: column('Author', 'Auteur', (request) => request.author),
  partner: column('Partner', 'Partenaire', (request) => request.partnerName ?? request.partner),
  dueDate: column('Due', 'Date de retour', (request) => day(request.dueDay)),
  next: column('Next date', 'Échéance', (request) => request.next?.at),
  requester: column('Requester', 'Demandeur', (request) => request.requester),
  pickup: column('Pickup', 'Retrait', (request) => request.pickup),
  owner: column('Owner', 'Bibliothèque propriétaire', (request) => request.owner),
  assignedTo: column('Assigned to', 'Assigné à', (request) => request.assignedTo),
  needsAttention: column('Needs attention', 'À examiner', (request) => request.needsAttention),
  activeNotes: column('Active notes', 'Notes actives', (request) => request.activeNotes),
  unreadMessages: column('Unread messages', 'Messages non lus', (request) => request.unreadMessages),
  alerts: column('Alerts', 'Alertes', (request) => request.alerts),
  createdAt: column('Created', 'Créée', (request, _language, zone) => moment(request.createdAt, request, zone)),
  updatedAt: column('Updated', 'Modifiée', (request, _language, zone) => moment(request.updatedAt, request, zone)),
} as const satisfies Record<string, Column>;

export type RequestColumn = keyof typeof columns;
export const requestColumns = Object.keys(columns) as RequestColumn[];

/** In the order of the file, whatever the order in which they were named. */
const chosen = (names: readonly RequestColumn[] = requestColumns): Column[] =>
  requestColumns.filter((name) => names.includes(name)).map((name) => columns[name]);

export const requestHeadings = (language: Language, names?: readonly RequestColumn[]): string[] =>
  chosen(names).map((each) => inLanguage(named(each), language));

export const requestRow = (
  request: RequestSummary,
  { language, timeZone, names }: { language: Language; timeZone: string; names?: readonly RequestColumn[] | undefined },
): Cell[] => chosen(names).map(({ read }) => read(request, language, timeZone));
