/** Staff take back what a rule answered: they decide from here on, and a partner that heard of it is told so in words. */
import { message, say } from '../../words/index.js';
import type { OrderStep } from './local-step.js';

export const undoAnswer: OrderStep = async ({ loan, fields, context }) => {
  const { request } = loan;
  const said = message(request.state === 'rejected' ? 'said.refusalTakenBack' : 'said.promiseTakenBack');
  const note = fields['note'];
  const whole = note ? message('said.following', { before: said, next: String(note) }) : said;
  return { sent: { note: say(whole, context.settings.language) } };
};
