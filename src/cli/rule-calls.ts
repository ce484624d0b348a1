/** The calls about workflow profiles and rules. */
import type { RotaTemplate } from '../domain/rota-rules.js';
import type { ItemRuleChange, ItemRuleDraft, ItemRuleView } from '../engine/local/policies.js';
import type {
  ProfileChange,
  ProfileDraft,
  ProfileView,
  RotaRuleChange,
  RotaRuleDraft,
  RotaRuleView,
  RotaTemplateChange,
  RotaTemplateDraft,
  RotaTemplateSaved,
  SendingRuleChange,
  SendingRuleDraft,
  SendingRuleView,
} from '../engine/local/rules.js';
import type { Said } from '../words/said.js';

export type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  more?: { query?: object; body?: object },
) => Promise<Said<T>>;

export function ruleCalls(call: Call) {
  const profiles = listed<ProfileView, ProfileDraft, ProfileChange>(call, '/workflow-profiles');
  const sending = listed<SendingRuleView, SendingRuleDraft, SendingRuleChange>(call, '/sending-rules');
  const templates = listed<RotaTemplate, RotaTemplateDraft, RotaTemplateChange, RotaTemplateSaved>(
    call,
    '/rota-templates',
  );
  const rotas = listed<RotaRuleView, RotaRuleDraft, RotaRuleChange>(call, '/rota-rules');
  const itemRules = listed<ItemRuleView, ItemRuleDraft, ItemRuleChange>(call, '/temporary-item-rules');
  return {
    profiles: profiles.all,
    addProfile: profiles.add,
    changeProfile: profiles.change,
    removeProfile: profiles.remove,
    sendingRules: sending.all,
    addSendingRule: sending.add,
    changeSendingRule: sending.change,
    removeSendingRule: sending.remove,
    rotaTemplates: templates.all,
    addRotaTemplate: templates.add,
    changeRotaTemplate: templates.change,
    removeRotaTemplate: templates.remove,
    rotaRules: rotas.all,
    addRotaRule: rotas.add,
    changeRotaRule: rotas.change,
    removeRotaRule: rotas.remove,
    itemRules: itemRules.all,
    addItemRule: itemRules.add,
    changeItemRule: itemRules.change,
    removeItemRule: itemRules.remove,
  };
}

/** The four calls that things on a list have. */
function listed<View, Draft extends object, Change extends object, Saved extends View = View>(
  call: Call,
  path: string,
) {
  const one = (id: string) => `${path}/${encodeURIComponent(id)}`;
  return {
    all: async () => (await call<{ items: View[] }>('GET', path)).items,
    add: (draft: Draft) => call<Saved>('POST', path, { body: draft }),
    change: (id: string, change: Change) => call<Saved>('PATCH', one(id), { body: change }),
    remove: (id: string) => call<void>('DELETE', one(id)),
  };
}
