/** Who has a request now, in one sentence, for who acts on one that has moved on; and what its partner last said. */
import { stateRow } from '../../domain/tables/states.js';
import { type Message, message } from '../../words/message.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import { activeOf } from '../rota/rota-moves.js';

export type NamesOfPartners = readonly Pick<PartnerRecord, 'code' | 'name'>[];

/** `It is “Will supply” now, and waits for La Cité.` `ourselves`: this library's name. */
export function whoHasIt({ request }: Loan, ourselves: string, partners: NamesOfPartners): Message {
  const row = stateRow(request.side, request.state);
  const partner = partnerOf(request.partnerCode, partners);
  return message(`refusedOrder.now_${row.turn}`, { state: row.label, library: ourselves, partner });
}

/** What the partner still thinks of a request of ours: `La Cité last said “Loaned”.` */
export function lastWordOf(loan: Loan, partners: NamesOfPartners): Message {
  const talk = activeOf(loan);
  const partner = partnerOf(talk?.partnerCode ?? loan.request.partnerCode, partners);
  if (!talk?.lastStatus) return message('refusedOrder.saidNothing', { partner });
  const status = talk.lastStatus.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  const { dueDay: due } = loan.request;
  return due
    ? message('refusedOrder.lastSaidDue', { partner, status, due })
    : message('refusedOrder.lastSaid', { partner, status });
}

const partnerOf = (code: string | undefined, partners: NamesOfPartners): string =>
  partners.find((each) => each.code === code)?.name ?? code ?? '–';
