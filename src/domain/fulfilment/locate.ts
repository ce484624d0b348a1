/** What became of looking for a partner's request on our own shelves, and whether a rule of the library answers it. */
import { byRule } from '../tables/automatic-rules.js';
import type { HoldingPolicy } from './holdings.js';
import type { PolicyName } from './policies.js';

export interface ShelfFound {
  policy: HoldingPolicy;
  /** Another edition, perhaps: a person should look. */
  otherEdition: boolean;
  /** With a partner now. */
  lent: boolean;
}

/** `found`: something that may go. `unavailable`: ours, but it cannot go now. `notHeld`: we have no such title. */
export type Located = 'found' | 'unavailable' | 'notHeld';

export function located(matches: readonly ShelfFound[]): Located {
  if (matches.length === 0) return 'notHeld';
  return matches.some(isAvailable) ? 'found' : 'unavailable';
}

/** May be lent now. */
export const isAvailable = ({ policy, lent }: Pick<ShelfFound, 'policy' | 'lent'>): boolean =>
  policy === 'loanable' && !lent;

/** An answer that the library's rules give by themselves: the reject reason, and what decided. */
export interface RuledAnswer {
  reason: string;
  rule: string;
  policy: PolicyName;
}

export interface LocateRules {
  rejectOnLocateFailure: boolean;
  rejectNotAvailable: boolean;
}

/** The first rule that answers; `undefined`: staff decide. What may be another edition is never refused by a rule. */
export function answerByRule(matches: readonly ShelfFound[], rules: LocateRules): RuledAnswer | undefined {
  const place = located(matches);
  if (place === 'notHeld' && rules.rejectOnLocateFailure)
    return {
      reason: '5',
      rule: byRule('notHeld'),
      policy: 'rejectOnLocateFailure',
    };
  if (place === 'unavailable' && rules.rejectNotAvailable && !matches.some(({ otherEdition }) => otherEdition))
    return {
      reason: matches.some(({ policy }) => policy === 'loanable') ? '1' : '4',
      rule: byRule('notAvailable'),
      policy: 'rejectNotAvailable',
    };
  return undefined;
}
