/** The rules that decide on requests: workflow profiles, when a request is sent by itself, whom to ask for it. */

import type {
  ProfileChange,
  ProfileDraft,
  RotaRuleChange,
  RotaRuleDraft,
  RotaTemplateChange,
  RotaTemplateDraft,
  SendingRuleChange,
  SendingRuleDraft,
} from '../../../contract/rule-inputs.js';
import type { ProfileView, RotaRuleView, RotaTemplateSaved, SendingRuleView } from '../../../contract/rule-views.js';
import type { RotaTemplate } from '../../../domain/rota/rota-rules.js';
import type { Service } from '../../../domain/tables/tables.js';
import type { Outcome } from './outcome.js';

/** Who is looked at for a new request, and for what. */
export interface SupplyQuestion {
  /** Codes of partners. */
  partners: readonly string[];
  serviceType: Service;
  /** What is wanted, as keys of `wishKeys`. */
  wish: readonly string[];
}
/** How a partner is with us; one of whom nothing is known has zeros. */
export interface SupplyFigures {
  partner: string;
  channel: 'closed' | 'open' | 'held' | 'suspended';
  openRequests: number;
  supplied: number;
  answered: number;
  medianDays?: number;
  /** RFC 3339. */
  notHeldAt?: string;
}

export interface RuleRecords {
  profiles(): Promise<ProfileView[]>;
  addProfile(draft: ProfileDraft): Promise<Outcome<ProfileView>>;
  changeProfile(code: string, change: ProfileChange): Promise<Outcome<ProfileView>>;
  /** Not while a partner names it. */
  removeProfile(code: string): Promise<Outcome<undefined>>;

  /** In the order in which they are asked. */
  sendingRules(): Promise<SendingRuleView[]>;
  addSendingRule(draft: SendingRuleDraft): Promise<Outcome<SendingRuleView>>;
  changeSendingRule(id: string, change: SendingRuleChange): Promise<Outcome<SendingRuleView>>;
  removeSendingRule(id: string): Promise<Outcome<undefined>>;

  rotaTemplates(): Promise<RotaTemplate[]>;
  addRotaTemplate(draft: RotaTemplateDraft): Promise<Outcome<RotaTemplateSaved>>;
  changeRotaTemplate(code: string, change: RotaTemplateChange): Promise<Outcome<RotaTemplateSaved>>;
  /** What ranked templates go by. */
  supplyFigures(question: SupplyQuestion): Promise<SupplyFigures[]>;
  /** Counts anew how partners supplied us of late. */
  countSupply(now: Date): Promise<void>;
  /** Not while a rule leads to it. */
  removeRotaTemplate(code: string): Promise<Outcome<undefined>>;

  /** In the order in which they are asked. */
  rotaRules(): Promise<RotaRuleView[]>;
  addRotaRule(draft: RotaRuleDraft): Promise<Outcome<RotaRuleView>>;
  changeRotaRule(id: string, change: RotaRuleChange): Promise<Outcome<RotaRuleView>>;
  removeRotaRule(id: string): Promise<Outcome<undefined>>;
}
