/** What a message would have told a partner, as the letter that goes to one that speaks only e-mail. */
import type { LendingState } from '../../domain/lending.js';
import { type MessageName, mailedMessage } from '../../domain/letters/mailed-messages.js';
import type { KnownFacts } from '../../domain/letters.js';
import { conditionNames } from '../../domain/loan-conditions.js';
import { rejectReasons } from '../../domain/reasons.js';
import { stateRow } from '../../domain/states.js';
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

/** None of what has nobody to read it. */
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
