/** The rules that decide on requests: workflow profiles, when a request is sent by itself, whom to ask for it. */

import type { RotaRule, RotaTemplate } from '../../../domain/rota-rules.js';
import type { Condition } from '../../../domain/rule-conditions.js';
import type { SendingRule } from '../../../domain/sending-rules.js';
import type { Service } from '../../../domain/tables.js';
import type { WorkflowProfile } from '../../../domain/workflow-profile.js';
import type { Message, Wording } from '../../../words/message.js';
import type { Side } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface ProfileDraft {
  code: string;
  name: string;
  /** Its name in French; null takes it away. */
  french?: string | null;
  kind: Side;
  /** The optional steps that are taken; without it all. */
  steps?: string[];
  /** Of a lending profile: a renewal that is possible is granted without staff. */
  automaticRenew?: boolean;
}
export type ProfileChange = Partial<Omit<ProfileDraft, 'code' | 'kind'>>;
export interface ProfileView extends WorkflowProfile {
  /** Its name in French. */
  french?: string;
  /** Every optional step of the kind. */
  steps: { step: string; label: Wording; ticked: boolean }[];
  /** Codes of the partners that name it. */
  partners: string[];
}

export interface SendingRuleDraft {
  name: string;
  sends: boolean;
  conditions?: Condition[];
  enabled?: boolean;
  /** Rules are asked in this order; without it the new one comes last, but before the rule that every node begins with. */
  position?: number;
}
export type SendingRuleChange = Partial<SendingRuleDraft>;
export interface SendingRuleView extends SendingRule {
  id: string;
  position: number;
}

export interface RotaTemplateDraft {
  code: string;
  name: string;
  order?: RotaTemplate['order'];
  status?: RotaTemplate['status'];
  /** Codes of partners in the order to be asked. */
  members: string[];
}
/** A template as it was saved. */
export interface RotaTemplateSaved extends RotaTemplate {
  /** Nobody of it can be asked. */
  warnings?: Message[];
}
export type RotaTemplateChange = Partial<Omit<RotaTemplateDraft, 'code'>>;

export interface RotaRuleDraft {
  name: string;
  description?: string | null;
  /** Codes of rota templates. */
  templates: string[];
  conditions?: Condition[];
  enabled?: boolean;
  /** The rules after it are asked too. */
  goesOn?: boolean;
  /** Its partners come at the very end. */
  lastResort?: boolean;
  /** Rules are asked in this order; without it the new one comes last. */
  position?: number;
}
export type RotaRuleChange = Partial<RotaRuleDraft>;
export interface RotaRuleView extends RotaRule {
  id: string;
  position: number;
  description?: string;
}

/** Who is looked at for a new request, and for what. */
export interface SupplyQuestion {
  /** Codes of partners. */
  partners: readonly string[];
  serviceType: Service;
  /** What is wanted, as keys of `wishKeys`. */
  wish: readonly string[];
}
/** How a partner stands with us; one of whom nothing is known has zeros. */
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
