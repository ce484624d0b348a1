import type { InitiatingMessage, SupplyingAgencyMessage } from '../messages.js';
import { writtenAnswer } from './conversions.js';
import type { Dialect, WritingContext } from './dialect.js';
import { withBlock } from './interlend-block.js';
import { loss, lossesOfAcceptanceByRetry, lossesOfOlderCodes, only1_2 } from './losses.js';
import { noteOf, withNote, withoutExtras } from './notes.js';
import { inSchema } from './older-schema.js';
import { readFromAnyone } from './reading-anyone.js';

/** Another Interlend: the standard form, and every fact beyond it in the block that `interlend-block.ts` describes. */
export const interlend: Dialect = {
  name: 'interlend',
  for: 'Other Interlend nodes.',
  version: '2021-2',
  callLimitSeconds: 30,
  whenClosed: 'RetryPossible',
  recognisedBy: [{ seen: /--- Interlend ---/, because: 'certifySuit.interlend' }],
  losses: [
    ...lossesOfAcceptanceByRetry,
    ...lossesOfOlderCodes(only1_2),
    loss(only1_2, ['holding'], 'extras.holdReturn', 'the wish, in the block'),
  ],
  reading: (message) => readFromAnyone(message),
  writing(message, context) {
    const wording = (each: InitiatingMessage) => {
      const spoken = inSchema(context.version, itemsInBlock(each, context), context);
      return withoutExtras(withNote(spoken, withBlock(noteOf(spoken) ?? '', spoken.extras ?? {})));
    };
    return writtenAnswer(message, { accepting: 'retry', refusing: 'cancel' }, wording) ?? [wording(message)];
  },
};

/** 1.2 has room for one item id; the block takes the list. */
function itemsInBlock(message: InitiatingMessage, { version }: WritingContext): InitiatingMessage {
  if (message.kind !== 'supplyingAgencyMessage' || version === '2021-2') return message;
  const { deliveryInfo, extras } = message;
  const itemId = deliveryInfo?.itemId ?? [];
  if (itemId.length < 2) return message;
  const items = extras?.items ?? itemId.map((barcode) => ({ barcode }));
  const shortened: SupplyingAgencyMessage = {
    ...message,
    deliveryInfo: { ...deliveryInfo, itemId: itemId.slice(0, 1) },
  };
  return { ...shortened, extras: { ...extras, items } };
}
