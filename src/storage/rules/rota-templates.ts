/** Rota templates with their members as stored. */

import type { RotaTemplate } from '../../domain/rota-rules.js';
import { emptyRotas, type KnownPartner } from '../../domain/rota-trial.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type {
  RotaTemplateChange,
  RotaTemplateDraft,
  RotaTemplateSaved,
  RuleRecords,
} from '../../engine/model/local/rules.js';
import { message } from '../../words/message.js';
import {
  assignments,
  done,
  invalid,
  type RecordsContext,
  type Runner,
  removed,
  unknown,
  viewsOf,
} from '../local-records/records-context.js';

export function rotaTemplateRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'rotaTemplates' | 'addRotaTemplate' | 'changeRotaTemplate' | 'removeRotaTemplate'> {
  return {
    rotaTemplates: () => readTemplates(recordsContext),
    addRotaTemplate: (draft) => order((on) => addTemplate(on, draft)),
    changeRotaTemplate: (code, change) => order((on) => changeTemplate(on, code, change)),
    removeRotaTemplate: (code) => order((on) => removed(on, 'delete from rota_template where code = $1', [code])),
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
  const problems = await wrongMembers(on, members);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await on.client.query(
    'insert into rota_template (code, name, ordering, status) values ($1, $2, $3, $4) on conflict do nothing',
    [code, name, order, status],
  );
  if (made.rowCount === 0) return invalid('code', message('refusedTaken.rota', { code }));
  await setMembers(on, code, members);
  return saved(on, code);
}

async function changeTemplate(
  on: RecordsContext,
  code: string,
  change: RotaTemplateChange,
): Promise<Outcome<RotaTemplateSaved>> {
  const there = await on.client.query('select from rota_template where code = $1 for update', [code]);
  if (there.rowCount === 0) return unknown;
  const problems = await wrongMembers(on, change.members ?? []);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { set, values } = assignments({ name: change.name, ordering: change.order, status: change.status });
  if (set !== '') await on.client.query(`update rota_template set ${set} where code = $1`, [code, ...values]);
  if (change.members) await setMembers(on, code, change.members);
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

async function wrongMembers({ client }: RecordsContext, members: readonly string[]): Promise<FieldProblem[]> {
  const { rows } = await client.query<{ code: string }>('select code from partner where code = any($1)', [members]);
  return [...new Set(members)].flatMap((member) => [
    ...(rows.some(({ code }) => code === member)
      ? []
      : [{ field: 'members', problem: message('refusedMissing.partner', { partner: member }) }]),
    ...(members.filter((each) => each === member).length > 1
      ? [{ field: 'members', problem: message('refusedRule.memberTwice', { member }) }]
      : []),
  ]);
}

async function setMembers({ client }: RecordsContext, code: string, members: readonly string[]): Promise<void> {
  await client.query('delete from rota_template_member where template_code = $1', [code]);
  await client.query(
    `insert into rota_template_member (template_code, position, partner_code)
     select $1, x.position, x.partner from unnest($2::text[]) with ordinality as x(partner, position)`,
    [code, members],
  );
}
