/** The rules by which the node answers a partner by itself, as the history tells them. */
import type { House } from '../house.js';
import type { SendEffect } from '../sending/outgoing.js';

interface Rule {
  rule: string;
  /** The setting that decides, when one does. */
  setting?: { env: string; value: (house: House) => unknown };
}

const cancelByHand = {
  env: 'INTERLEND_CANCEL_BY_HAND',
  value: ({ settings }: House) => (settings.cancelByHand ? 'yes' : 'no'),
};

const rules: Partial<Record<SendEffect, Rule>> = {
  'send:CancelAccepted': { rule: 'A cancel is accepted at once while nothing is shipped.', setting: cancelByHand },
  'send:CancelRefused': { rule: 'A cancel is refused at once when the item has left.' },
  'send:RenewRefused': { rule: 'A renewal is refused at once where none is possible.' },
  'send:WillSupply': { rule: 'Accepted conditions are a promise: the borrower is told Will Supply at once.' },
  'send:Unfilled': { rule: 'What was refused stays refused: the borrower is told Unfilled again.' },
  'send:CompletedWithoutReturn': { rule: 'A lost item that is settled is settled: the borrower is told so again.' },
  'send:StatusAnswer': { rule: 'A status request is answered at once.' },
  'send:Cancel': { rule: 'A promise that comes after the request was given up is cancelled at once.' },
  'send:CancelToPassed': { rule: 'A promise of a partner that was passed over is cancelled at once.' },
  'send:NotificationToPassed': { rule: 'A partner that was passed over and ships is told that the item comes back.' },
};

/** Rule, setting, value and date behind the messages that a step sends although no staff ordered it. */
export function rulesBehind(house: House, effects: readonly string[], now: Date): Record<string, unknown> | undefined {
  const [found] = effects.flatMap((effect) => rules[effect as SendEffect] ?? []);
  if (!found) return undefined;
  const { rule, setting } = found;
  return {
    rule,
    ...(setting ? { setting: setting.env, value: setting.value(house) } : {}),
    date: now.toISOString(),
  };
}
