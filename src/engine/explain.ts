import { stateRow } from '../domain/states.js';
import type { House } from './house.js';
import type { AttentionItem, Explanation } from './ports.js';
import type { ConversationRecord, Loan, RequestFacts } from './records.js';
import { activeOf } from './rota/rota-moves.js';
import { whatFollows } from './what-follows.js';

/** Who has it, why, what is expected next by whom and when, and what happens by itself if nothing comes. */
export async function explain(house: House, loan: Loan): Promise<Explanation> {
  const { request } = loan;
  const row = stateRow(request.side, request.state);
  const partners = await house.book.all();
  const names = new Map(partners.map((each) => [each.code, each.name]));
  const nameOf = (code: string | undefined) => (code ? (names.get(code) ?? code) : 'the partner');
  const partner = nameOf(request.partnerCode);
  const [undelivered, attention, channels, calendar] = await Promise.all([
    house.views.undelivered(request.id),
    request.attentionCount > 0 ? house.views.attention(request.id) : [],
    house.views.channels(),
    house.local.libraries.calendar(),
  ]);
  const who = { us: house.settings.name, partner, patron: 'the patron', nobody: 'nobody' }[row.turn];
  const by = byWhen(loan);
  return {
    request: request.externalId,
    whoHasIt: row.turn,
    sentence: [
      `${request.externalId}, “${loan.citation.title}”, is “${row.label}”.`,
      ...turnOf(house, loan, row.turn, partner),
      ...rotaOf(loan, nameOf),
      ...marksOf(attention),
    ].join(' '),
    expectedNext: row.turn === 'nobody' ? [] : [{ who, what: row.next, ...(by ? { by } : {}) }],
    byItself: whatFollows(house, loan, {
      partner,
      own: partners.find((each) => each.code === request.partnerCode) ?? {},
      calendar: calendar ?? { timeZone: house.settings.timeZone },
      undelivered: undelivered.length > 0,
      channel: channels[request.partnerCode ?? ''],
    }),
    undelivered,
  };
}

function turnOf({ settings }: House, { request }: Loan, turn: Explanation['whoHasIt'], partner: string): string[] {
  const other = request.side === 'borrowing' ? `lender: ${partner}` : `borrower: ${partner}`;
  switch (turn) {
    case 'us':
      return [`It waits for us, ${settings.name} (${other}).`];
    case 'partner':
      return [`It waits for ${partner}.`];
    case 'patron':
      return [`The patron has the item (${other}).`];
    case 'nobody':
      return ['It is closed; nobody has to do anything.'];
  }
}

/** Whom we asked and what they said, and who is left. */
function rotaOf(loan: Loan, nameOf: (code: string) => string): string[] {
  const { request, conversations } = loan;
  if (request.side === 'lending') return [];
  const active = activeOf(loan);
  const passed = conversations.filter((each) => each.state === 'passed');
  const listed = conversations.filter((each) => each.state === 'listed' && each !== active);
  const names = (lines: ConversationRecord[]) => lines.map((each) => nameOf(each.partnerCode)).join(', ');
  return [
    ...passed.map((each) => `${nameOf(each.partnerCode)} was passed over (${each.why || 'no reason noted'}).`),
    ...(request.closedAt
      ? []
      : [listed.length > 0 ? `Still in the rota: ${names(listed)}.` : 'No other partner is left in the rota.']),
  ];
}

function marksOf(attention: readonly AttentionItem[]): string[] {
  return attention.length > 0 ? [`For staff to look at: ${attention.map((each) => each.text).join(' ')}`] : [];
}

const dates: Record<string, (loan: Loan) => string | undefined> = {
  conditional: ({ request }) => request.facts.retryBefore,
  willSupply: ({ request }) => request.facts.expectedDeliveryDate,
  ...Object.fromEntries(
    [
      'receivedPhysically',
      'receivedNotForLoan',
      'loaned',
      'mediatedRenewal',
      'renewRequested',
      'renewed',
      'renewNotAccepted',
      'recalled',
      'overdue',
      'returnedByPatron',
      'receivedByPartner',
    ].map((state) => [state, ({ request }: Loan) => request.dueDate?.toISOString()]),
  ),
};

/** The date by which the next step is due, where the loan has one. */
function byWhen(loan: Loan): RequestFacts['retryBefore'] {
  return dates[loan.request.state]?.(loan);
}
