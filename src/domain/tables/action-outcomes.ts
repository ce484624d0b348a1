/** What an action did, said to the person who gave it: a sentence for each button. */
import { type Message, message, messageIn, type Wording } from '../../words/message.js';
import { actionRow } from './staff-actions.js';
import type { Side } from './tables.js';

/** `partner` is the library, `status` the status afterwards; `isAsked`: the partner decides. What is no button of its own is said by its name, as the answer to the desk has it. */
export function outcomeOfAction(
  side: Side,
  action: string,
  { partner, status, isAsked = false }: { partner?: string | undefined; status: Wording; isAsked?: boolean },
): Message {
  const row = actionRow(side, action);
  const isButton = row && !row.byRule && !row.variantOf;
  const facts = {
    action: row?.label ?? action,
    partner: partner ?? message('request.thePartner'),
    status,
    asked: isAsked ? 'yes' : 'no',
  };
  if (!isButton) return message('act.actionDone', facts);
  return messageIn(side === 'borrowing' ? 'outcomeBorrowing' : 'outcomeLending', action, facts);
}
