/** What a message would have said, as a letter to a partner that reads only e-mail. */

import type { KnownFacts } from '../../domain/letters/letters.js';
import { mailedMessage } from '../../domain/letters/mailed-messages.js';
import type { MessageName } from '../../domain/letters/message-names.js';
import { conditionNames } from '../../domain/request/loan-conditions.js';
import { rejectReasons } from '../../domain/request/reasons.js';
import type { LendingState } from '../../domain/tables/lending.js';
import { stateRow } from '../../domain/tables/states.js';
import type { SentFacts } from '../../translation/facts.js';
import { type Code, type Message, message } from '../../words/message.js';
import type { ConversationRecord, LetterDraft } from '../model/records.js';
import type { SendEffect } from '../sending/outgoing.js';
import { type LetterStep, letterDraftOf, reasonOnForm } from './letters.js';

export interface MailedStep {
  effect: SendEffect;
  facts: SentFacts;
  conversation: ConversationRecord;
  waitSeconds: number;
}

/** None where it would have no reader. */
export function mailedLetter(
  step: LetterStep,
  { effect, facts, conversation, waitSeconds }: MailedStep,
): LetterDraft[] {
  const name = effect.slice('send:'.length) as MessageName;
  const { letter, matter } = mailedMessage(name);
  const draft = letterDraftOf(letter, step, {
    known: { ...saidIn(facts), ...saidOnForm(step), ...(matter ? { matter: said(step, matter) } : {}) },
  });
  if (!draft) return [];
  return [
    {
      ...draft,
      partnerCode: conversation.partnerCode,
      carries: name,
      ...(waitSeconds > 0 ? { waitSeconds } : {}),
    },
  ];
}

function said({ loan: { request } }: LetterStep, matter: Code): Message {
  const status = stateRow(request.side, request.state as LendingState).label;
  return message(matter, { side: request.side, status });
}

/** The reason that staff chose goes before the code that travels: several reasons share one. */
function saidOnForm({ form = {} }: LetterStep): KnownFacts {
  const reason = reasonOnForm(form);
  return reason ? { reason } : {};
}

/** What an order of the node itself says, which no form was filled in for. */
function saidIn(facts: SentFacts): KnownFacts {
  const reason =
    facts.reason === undefined
      ? undefined
      : rejectReasons.find((row) => row.reasonUnfilled === facts.reason || row.reasonRetry === facts.reason);
  const note = [facts.note, facts.passedTo].filter(Boolean).join('\n');
  const conditions = conditionNames(facts.loanConditions ?? []);
  return {
    ...(note ? { note } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(facts.cost ? { cost: [facts.cost.amount, facts.cost.currency].filter(Boolean).join(' ') } : {}),
    ...(facts.retryBefore ? { replyBy: facts.retryBefore } : {}),
    ...(facts.wishedDueDate ? { wishedDue: facts.wishedDueDate } : {}),
    ...(facts.url ? { url: facts.url } : {}),
    ...(reason ? { reason: reason.label } : {}),
  };
}
