import { moneyText } from '../../domain/terms.js';
import type { AllowedAction, RequestView } from '../answers.js';
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
      ['Due', request.dueDay],
      ['Created', when(host, request.createdAt, request.timeZone)],
      ['Changed', when(host, request.updatedAt, request.timeZone)],
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
      request.attention.map(
        (item) => `${item.id}  ${text(item.text)} (${when(host, item.openedAt, request.timeZone)})`,
      ),
    ),
    ...section('Terms', request.terms ? termsLines(host, request, request.terms) : []),
    ...section('Lost case', request.lostCase ? lostLines(host, request.lostCase) : []),
    ...section('What can be done', request.actions.map(actionLine)),
  ];
}

const standings = {
  toAnswer: 'offered to us: accept or refuse',
  offered: 'offered to the borrower',
  inForce: 'in force for this loan',
} as const;

/** The lender's terms, whole, as they stand: what is accepted is what is read here. */
export function termsLines(
  host: Host,
  { timeZone }: Pick<RequestView, 'timeZone'>,
  terms: NonNullable<RequestView['terms']>,
): string[] {
  return facts([
    ['Offer', terms.offer],
    ['Standing', standings[terms.standing]],
    ...terms.conditions.map(({ label, says }): [string, string] => ['Condition', `${text(label)}: ${says}`]),
    ['Why', terms.reason],
    ['Price', terms.cost && moneyText(terms.cost)],
    ['Limit of the request', terms.limit && moneyText(terms.limit)],
    ['Answer by', when(host, terms.replyBy, timeZone)],
    ['The lender wrote', terms.note],
    ['Accepted', when(host, terms.acceptedAt, timeZone)],
  ]);
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
