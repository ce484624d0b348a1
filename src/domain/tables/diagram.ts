/** The tables as Mermaid diagrams: `README.md` shows them, and a test compares. */

import { say } from '../../words/index.js';
import { isAction } from './staff-actions.js';
import { type EventFacts, entriesOf } from './state-machine.js';
import { stateRow } from './states.js';
import { type AnyTable, type EventName, type Side, type StateName, tableFor } from './tables.js';

/** Each diagram shows the moves out of some states; all in one picture nobody can read. */
const chapters: readonly { side: Side; title: string; from: readonly StateName[] }[] = [
  {
    side: 'borrowing',
    title: 'Borrowing: until somebody is asked',
    from: [
      'created',
      'pendingApproval',
      'locateFailed',
      'localHolding',
      'badCitation',
      'readyToSend',
      'rejectedByPartner',
    ],
  },
  {
    side: 'borrowing',
    title: 'Borrowing: a partner has the request',
    from: [
      'requestSent',
      'requestAccepted',
      'willSupply',
      'conditional',
      'retryLater',
      'cancelRequested',
      'cancelNotAccepted',
    ],
  },
  {
    side: 'borrowing',
    title: 'Borrowing: the item comes and goes home',
    from: [
      'shippedPhysically',
      'receivedPhysically',
      'receivedNotForLoan',
      'loaned',
      'returnedByPatron',
      'returnedToPartner',
      'passedOn',
      'shippedDigitally',
      'receivedDigitally',
      'copyShipped',
      'copyReceived',
    ],
  },
  {
    side: 'borrowing',
    title: 'Borrowing: renewals, recalls, overdues',
    from: ['mediatedRenewal', 'renewRequested', 'renewed', 'renewNotAccepted', 'recalled', 'overdue'],
  },
  {
    side: 'borrowing',
    title: 'Borrowing: lost, damaged, over',
    from: [
      'lostReported',
      'declaredLost',
      'lostAndFeePaid',
      'damagedReported',
      'cancelledByPartner',
      'cancelledByPatron',
      'cancelledByStaff',
      'expired',
      'externallyObtained',
      'filledLocally',
      'requestCompleted',
      'completedWithoutReturn',
    ],
  },
  {
    side: 'lending',
    title: 'Lending: to decide',
    from: [
      'created',
      'locateFailed',
      'beingProcessed',
      'willSupply',
      'conditional',
      'retryPossible',
      'cancelRequested',
    ],
  },
  {
    side: 'lending',
    title: 'Lending: the item is out',
    from: [
      'shippedPhysically',
      'receivedByPartner',
      'renewRequested',
      'recalled',
      'overdue',
      'returnedByPartner',
      'passedOn',
    ],
  },
  {
    side: 'lending',
    title: 'Lending: lost, damaged, over',
    from: [
      'lostReported',
      'lostAndFeeCommunicated',
      'damaged',
      'shippedDigitally',
      'cancelled',
      'rejected',
      'expired',
      'requestCompleted',
      'completedWithoutReturn',
    ],
  },
];

/** All diagrams for loans, and what copies do otherwise. Messages of the partner begin with an arrow. */
export function tablesAsMarkdown(): string {
  const loans = chapters.map(
    ({ side, title, from }) => `### ${title}\n\n${diagram(side, tableFor(side, 'Loan'), from)}`,
  );
  return [...loans, '### Copies', 'As loans, except:', copiesDiffer('borrowing'), copiesDiffer('lending')].join('\n\n');
}

function diagram(side: Side, table: AnyTable, from: readonly StateName[]): string {
  const moves = from.flatMap((state) =>
    [...movesFrom(side, table, state)].map(([to, why]) => `  ${state} --> ${to}: ${why.join(', ')}`),
  );
  const shown = new Set(
    from.flatMap((state) => [...movesFrom(side, table, state).keys()].flatMap((to) => [state, to])),
  );
  const names = [...shown].map((state) => `  state "${say(stateRow(side, state).label, 'en')}" as ${state}`);
  return ['```mermaid', 'stateDiagram-v2', ...names, ...moves, '```'].join('\n');
}

function movesFrom(side: Side, table: AnyTable, state: StateName): Map<StateName, string[]> {
  const moves = new Map<StateName, string[]>();
  for (const event of eventsIn(table, state))
    for (const { to, when } of entriesOf(table[state]?.[event]))
      if (to && to !== state) moves.set(to, [...(moves.get(to) ?? []), named(side, event, when)]);
  return moves;
}

const eventsIn = (table: AnyTable, state: StateName) => Object.keys(table[state] ?? {}) as EventName[];

/** With the facts that the entry requires, in brackets. */
function named(side: Side, event: EventName, when: EventFacts = {}): string {
  const name = isAction(side, event) ? event : `← ${event.replace(/^(supplier|requester)\./, '')}`;
  const facts = Object.keys(when).join(' and ');
  return facts ? `${name} (${facts})` : name;
}

function copiesDiffer(side: Side): string {
  const loans = tableFor(side, 'Loan');
  const copies = tableFor(side, 'Copy');
  const differences = new Map<string, string[]>();
  for (const state of Object.keys(copies) as StateName[])
    for (const event of new Set([...eventsIn(loans, state), ...eventsIn(copies, state)])) {
      const copy = copies[state]?.[event];
      if (JSON.stringify(loans[state]?.[event]) === JSON.stringify(copy)) continue;
      const entries = entriesOf(copy).map(
        ({ to = 'stays', effects = [], when }) => `${named(side, event, when)}: ${[`→ ${to}`, ...effects].join(', ')}`,
      );
      for (const difference of entries.length > 0 ? entries : [`${named(side, event)}: not possible`])
        differences.set(difference, [...(differences.get(difference) ?? []), state]);
    }
  return [...differences].map(([what, where]) => `- ${side}, ${what} (in ${where.join(', ')})`).join('\n');
}
