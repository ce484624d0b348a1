/** A renewal that is asked for is granted at once where the partner's workflow profile says so (R91). */
import { byRule } from '../../domain/automatic-rules.js';
import { byItself } from '../step/by-rule.js';
import { dueOnOpenDay, renewedDue } from '../step/order-facts.js';
import { stepsOfProfile } from '../step/profile-of.js';
import type { WordStep } from './local-step.js';

/** Not when another request waits for this very item: then staff decide. */
export const renewByProfile: WordStep = async ({ context, requestStep, local, partners, now }) => {
  const { request } = requestStep.loan;
  const { automaticRenew, profile } = stepsOfProfile(requestStep.loan, partners);
  if (!automaticRenew || request.state !== 'renewRequested') return;
  if (await local.lending.isWaitedFor(request.id)) {
    const rule = byRule('waitedFor');
    requestStep.note({
      actorKind: 'system',
      actor: 'Interlend',
      event: 'renewalLeftToStaff',
      facts: { rule, date: now.toISOString() },
    });
    return;
  }
  const usual = { dueDate: renewedDue(request, now, context.settings) };
  const { sent, because } = await dueOnOpenDay(local, requestStep.loan, 'acceptRenewal', usual, now);
  byItself(
    requestStep,
    'acceptRenewal',
    {
      rule: byRule('renewalGranted'),
      setting: `workflow profile “${profile}”`,
      value: 'automatic renew',
      date: now.toISOString(),
      ...(because ? { openDay: because } : {}),
    },
    { sent },
  );
};
