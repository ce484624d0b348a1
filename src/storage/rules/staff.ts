/** Staff with their roles as stored. */

import { In } from 'typeorm';
import type { StaffChange, StaffView } from '../../contract/access-views.js';
import type { RoleHeld } from '../../domain/staff/staff.js';
import type { Page } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { StaffDraft, StaffFilter, StaffRecords } from '../../engine/model/local/staff.js';
import { message } from '../../words/message.js';
import { administratorBefore, hasAdministrator, lastAdministrator } from '../access/last-administrator.js';
import { onlyRow } from '../database/only-row.js';
import {
  done,
  notNow,
  type RecordsContext,
  type Runner,
  removed,
  unknown,
  viewsOf,
} from '../local-records/records-context.js';
import { libraryTable } from '../tables/libraries.js';
import { updateRow } from '../tables/on-client.js';
import { staffPasswordTable, staffRoleTable, staffTable } from '../tables/staff.js';

type StaffRow = {
  code: string;
  name: string;
  email: string | null;
  language: string;
  createdAt: Date;
  active: boolean;
  deactivatedAt: Date | null;
  lastSignInAt: Date | null;
  hasPassword: boolean;
  roles: unknown;
  claimedRoles: unknown;
  openIdSince: Date;
};

export function createStaffRecords(recordsContext: RecordsContext, order: Runner): StaffRecords {
  return {
    list: (filter) => listStaff(recordsContext, filter),
    read: (code) => readStaff(recordsContext, code),
    add: (draft, passwordHash) => order((on) => addStaff(on, draft, passwordHash)),
    change: (code, change) => order((on) => notTheLast(on, () => changeStaff(on, code, change))),
    remove: (code) => order((on) => notTheLast(on, () => removed(on, staffTable, { code }))),
    find: (named) => findStaff(recordsContext, named),
  };
}

const columns = `s.code, s.name, s.email, s.language, s.created_at as "createdAt",
  s.deactivated_at is null as active, s.deactivated_at as "deactivatedAt", s.last_sign_in_at as "lastSignInAt",
  exists (select from staff_password p where p.staff_code = s.code) as "hasPassword",
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', r.role, 'library', r.library_code)) order by r.id)
    from staff_role r where r.staff_code = s.code), '[]') as roles,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', r.role, 'library', r.library_code)) order by r.id)
    from staff_role r where r.staff_code = s.code and r.by_claim) as "claimedRoles",
  (select min(i.linked_at) from staff_identity i where i.staff_code = s.code) as "openIdSince"`;

/** The order is not done when afterwards nobody could keep users any more. */
async function notTheLast<T>(on: RecordsContext, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const before = await administratorBefore(on.client);
  const outcome = await work();
  const lost = outcome.kind === 'done' && before && !(await hasAdministrator(on.client));
  return lost ? notNow(lastAdministrator) : outcome;
}

async function listStaff({ client }: RecordsContext, filter: StaffFilter): Promise<Page<StaffView>> {
  const { role, library, active, after, limit } = filter;
  const found = await client.query<StaffRow>(
    `select ${columns} from staff s
     where s.code > $1 and ($2::text is null or exists (select from staff_role r
       where r.staff_code = s.code and r.role = $2 and ($3::text is null or r.library_code is null or r.library_code = $3)))
       and ($4::boolean is null or (s.deactivated_at is null) = $4)
     order by s.code limit $5`,
    [after ?? '', role ?? null, library ?? null, active ?? null, limit + 1],
  );
  const items = viewsOf<StaffView>(found);
  const page = items.slice(0, limit);
  return items.length > limit ? { items: page, next: page.at(-1)?.code as string } : { items: page };
}

async function readStaff({ client }: RecordsContext, code: string): Promise<StaffView | undefined> {
  return viewsOf<StaffView>(
    await client.query<StaffRow>(`select ${columns} from staff s where s.code = $1`, [code]),
  )[0];
}

async function findStaff({ client }: RecordsContext, named: string): Promise<{ anybody: boolean; found?: StaffView }> {
  const matches = viewsOf<StaffView>(
    await client.query<StaffRow>(
      `select ${columns} from staff s where lower(s.code) = lower($1) or s.name = $1
       order by (lower(s.code) = lower($1)) desc, s.code limit 2`,
      [named],
    ),
  );
  const [first, second] = matches;
  const isCode = first?.code.toLowerCase() === named.toLowerCase();
  if (first && (isCode || !second)) return { anybody: true, found: first };
  if (first) return { anybody: true };
  const { anybody } = onlyRow(await client.query<{ anybody: boolean }>('select exists (select from staff) as anybody'));
  return { anybody };
}

async function addStaff(on: RecordsContext, draft: StaffDraft, passwordHash?: string): Promise<Outcome<StaffView>> {
  const problems = await problemsOf(on, draft);
  const taken = await on.client.query<{ code: string }>('select code from staff where lower(code) = lower($1)', [
    draft.code,
  ]);
  for (const { code: there } of taken.rows)
    problems.push({ field: 'code', problem: message('refusedTaken.user', { code: there }) });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { code, name, email, language } = draft;
  await on.tables.insert(staffTable, { code, name, email, language });
  if (passwordHash) await on.tables.insert(staffPasswordTable, { staff: code, hash: passwordHash });
  await setRoles(on, code, draft.roles ?? []);
  return saved(on, code);
}

async function changeStaff(on: RecordsContext, code: string, change: StaffChange): Promise<Outcome<StaffView>> {
  const there = await on.tables.findOne(staffTable, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (!there) return unknown;
  const problems = await problemsOf(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { name, email, language, active } = change;
  const deactivatedAt = active === undefined ? undefined : active ? null : () => 'coalesce(deactivated_at, now())';
  await updateRow(on.tables, staffTable, { code }, { name, email, language, deactivatedAt });
  // Whoever is deactivated is out at once.
  if (active === false) await on.client.query('delete from staff_session where staff_code = $1', [code]);
  if (change.roles) await setRoles(on, code, change.roles);
  return saved(on, code);
}

async function saved(on: RecordsContext, code: string): Promise<Outcome<StaffView>> {
  const staff = await readStaff(on, code);
  return staff ? done(staff) : unknown;
}

async function problemsOf({ tables }: RecordsContext, { roles = [] }: StaffChange): Promise<FieldProblem[]> {
  const named = [...new Set(roles.flatMap(({ library }) => library ?? []))];
  if (named.length === 0) return [];
  const known = await tables.findBy(libraryTable, { code: In(named) });
  return named
    .filter((library) => !known.some(({ code }) => code === library))
    .map((library) => ({ field: 'roles', problem: message('refusedMissing.library', { library }) }));
}

/** By hand. What came by claim and is said again stays of the claim, so that it still goes when the claim goes. */
async function setRoles({ tables }: RecordsContext, staff: string, roles: readonly RoleHeld[]): Promise<void> {
  const before = await tables.findBy(staffRoleTable, { staff, byClaim: true });
  const claimed = new Set(before.map(({ role, library }) => `${role} ${library ?? ''}`));
  const once = new Map(roles.map((held) => [`${held.role} ${held.library ?? ''}`, held]));
  await tables.delete(staffRoleTable, { staff });
  await tables.insert(
    staffRoleTable,
    [...once].map(([key, { role, library }]) => ({ staff, role, library, byClaim: claimed.has(key) })),
  );
}
