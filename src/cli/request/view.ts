import type { AllowedAction, RequestView } from '../../engine/ports.js';
import type { Host } from '../host.js';
import { line, text } from '../printable.js';
import { facts, table } from '../table.js';
import { when } from '../when.js';

/** A request as staff read it: what it is, who is asked, what needs attention, what can be done. */
export function requestLines(host: Host, request: RequestView): string[] {
  return [
    ...facts([
      ['Request', request.externalId],
      ['Side', request.side],
      ['State', request.stateLabel],
      ['Title', request.title],
      ['Author', request.author],
      ['Service', request.serviceType],
      ['Partner', request.partnerName ?? request.partner],
      ['Due', when(host, request.dueDate)],
      ['Created', when(host, request.createdAt)],
      ['Changed', when(host, request.updatedAt)],
      ['Version', request.version],
    ]),
    ...section(
      'Rota',
      table(
        ['#', 'Partner', 'State', 'Why', 'Id at partner'],
        request.rota.map((row) => [row.position, row.partnerName, row.state, row.why, row.requestingAgencyRequestId]),
      ).slice(request.rota.length > 0 ? 0 : 1),
    ),
    ...section('Ranking', request.rota.flatMap(rankingLine)),
    ...section(
      'Left out',
      (request.leftOut ?? []).map(({ partnerName, why }) => line(`${partnerName}: ${why}`)),
    ),
    ...section(
      'Needs attention',
      request.attention.map((item) => `${item.id}  ${text(item.text)} (${when(host, item.openedAt)})`),
    ),
    ...section('Lost case', request.lostCase ? lostLines(host, request.lostCase) : []),
    ...section('What can be done', request.actions.map(actionLine)),
  ];
}

function lostLines(host: Host, lost: NonNullable<RequestView['lostCase']>): string[] {
  return facts([
    ['State', lost.label],
    ['Reported by', lost.reportedBy],
    ['Lost by', lost.where],
    ['Why', lost.why],
    ['Fee', [lost.fee, lost.currency].filter(Boolean).join(' ')],
    ['Invoice', lost.invoice],
    ['Reported', when(host, lost.reportedAt)],
    ['Declared', when(host, lost.declaredAt)],
    ['Paid', when(host, lost.paidAt)],
    ['Waived', when(host, lost.waivedAt)],
    ['Found', when(host, lost.foundAt)],
    ['Closed', when(host, lost.closedAt)],
  ]);
}

const rankingLine = ({ partnerName, ranking }: RequestView['rota'][number]): string[] =>
  ranking ? [line(`${partnerName}, ${ranking.why}`)] : [];

function actionLine(action: AllowedAction): string {
  const fields = action.fields
    .map((field) => `--field ${field.name}=…`)
    .map((flag, at) => (action.fields[at]?.required ? flag : `[${flag}]`));
  return line(`${[action.name, ...fields].join(' ')}  → ${action.to}${action.primary ? '  (usual next step)' : ''}`);
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((each) => `  ${each}`)];
