/** The library's policies, and where items of partners go when they are received. */
import type { Policies, PolicyName, PolicyType } from '../../../domain/fulfilment/policies.js';
import type { PolicyGroup } from '../../../domain/fulfilment/policy-words.js';
import type { Wording } from '../../../words/message.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface PolicyView {
  name: PolicyName;
  type: PolicyType;
  group: PolicyGroup;
  label: Wording;
  /** What it does, in a sentence. */
  says: Wording;
  value: unknown;
  default: unknown;
  /** Of a choice: what there is to choose from. */
  options?: { value: string; label: Wording }[];
  changedAt?: string;
  changedBy?: string;
  /** By its name, who imposes the value with a directory file that was taken in: nobody changes it here. */
  imposedBy?: string;
}
/** `null` goes back to the default. */
export type PolicyChange = { [N in PolicyName]?: Policies[N] | null };

export interface ItemRuleDraft {
  /** Without it: items of everybody. */
  partner?: string;
  location: string;
  itemPolicy?: string;
  /** Rules are asked in this order. */
  position?: number;
}
/** What is named is changed; `null`: of everybody, or without an item policy. */
export interface ItemRuleChange {
  partner?: string | null;
  location?: string;
  itemPolicy?: string | null;
  position?: number;
}
export interface ItemRuleView extends ItemRuleDraft {
  id: string;
  position: number;
}

export interface PolicyRecords {
  inForce(): Promise<Policies>;
  list(): Promise<PolicyView[]>;
  /** What staff change; a policy that a directory file imposes is refused. */
  change(change: PolicyChange, by: Actor): Promise<Outcome<PolicyView[]>>;
  /** What a directory file brings, or what undoing it brings back. */
  changeFromFile(change: PolicyChange, by: Actor): Promise<Outcome<PolicyView[]>>;
  itemRules(): Promise<ItemRuleView[]>;
  addItemRule(draft: ItemRuleDraft): Promise<Outcome<ItemRuleView>>;
  changeItemRule(id: string, change: ItemRuleChange): Promise<Outcome<ItemRuleView>>;
  removeItemRule(id: string): Promise<Outcome<undefined>>;
}
