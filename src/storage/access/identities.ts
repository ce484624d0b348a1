/** People of an OpenID Connect provider as users: found, linked or made, in one transaction with its audit entry. */

import type { PoolClient } from 'pg';
import type { RoleHeld } from '../../domain/staff/staff.js';
import type { Account, IdentityStore, Newcomer, Recognised } from '../../engine/access/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { onlyRow } from '../database/only-row.js';
import { recordView } from '../local-records/records-context.js';
import { auditEntryTable } from '../tables/audit-entry.js';
import { insertNew, type Tables, tablesOn } from '../tables/on-client.js';
import { securityEventTable } from '../tables/security-event.js';
import { staffRoleTable, staffTable } from '../tables/staff.js';
import { type AccountRow, accountColumns } from './accounts.js';
import { administratorBefore, hasAdministrator } from './last-administrator.js';

export function createIdentities({ pool, dataSource }: PoolAndTables): IdentityStore {
  return {
    async recognise(newcomer) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const outcome = await recognise(client, tablesOn(dataSource, client), newcomer);
        await client.query(outcome.kind === 'known' ? 'commit' : 'rollback');
        return outcome;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

async function recognise(client: PoolClient, tables: Tables, newcomer: Newcomer): Promise<Recognised> {
  // One after the other: the same person in two windows is made once, and the last administrator is not lost.
  const administered = await administratorBefore(client);
  const known = await byIdentity(client, newcomer);
  const found = known ?? (await byEmail(client, newcomer));
  const before = found === undefined ? undefined : await accountOf(client, found);
  if (before && !before.active) return { kind: 'deactivated' };
  const code = found ?? (newcomer.mayBeMade ? await made(tables, newcomer) : undefined);
  if (!code) return { kind: 'stranger' };
  if (!known) await link(client, newcomer, code);
  if (newcomer.roles) await refreshRoles(client, code, newcomer.roles);
  if (administered && !(await hasAdministrator(client))) await keepAdministrator(tables, code, newcomer);
  const account = await accountOf(client, code);
  if (!known || !isAlike(before, account)) await note(tables, newcomer, before, account);
  return { kind: 'known', account };
}

async function byIdentity(client: PoolClient, { issuer, subject }: Newcomer): Promise<string | undefined> {
  const { rows } = await client.query<{ code: string }>(
    `update staff_identity set last_used_at = now() where issuer = $1 and subject = $2 returning staff_code as code`,
    [issuer, subject],
  );
  return rows[0]?.code;
}

/** The one user who has the address, unless the provider knows them as somebody else already. */
async function byEmail(client: PoolClient, { issuer, email, matchEmail }: Newcomer): Promise<string | undefined> {
  if (!matchEmail || !email) return undefined;
  const { rows } = await client.query<{ code: string; taken: boolean }>(
    `select s.code, exists (select from staff_identity i where i.staff_code = s.code and i.issuer = $2) as taken
     from staff s where lower(s.email) = lower($1) limit 2`,
    [email, issuer],
  );
  const [one, other] = rows;
  return one && !other && !one.taken ? one.code : undefined;
}

/** Under the login wanted, or the next one that is free. */
async function made(tables: Tables, { as: { name, language, ...as }, email }: Newcomer): Promise<string> {
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? as.code : `${as.code}-${number}`;
    if (await insertNew(tables, staffTable, { code, name, email, language })) return code;
  }
}

async function link(client: PoolClient, { issuer, subject }: Newcomer, code: string): Promise<void> {
  await client.query('insert into staff_identity (issuer, subject, staff_code) values ($1, $2, $3)', [
    ...[issuer, subject, code],
  ]);
}

/** The roles by claim become these; a role that is held by hand too is left to the hand. */
async function refreshRoles(client: PoolClient, code: string, roles: readonly RoleHeld[]): Promise<void> {
  await client.query(
    `with wished as (
       select x.role, x.library from jsonb_to_recordset($2) as x(role text, library text)
       where (x.library is null or exists (select from library l where l.code = x.library))
         and not exists (select from staff_role h where h.staff_code = $1 and not h.by_claim and h.role = x.role
           and h.library_code is not distinct from x.library)),
     gone as (
       delete from staff_role r where r.staff_code = $1 and r.by_claim and not exists (
         select from wished w where w.role = r.role and w.library is not distinct from r.library_code))
     insert into staff_role (staff_code, role, library_code, by_claim)
     select $1, w.role, w.library, true from wished w where not exists (
       select from staff_role r where r.staff_code = $1 and r.by_claim and r.role = w.role
         and r.library_code is not distinct from w.library)`,
    [code, JSON.stringify(roles)],
  );
}

/** The provider no longer says it, and nobody else has it: kept, and told to who looks after the node. */
async function keepAdministrator(tables: Tables, staff: string, { audit, issuer }: Newcomer): Promise<void> {
  await tables.insert(staffRoleTable, { staff, role: 'generalSystemAdministrator', byClaim: true });
  const detail = `${staff} is the last General System Administrator and stays it, although ${issuer} no longer says so`;
  await tables.insert(securityEventTable, { source: audit.address, kind: 'sign-in', detail });
}

/** The same person with the same roles, in whatever order. */
function isAlike(before: Account | undefined, after: Account): boolean {
  const plain = (account: Account | undefined) =>
    JSON.stringify({ ...account, roles: account?.roles.map(({ role, library = '' }) => `${role} ${library}`).sort() });
  return plain(before) === plain(after);
}

async function accountOf(client: PoolClient, code: string): Promise<Account> {
  return recordView<Account>(
    onlyRow(await client.query<AccountRow>(`select ${accountColumns} from staff s where s.code = $1`, [code])),
  );
}

async function note(tables: Tables, { audit }: Newcomer, before: Account | undefined, after: Account): Promise<void> {
  const { actor, actorKind, actorCode, address, traceId, operation } = audit;
  await tables.insert(auditEntryTable, {
    ...{ actor, actorKind, actorCode, address, traceId, operation },
    ...{ thing: 'user', thingId: after.code, outcome: 'done', before, after },
  });
}
