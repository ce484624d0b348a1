import type { InitiatingMessage } from '../messages.js';
import { writtenAnswer } from './conversions.js';
import type { Dialect, WritingContext } from './dialect.js';
import {
  loss,
  lossesOfAcceptanceByRetry,
  lossesOfExtrasInWords,
  lossesOfHoldingInWords,
  lossesOfItemsInWords,
  lossesOfOlderCodes,
  lossesOfRefusalByCancel,
  only1_2,
} from './losses.js';
import { withSentences } from './notes.js';
import { inSchema } from './older-schema.js';
import { readFromAnyone } from './reading-anyone.js';

/** Plain ISO 18626: no tokens of its own; conditions are RetryPossible with terms, accepted by a Retry and refused by a Cancel. */
function writing(message: InitiatingMessage, context: WritingContext): InitiatingMessage[] {
  const wording = (each: InitiatingMessage) => withSentences(inSchema(context.version, each, context));
  return writtenAnswer(message, habits, wording) ?? [wording(message)];
}

const habits = { accepting: 'retry', refusing: 'cancel' } as const;

const reading = (message: InitiatingMessage): InitiatingMessage => readFromAnyone(message);

const common = {
  callLimitSeconds: 30,
  whenClosed: 'Unfilled',
  recognisedBy: [],
  losses: [
    loss(only1_2, ['shipment'], 'deliveryInfo.itemId', 'the first; all as words in the note'),
    ...lossesOfAcceptanceByRetry,
    ...lossesOfRefusalByCancel,
    ...lossesOfItemsInWords,
    ...lossesOfExtrasInWords,
    ...lossesOfHoldingInWords(only1_2),
    ...lossesOfOlderCodes(only1_2),
  ],
  reading,
  writing,
} as const;

export const standard1_2: Dialect = {
  name: 'standard-1.2',
  for: 'Partners that follow ISO 18626:2017 and have no habits known to us.',
  version: '1.2',
  ...common,
};

export const standard2021: Dialect = {
  name: 'standard-2021',
  for: 'Partners that follow ISO 18626:2021 and have no habits known to us.',
  version: '2021-2',
  ...common,
};
