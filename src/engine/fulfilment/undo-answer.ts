/** Staff take back what a rule answered: they decide from here on, and a partner that heard of it is told so in words. */
import { message, say } from '../../words/index.js';
import type { OrderStep } from './local-step.js';

export const undoAnswer: OrderStep = async ({ loan, fields, house }) => {
  const { request } = loan;
  if (fields['note']) return undefined;
  const said = message(request.state === 'rejected' ? 'said.refusalTakenBack' : 'said.promiseTakenBack');
  return { sent: { note: say(said, house.settings.language) } };
};
