/** Who has a request now, in one sentence, for who acts on one that has moved on; and what its partner last said. */
import { stateRow } from '../../domain/states.js';
import type { Loan, PartnerRecord } from '../records.js';
import { activeOf } from '../rota/rota-moves.js';

export type NamesOfPartners = readonly Pick<PartnerRecord, 'code' | 'name'>[];

/** `It is “Will supply” now, and waits for La Cité.` `ourselves`: this library's name. */
export function whoHasIt({ request }: Loan, ourselves: string, partners: NamesOfPartners): string {
  const { label, turn } = stateRow(request.side, request.state);
  const now = `It is “${label}” now`;
  switch (turn) {
    case 'us':
      return `${now}, and waits for us, ${ourselves}.`;
    case 'partner':
      return `${now}, and waits for ${partnerOf(request.partnerCode, partners)}.`;
    case 'patron':
      return `${now}: the patron has the item.`;
    case 'nobody':
      return `${now}: it is closed, and nobody has to do anything.`;
  }
}

/** What the partner still thinks of a request of ours: `La Cité last said “Loaned”.` */
export function lastWordOf(loan: Loan, partners: NamesOfPartners): string {
  const talk = activeOf(loan);
  const name = partnerOf(talk?.partnerCode ?? loan.request.partnerCode, partners);
  if (!talk?.lastStatus) return `${name} has not said anything of it yet.`;
  const due = loan.request.dueDate ? `, due ${loan.request.dueDate.toISOString().slice(0, 10)}` : '';
  return `${name} last said “${talk.lastStatus.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')}”${due}.`;
}

const partnerOf = (code: string | undefined, partners: NamesOfPartners): string =>
  partners.find((each) => each.code === code)?.name ?? code ?? 'the partner';
