/** Rota templates with their members as stored. */

import { In } from 'typeorm';
import type { RotaTemplateChange, RotaTemplateDraft } from '../../contract/rule-inputs.js';
import type { RotaTemplateSaved } from '../../contract/rule-views.js';
import type { RotaTemplate } from '../../domain/rota/rota-rules.js';
import { emptyRotas, type KnownPartner } from '../../domain/rota/rota-trial.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { RuleRecords } from '../../engine/model/local/rules.js';
import { message } from '../../words/message.js';
import {
  done,
  invalid,
  type RecordsContext,
  type Runner,
  removed,
  takenCode,
  unknown,
  viewsOf,
} from '../local-records/records-context.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import { partnerTable } from '../tables/partner.js';
import { rotaTemplateMemberTable, rotaTemplateTable } from '../tables/rules.js';

export function rotaTemplateRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'rotaTemplates' | 'addRotaTemplate' | 'changeRotaTemplate' | 'removeRotaTemplate'> {
  return {
    rotaTemplates: () => readTemplates(recordsContext),
    addRotaTemplate: (draft) => order((on) => addTemplate(on, draft)),
    changeRotaTemplate: (code, change) => order((on) => changeTemplate(on, code, change)),
    removeRotaTemplate: (code) => order((on) => removed(on, rotaTemplateTable, { code })),
  };
}

async function readTemplates({ client }: RecordsContext, code?: string): Promise<RotaTemplate[]> {
  return viewsOf(
    await client.query<{ code: string; name: string; order: string; status: string; members: unknown }>(
      `select t.code, t.name, t.ordering as "order", t.status,
         coalesce((select jsonb_agg(m.partner_code order by m.position) from rota_template_member m
           where m.template_code = t.code), '[]') as members
       from rota_template t where $1::text is null or t.code = $1 order by t.code`,
      [code ?? null],
    ),
  );
}

async function addTemplate(on: RecordsContext, draft: RotaTemplateDraft): Promise<Outcome<RotaTemplateSaved>> {
  const { code, name, order = 'ordered', status = 'active', members } = draft;
  const taken = message('refusedTaken.rota', { code });
  const problems = [
    ...(await takenCode(on, rotaTemplateTable, { code }, taken)),
    ...(await wrongMembers(on, members ?? [])),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (!(await insertNew(on.tables, rotaTemplateTable, { code, name, order, status }))) return invalid('code', taken);
  await setMembers(on, code, members);
  return saved(on, code);
}

async function changeTemplate(
  on: RecordsContext,
  code: string,
  change: RotaTemplateChange,
): Promise<Outcome<RotaTemplateSaved>> {
  const { name, order, status, members } = change;
  const there = await on.tables.findOne(rotaTemplateTable, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (!there) return unknown;
  const problems = await wrongMembers(on, members ?? []);
  if (problems.length > 0) return { kind: 'invalid', problems };
  await updateRow(on.tables, rotaTemplateTable, { code }, { name, order, status });
  if (members) await setMembers(on, code, members);
  return saved(on, code);
}

async function saved(on: RecordsContext, code: string): Promise<Outcome<RotaTemplateSaved>> {
  const [template] = await readTemplates(on, code);
  if (!template) return unknown;
  const { rows } = await on.client.query<KnownPartner>(
    'select code, name, status, lending from partner where code = any($1)',
    [template.members],
  );
  const warnings = emptyRotas([template], rows).map(({ says }) => says);
  return done(warnings.length > 0 ? { ...template, warnings } : template);
}

async function wrongMembers({ tables }: RecordsContext, members: readonly string[]): Promise<FieldProblem[]> {
  const known = await tables.find(partnerTable, { select: { code: true }, where: { code: In(members) } });
  return [...new Set(members)].flatMap((member) => [
    ...(known.some(({ code }) => code === member)
      ? []
      : [{ field: 'members', problem: message('refusedMissing.partner', { partner: member }) }]),
    ...(members.filter((each) => each === member).length > 1
      ? [{ field: 'members', problem: message('refusedRule.memberTwice', { member }) }]
      : []),
  ]);
}

async function setMembers({ tables }: RecordsContext, template: string, members: readonly string[]): Promise<void> {
  await tables.delete(rotaTemplateMemberTable, { template });
  await tables.insert(
    rotaTemplateMemberTable,
    members.map((partner, at) => ({ template, position: at + 1, partner })),
  );
}
