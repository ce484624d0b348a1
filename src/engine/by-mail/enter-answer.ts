/** What a partner wrote by mail, entered by staff: it takes the same way as the message that its system would have sent. */
import { message } from '../../words/message.js';
import { readFields } from '../desk/fields.js';
import { type DeskOrder, type LastStep, outcomeOf, personOf, runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import { wordStepOf } from '../fulfilment/index.js';
import type { ActOutcome } from '../model/orders.js';
import { applyMessage, mayLeave } from '../receiving/apply-message.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { orderFacts } from '../step/order-facts.js';
import { mailedPartner, otherSide, possible, wordedAnswer } from './answers.js';

interface AnswerOrder extends DeskOrder {
  answer: string;
  fields: Record<string, unknown>;
}

/** One answer → the same step as by message, in one transaction; the history names who entered it. */
export async function enterAnswer(node: EngineContext, order: AnswerOrder, lastStep: LastStep): Promise<ActOutcome> {
  const { actor } = order;
  const now = new Date();
  const attempted = await runOrder(
    node,
    order,
    async (requestStep, tx, partners) => {
      const { loan } = requestStep;
      const context = await atLibrary(node, loan.request.owner, tx.local);
      const mailed = mailedPartner(loan, partners);
      if (!mailed) return { kind: 'notAllowed', loan, reason: message('refusedAnswer.notByMail') };
      const { partner, conversation } = mailed;
      const offered = possible(loan, conversation);
      const answer = offered.find(({ name }) => name === order.answer);
      if (!answer) {
        const labels = offered.map(({ label }) => label);
        return { kind: 'notAllowed', loan, reason: message('refusedAnswer.notNow', { possible: labels }) };
      }
      const { fields, problems } = readFields(answer.fields, order.fields, context.settings.timeZone);
      if (problems.length > 0) return { kind: 'invalid', problems };
      const theirs = { ...loan, request: { ...loan.request, side: otherSide[loan.request.side], facts: {} } };
      const settings = { ...context.settings, currency: partner.currency ?? context.settings.currency };
      const { sent } = orderFacts({ action: answer.as ?? 'generalMessage', facts: {} }, fields, theirs, now, settings);
      const said = wordedAnswer(loan, conversation, answer, sent, now);
      if (mayLeave(said)) await rankAnew(context, tx, requestStep, partners, now);
      const heard = { message: said, partner, enteredBy: personOf(actor) };
      const taken = applyMessage(context, requestStep, heard, conversation.id ?? '');
      if (!taken.applied)
        return { kind: 'notAllowed', loan, reason: message('refusedAnswer.notTaken', { why: taken.reason }) };
      await wordStepOf(loan.request.side, taken.event)?.({ context, requestStep, local: tx.local, partners, now });
      return undefined;
    },
    now,
  );
  return outcomeOf(node, attempted, lastStep, actor.desk);
}
