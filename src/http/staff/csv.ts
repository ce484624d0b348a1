import { sideNames } from '../../domain/states.js';
import { inLanguage, type Language, named } from '../../domain/words.js';
import type { RequestSummary } from '../../engine/ports.js';

interface Column {
  label: string;
  french: string;
  read: (request: RequestSummary, language: Language) => string | number | undefined;
}

const column = (label: string, french: string, read: Column['read']): Column => ({ label, french, read });

const columns: readonly Column[] = [
  column('Request', 'Demande', (request) => request.externalId),
  column('Side', 'Sens', (request, language) => inLanguage(sideNames[request.side], language)),
  column('State', 'Statut', ({ stateLabel, stateFrench }, language) => (language === 'fr' ? stateFrench : stateLabel)),
  column('Service', 'Service', (request) => request.serviceType),
  column('Title', 'Titre', (request) => request.title),
  column('Author', 'Auteur', (request) => request.author),
  column('Partner', 'Partenaire', (request) => request.partnerName ?? request.partner),
  column('Due', 'Date de retour', (request) => request.dueDate),
  column('Requester', 'Demandeur', (request) => request.requester),
  column('Pickup', 'Retrait', (request) => request.pickup),
  column('Owner', 'Bibliothèque propriétaire', (request) => request.owner),
  column('Assigned to', 'Assigné à', (request) => request.assignedTo),
  column('Needs attention', 'À examiner', (request) => request.needsAttention),
  column('Active notes', 'Notes actives', (request) => request.activeNotes),
  column('Unread messages', 'Messages non lus', (request) => request.unreadMessages),
  column('Alerts', 'Alertes', (request) => request.alerts),
  column('Created', 'Créée', (request) => request.createdAt),
  column('Updated', 'Modifiée', (request) => request.updatedAt),
];

/** The byte-order mark tells spreadsheets that it is UTF-8. */
export const csvHead = (language: Language): string =>
  `\uFEFF${lineOf(columns.map((each) => inLanguage(named(each), language)))}`;

export const csvLine = (request: RequestSummary, language: Language): string =>
  lineOf(columns.map(({ read }) => read(request, language)));

function lineOf(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** Text from strangers that a spreadsheet would take for a formula gets an apostrophe in front. */
function cellOf(cell: string | number | undefined): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  const harmless = /^[\s\uFEFF]*[=+\-@＝＋－＠|]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
