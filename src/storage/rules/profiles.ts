/** Workflow profiles as stored: the steps that are not ticked. */

import type { ProfileChange, ProfileDraft } from '../../contract/rule-inputs.js';
import type { ProfileView } from '../../contract/rule-views.js';
import { profileSteps, tickedIn, type WorkflowProfile } from '../../domain/partner/workflow-profile.js';
import type { Side } from '../../engine/model/actor.js';
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
} from '../local-records/records-context.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import { workflowProfileTable } from '../tables/workflow-profile.js';

export function profileRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'profiles' | 'addProfile' | 'changeProfile' | 'removeProfile'> {
  return {
    profiles: () => readProfiles(recordsContext),
    addProfile: (draft) => order((on) => addProfile(on, draft)),
    changeProfile: (code, change) => order((on) => changeProfile(on, code, change)),
    removeProfile: (code) => order((on) => removed(on, workflowProfileTable, { code })),
  };
}

async function readProfiles({ client }: RecordsContext, code?: string): Promise<ProfileView[]> {
  const { rows } = await client.query<WorkflowProfile & { french: string | null; partners: string[] }>(
    `select w.code, w.name, w.french, w.kind, w.unticked, w.automatic_renew as "automaticRenew",
       coalesce((select jsonb_agg(p.code order by p.code) from partner p
         where p.borrowing_profile = w.code or p.lending_profile = w.code), '[]') as partners
     from workflow_profile w where $1::text is null or w.code = $1 order by w.kind, w.code`,
    [code ?? null],
  );
  return rows.map(({ french, ...row }) => ({ ...row, ...(french ? { french } : {}), steps: stepsOf(row) }));
}

function stepsOf(profile: WorkflowProfile): ProfileView['steps'] {
  const ticked = tickedIn(profile);
  return Object.entries(profileSteps[profile.kind]).map(([step, { label }]) => ({
    step,
    label,
    ticked: ticked.includes(step),
  }));
}

async function addProfile(on: RecordsContext, draft: ProfileDraft): Promise<Outcome<ProfileView>> {
  const { code, name, french, kind, steps, automaticRenew = false } = draft;
  const taken = message('refusedTaken.profile', { code });
  const problems = [...(await takenCode(on, workflowProfileTable, { code }, taken)), ...problemsOf(kind, draft)];
  if (problems.length > 0) return { kind: 'invalid', problems };
  const unticked = untickedOf(kind, steps) ?? [];
  const made = await insertNew(on.tables, workflowProfileTable, { code, name, kind, unticked, automaticRenew, french });
  if (!made) return invalid('code', taken);
  return saved(on, code);
}

async function changeProfile(on: RecordsContext, code: string, change: ProfileChange): Promise<Outcome<ProfileView>> {
  const before = await on.tables.findOne(workflowProfileTable, {
    where: { code },
    lock: { mode: 'pessimistic_write' },
  });
  if (!before) return unknown;
  const problems = problemsOf(before.kind, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { name, french, automaticRenew, steps } = change;
  const unticked = untickedOf(before.kind, steps);
  await updateRow(on.tables, workflowProfileTable, { code }, { name, french, unticked, automaticRenew });
  return saved(on, code);
}

async function saved(on: RecordsContext, code: string): Promise<Outcome<ProfileView>> {
  const [profile] = await readProfiles(on, code);
  return profile ? done(profile) : unknown;
}

function problemsOf(kind: Side, { steps = [], automaticRenew }: ProfileChange): FieldProblem[] {
  const possible = Object.keys(profileSteps[kind]);
  const strange = steps.filter((step) => !possible.includes(step));
  return [
    ...strange.map((step) => ({
      field: 'steps',
      problem: message('refusedRule.notOptional', { step, kind, steps: possible.join(', ') }),
    })),
    ...(automaticRenew && kind === 'borrowing'
      ? [{ field: 'automaticRenew', problem: message('refusedRule.lenderRenews') }]
      : []),
  ];
}

const untickedOf = (kind: Side, ticked: readonly string[] | undefined): string[] | undefined =>
  ticked && Object.keys(profileSteps[kind]).filter((step) => !ticked.includes(step));
