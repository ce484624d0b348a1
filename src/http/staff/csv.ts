import type { RequestSummary } from '../../engine/ports.js';

const columns: [string, (request: RequestSummary) => string | number | undefined][] = [
  ['Request', (request) => request.externalId],
  ['Side', (request) => request.side],
  ['State', (request) => request.stateLabel],
  ['Service', (request) => request.serviceType],
  ['Title', (request) => request.title],
  ['Author', (request) => request.author],
  ['Partner', (request) => request.partnerName ?? request.partner],
  ['Due', (request) => request.dueDate],
  ['Requester', (request) => request.requester],
  ['Pickup', (request) => request.pickup],
  ['Owner', (request) => request.owner],
  ['Assigned to', (request) => request.assignedTo],
  ['Needs attention', (request) => request.needsAttention],
  ['Active notes', (request) => request.activeNotes],
  ['Unread messages', (request) => request.unreadMessages],
  ['Alerts', (request) => request.alerts],
  ['Created', (request) => request.createdAt],
  ['Updated', (request) => request.updatedAt],
];

/** The byte-order mark tells spreadsheets that it is UTF-8. */
export const csvHead = `\uFEFF${lineOf(columns.map(([name]) => name))}`;

export const csvLine = (request: RequestSummary): string => lineOf(columns.map(([, read]) => read(request)));

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
