import { moneyText } from '../../domain/request/terms.js';
import type { Thing } from '../client.js';
import { type At, factTable, manyLines, oneLine, table } from '../table.js';

type RequestView = Thing<'RequestView'>;
type AllowedAction = RequestView['actions'][number];

/** A request as staff read it: what it is, who is asked, what needs attention, what can be done. */
export function requestLines(request: RequestView, { at }: { at: At }): string[] {
  return [
    ...factTable([
      ['Request', request.externalId],
      ['Side', request.side],
      ['State', request.stateLabel],
      ['Title', request.title],
      ['Author', request.author],
      ['Service', request.serviceType],
      ['Partner', request.partnerName ?? request.partner],
      ['Due', request.dueDay],
      ['Created', at(request.createdAt, request.timeZone)],
      ['Changed', at(request.updatedAt, request.timeZone)],
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
      (request.leftOut ?? []).map(({ partnerName, why }) => oneLine(`${partnerName}: ${why}`)),
    ),
    ...section(
      'Needs attention',
      request.attention.map((item) => `${item.id}  ${manyLines(item.text)} (${at(item.openedAt, request.timeZone)})`),
    ),
    ...section('Conditions', request.terms ? termsLines({ at }, request, request.terms) : []),
    ...section('Lost case', request.lostCase ? lostLines({ at }, request.lostCase) : []),
    ...section('What can be done', request.actions.map(actionLine)),
  ];
}

const standings = {
  toAnswer: 'offered to us: accept or refuse',
  offered: 'offered to the borrower',
  inForce: 'in force for this loan',
} as const;

/** The lender's terms, whole, as they are: what is accepted is what is read here. */
export function termsLines(
  { at }: { at: At },
  { timeZone }: Pick<RequestView, 'timeZone'>,
  terms: NonNullable<RequestView['terms']>,
): string[] {
  return factTable([
    ['Offer', terms.offer],
    ['Standing', standings[terms.standing]],
    ...terms.conditions.map(({ label, says }): [string, string] => ['Condition', `${manyLines(label)}: ${says}`]),
    ['Why', terms.reason],
    ['Price', terms.cost && moneyText(terms.cost)],
    ['Limit of the request', terms.limit && moneyText(terms.limit)],
    ['Answer by', at(terms.replyBy, timeZone)],
    ['The lender wrote', terms.note],
    ['Accepted', at(terms.acceptedAt, timeZone)],
  ]);
}

function lostLines({ at }: { at: At }, lost: NonNullable<RequestView['lostCase']>): string[] {
  return factTable([
    ['State', lost.label],
    ['Reported by', lost.reportedBy],
    ['Lost by', lost.where],
    ['Why', lost.why],
    ['Fee', [lost.fee, lost.currency].filter(Boolean).join(' ')],
    ['Invoice', lost.invoice],
    ['Reported', at(lost.reportedAt)],
    ['Declared', at(lost.declaredAt)],
    ['Paid', at(lost.paidAt)],
    ['Waived', at(lost.waivedAt)],
    ['Found', at(lost.foundAt)],
    ['Closed', at(lost.closedAt)],
  ]);
}

const rankingLine = ({ partnerName, ranking }: RequestView['rota'][number]): string[] =>
  ranking ? [oneLine(`${partnerName}, ${ranking.why}`)] : [];

function actionLine(action: AllowedAction): string {
  const fields = action.fields
    .map((field) => `--field ${field.name}=…`)
    .map((flag, place) => (action.fields[place]?.required ? flag : `[${flag}]`));
  return oneLine(`${[action.name, ...fields].join(' ')}  → ${action.to}${action.primary ? '  (usual next step)' : ''}`);
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((each) => `  ${each}`)];
