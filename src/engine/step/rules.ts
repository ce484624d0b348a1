/** The rules by which the node answers a partner by itself, as the history tells them. */

import { byRule } from '../../domain/automatic-rules.js';
import type { EffectName } from '../../domain/tables.js';
import type { EngineContext } from '../engine-context.js';

interface Rule {
  rule: string;
  /** The setting that decides, when one does. */
  setting?: { env: string; value: (context: EngineContext) => unknown };
}

const cancelByHand = {
  env: 'INTERLEND_CANCEL_BY_HAND',
  value: ({ settings }: EngineContext) => (settings.cancelByHand ? 'yes' : 'no'),
};

const rules: Partial<Record<EffectName, Rule>> = {
  'send:CancelAccepted': { rule: byRule('cancelAccepted'), setting: cancelByHand },
  'send:CancelRefused': { rule: byRule('cancelRefused') },
  'send:RenewRefused': { rule: byRule('renewalRefused') },
  'send:WillSupply': { rule: byRule('conditionsAccepted') },
  'send:Unfilled': { rule: byRule('refusedAgain') },
  'send:CompletedWithoutReturn': { rule: byRule('settledAgain') },
  'send:StatusAnswer': { rule: byRule('statusAnswered') },
  'send:Cancel': { rule: byRule('latePromise') },
  'send:CancelToPassed': { rule: byRule('promiseOfPassed') },
  'send:NotificationToPassed': { rule: byRule('shipmentOfPassed') },
};

/** Rule, setting, value and date behind the messages that a step sends although no staff ordered it. */
export function rulesBehind(
  context: EngineContext,
  effects: readonly EffectName[],
  now: Date,
): Record<string, unknown> | undefined {
  const [found] = effects.flatMap((effect) => rules[effect] ?? []);
  if (!found) return undefined;
  const { rule, setting } = found;
  return {
    rule,
    ...(setting ? { setting: setting.env, value: setting.value(context) } : {}),
    date: now.toISOString(),
  };
}
