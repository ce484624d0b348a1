import { withdrawAfter } from '../domain/deadlines.js';
import { stateRow } from '../domain/states.js';
import type { House } from './house.js';
import type { Explanation } from './ports.js';
import type { Loan } from './records.js';

/** Who has it, why, what is expected next by whom and when, and what happens by itself if nothing comes. */
export async function explain(house: House, loan: Loan): Promise<Explanation> {
  const { request, conversations } = loan;
  const row = stateRow(request.side, request.state);
  const partner = request.partnerCode
    ? ((await house.book.get(request.partnerCode))?.name ?? request.partnerCode)
    : 'the partner';
  const undelivered = await house.views.undelivered(request.id);
  const who = { us: house.settings.name, partner, patron: 'the patron', nobody: 'nobody' }[row.turn];
  const listed = conversations.filter((each) => each.state === 'listed').length;
  const rota = request.side === 'borrowing' ? ` ${listed} more partner${listed === 1 ? '' : 's'} in the rota.` : '';
  return {
    request: request.externalId,
    whoHasIt: row.turn,
    sentence: `${request.externalId} is "${row.label}" with ${partner}.${rota}`,
    expectedNext:
      row.turn === 'nobody'
        ? []
        : [{ who, what: row.next, ...(request.dueDate ? { by: request.dueDate.toISOString() } : {}) }],
    byItself: byItself(house, loan, undelivered.length > 0),
    undelivered,
  };
}

function byItself(house: House, { request, conversations }: Loan, undelivered: boolean): Explanation['byItself'] {
  const all: Explanation['byItself'] = [];
  const asked = conversations.find((each) => each.position === request.activePosition);
  if (undelivered && request.side === 'borrowing' && request.state === 'requestSent' && asked?.askedAt)
    all.push({
      what: 'The request is withdrawn and the next partner asked.',
      when: withdrawAfter(asked.askedAt, house.settings.withdrawBusinessDays, {
        timeZone: house.settings.timeZone,
      }).toISOString(),
      rule: 'INTERLEND_WITHDRAW_BUSINESS_DAYS',
    });
  if (undelivered)
    all.push({ what: 'Waiting messages are tried again, in order.', rule: 'retry schedule of seven days' });
  if (request.side === 'borrowing' && request.state === 'requestSent')
    all.push({
      what: house.settings.autoSendNext
        ? 'If the partner refuses, the next one is asked at once.'
        : 'If the partner refuses, the request waits at "Ready to be sent" for staff.',
      rule: 'INTERLEND_AUTO_SEND_NEXT',
    });
  return all;
}
