/** The library's policies, and where items of partners go when they are received. */

import type { ItemRuleChange, ItemRuleDraft } from '../../../contract/local-inputs.js';
import type { ItemRuleView, PolicyView } from '../../../contract/local-views.js';
import type { Policies, PolicyName } from '../../../domain/fulfilment/policies.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

/** `null` goes back to the default. */
export type PolicyChange = { [N in PolicyName]?: Policies[N] | null };

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
