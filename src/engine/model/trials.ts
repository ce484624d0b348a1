/** What rules and drafts would come to, tried out. */
import type { RotaWarning } from '../../domain/rota-trial.js';
import type { Wording } from '../../words/message.js';

export interface RotaWarningView extends Omit<RotaWarning, 'says'> {
  text: Wording;
}

/** What one rule says: it fits, it is the one that is used, and why. */
export interface RuleTried {
  rule: string;
  fits: boolean;
  used: boolean;
  why: Wording;
}

/** What came of trying out the rota assignment rules with a request. */
export interface RotaTrial {
  /** What the rules are told of it. */
  facts: Record<string, string>;
  rules: RuleTried[];
  /** Sending rules, and temporary item creation rules for the partner that has it or would be asked first. */
  sending: RuleTried[];
  items: RuleTried[];
  rota: { partner: string; partnerName: string; why: Wording }[];
  leftOut: { partner: string; partnerName: string; why: Wording }[];
}

/** What a draft would come to, were it saved now. */
export interface RequestPreview {
  problems: { field: string; problem: Wording }[];
  /** Why staff would look at it first; `request`: the one that asks for the same. */
  reviews: { reason: string; text: Wording; request?: string }[];
  rota: RotaTrial['rota'];
  leftOut: RotaTrial['leftOut'];
}
