/** Workflow profiles as stored: the steps that are not ticked. */
import { profileSteps, tickedIn, type WorkflowProfile } from '../../domain/workflow-profile.js';
import type { Side } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { ProfileChange, ProfileDraft, ProfileView, RuleRecords } from '../../engine/model/local/rules.js';
import { message } from '../../words/message.js';
import {
  assignments,
  done,
  invalid,
  type RecordsContext,
  type Runner,
  removed,
  unknown,
} from '../local-records/records-context.js';

export function profileRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'profiles' | 'addProfile' | 'changeProfile' | 'removeProfile'> {
  return {
    profiles: () => readProfiles(recordsContext),
    addProfile: (draft) => order((on) => addProfile(on, draft)),
    changeProfile: (code, change) => order((on) => changeProfile(on, code, change)),
    removeProfile: (code) => order((on) => removed(on, 'delete from workflow_profile where code = $1', [code])),
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
  const problems = problemsOf(kind, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await on.client.query(
    `insert into workflow_profile (code, name, kind, unticked, automatic_renew, french) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [code, name, kind, JSON.stringify(untickedOf(kind, steps) ?? []), automaticRenew, french ?? null],
  );
  if (made.rowCount === 0) return invalid('code', message('refusedTaken.profile', { code }));
  return saved(on, code);
}

async function changeProfile(on: RecordsContext, code: string, change: ProfileChange): Promise<Outcome<ProfileView>> {
  const { rows } = await on.client.query<{ kind: Side }>(
    'select kind from workflow_profile where code = $1 for update',
    [code],
  );
  const kind = rows[0]?.kind;
  if (!kind) return unknown;
  const problems = problemsOf(kind, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const unticked = untickedOf(kind, change.steps);
  const { set, values } = assignments({
    name: change.name,
    french: change.french,
    unticked: unticked && JSON.stringify(unticked),
    automatic_renew: change.automaticRenew,
  });
  if (set !== '') await on.client.query(`update workflow_profile set ${set} where code = $1`, [code, ...values]);
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
