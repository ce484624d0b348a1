/** Patrons as stored. */
import { IsNull } from 'typeorm';
import type { PatronChange, PatronDraft } from '../../contract/local-inputs.js';
import type { BlockView, PatronSummary, PatronView } from '../../contract/local-views.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { dateProblem, endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { blockWords, standingOf } from '../../domain/fulfilment/patron.js';
import { folded } from '../../domain/fulfilment/titles.js';
import type { Actor, Page } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { BlockDraft, PatronFilter, PatronRecords } from '../../engine/model/local/patrons.js';
import { message } from '../../words/message.js';
import { otherSpellings } from '../catalogue/lexicon.js';
import { isRowId } from '../database/row-id.js';
import { readTerms } from '../rules/loan-terms.js';
import { libraryTable } from '../tables/libraries.js';
import { insertNew } from '../tables/on-client.js';
import { patronBlockTable, patronTable } from '../tables/patrons.js';
import { pageOf } from '../views/page.js';
import { readCalendar } from './closures.js';
import { importPatrons } from './patron-import.js';
import { searchTextOf } from './patron-search-text.js';
import { readPolicies } from './policies.js';
import {
  beginnings,
  done,
  invalid,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  unknown,
  viewsOf,
} from './records-context.js';

type PatronRow = {
  id: string;
  name: string;
  group: string | null;
  email: string | null;
  language: string | null;
  pickupLibrary: string | null;
  expiresOn: string;
  blocked: boolean;
};

type ListedPatronRow = PatronRow & {
  noCourtesy: boolean;
  emailRefused: unknown;
  createdAt: Date;
  updatedAt: Date;
  activeRequests: number;
  openLoans: number;
  feesOwed: string;
};

export function createPatronRecords(recordsContext: RecordsContext, order: Runner): PatronRecords {
  const saved = async (id: string, now: Date, outcome: Outcome<unknown>): Promise<Outcome<PatronView>> => {
    if (outcome.kind !== 'done') return outcome;
    const patron = await readPatron(recordsContext, id, now);
    return patron ? done(patron) : unknown;
  };
  return {
    list: (filter) => listPatrons(recordsContext, filter),
    read: (id, now) => readPatron(recordsContext, id, now),
    add: async (draft, now) => saved(draft.id, now, await order((on) => addPatron(on, draft))),
    change: async (id, change, now) => saved(id, now, await order((on) => changePatron(on, id, change))),
    remove: (id) => order((on) => removePatron(on, id)),
    importCsv: (file, pins) => order((on) => importPatrons(on, file, pins)),
    block: async (id, draft, by, now) => saved(id, now, await order((on) => blockByHand(on, id, draft, by, now))),
    liftBlock: async (id, blockId, by, now) => saved(id, now, await order((on) => liftBlock(on, id, blockId, by, now))),
  };
}

const columns = `p.id, p.name, p.group_code as "group", p.email, p.language, p.pickup_library as "pickupLibrary",
  to_char(p.expires_on, 'YYYY-MM-DD') as "expiresOn",
  exists (select from patron_block b where b.patron_id = p.id and b.lifted_at is null
    and (b.ends_at is null or b.ends_at >= now())) as blocked`;

async function listPatrons(
  { client }: RecordsContext,
  { q, libraries, after, limit }: PatronFilter,
): Promise<Page<PatronSummary>> {
  const words = q === undefined ? undefined : beginnings(folded(q), await otherSpellings(client, q));
  if (q !== undefined && !words) return { items: [] };
  const found = await client.query<PatronRow>(
    `select ${columns} from patron p
     where ($1::text is null or to_tsvector('simple', p.search_text) @@ to_tsquery('simple', $1))
       and ($4::text[] is null or p.pickup_library is null or p.pickup_library = any($4))
       and ($2::text is null or (p.name, p.id) > (select name, id from patron where id = $2))
     order by p.name, p.id limit $3`,
    [words ?? null, after ?? null, limit + 1, libraries ?? null],
  );
  return pageOf(viewsOf<PatronSummary>(found), limit, ({ id }) => id);
}

async function readPatron(on: RecordsContext, id: string, now: Date): Promise<PatronView | undefined> {
  const found = await on.client.query<ListedPatronRow>(
    `select ${columns}, nullif(p.no_courtesy, false) as "noCourtesy", case when p.email_refused_at is not null then jsonb_build_object('at',
         to_char(p.email_refused_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'answer', coalesce(p.email_refused_answer, '')) end as "emailRefused",
       p.created_at as "createdAt", p.updated_at as "updatedAt",
       (select count(*)::int from citation c where c.patron is not null and c.patron ->> 'id' = p.id and exists (
         select from request r where r.id = c.request_id and r.side = 'borrowing' and r.closed_at is null offset 0)) as "activeRequests",
       (select count(*)::int from patron_loan l where l.patron_id = p.id and l.status in ('out', 'lost')) as "openLoans",
       (select coalesce(sum(amount), 0)::numeric(12,2)::text from fee f where f.patron_id = p.id and f.status = 'open') as "feesOwed"
     from patron p where p.id = coalesce((select id from patron where id = $1), (select id from patron where lower(id) = lower($1) and same_id_as is null))`,
    [id],
  );
  if (!found.rows[0]) return undefined;
  const patron = {
    ...recordView<Omit<PatronView, 'blocks' | 'standing' | 'currency'>>(found.rows[0]),
    currency: on.currency,
  };
  const timeZone = (await readCalendar(on))?.timeZone ?? 'UTC';
  const blocks = await readBlocks(on, patron.id, now, timeZone);
  const facts = {
    ...patron,
    blocks: blocks.map(({ kind, about, until }) => ({ kind, reason: about, ...(until ? { until } : {}) })),
  };
  return {
    ...patron,
    blocked: blocks.length > 0,
    blocks,
    standing: standingOf(facts, await readPolicies(on), await readTerms(on, { patron }), now, timeZone),
  };
}

/** The blocks of a patron that nobody lifted and that are not over, oldest first. */
export async function readBlocks(
  { tables }: RecordsContext,
  patron: string,
  now: Date,
  timeZone: string,
): Promise<BlockView[]> {
  const blocks = await tables.find(patronBlockTable, {
    select: { id: true, kind: true, about: true, loan: true, endsAt: true, createdAt: true, createdBy: true },
    where: { patron, liftedAt: IsNull() },
    order: { id: 'ASC' },
  });
  return blocks
    .filter(({ endsAt }) => !endsAt || endsAt >= now)
    .map(({ endsAt, ...each }) => ({
      ...recordView<BlockView>(each),
      reason: blockWords(each.kind, each.about),
      ...(endsAt ? { until: localDate(endsAt, timeZone) } : {}),
    }));
}

async function addPatron(on: RecordsContext, draft: PatronDraft): Promise<Outcome<undefined>> {
  const problems = [...(await takenId(on, draft.id)), ...(await problemsOf(on, draft))];
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { id, name, group, email, language, pickupLibrary, expiresOn, noCourtesy } = draft;
  const row = { id, name, group, email, language, pickupLibrary, expiresOn, noCourtesy };
  if (await insertNew(on.tables, patronTable, { ...row, searchText: searchTextOf(draft) })) return done(undefined);
  // Somebody else was faster with it.
  return { kind: 'invalid', problems: await takenId(on, id) };
}

/** Two numbers that differ in capitals alone are one number. */
async function takenId({ client }: RecordsContext, id: string): Promise<FieldProblem[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from patron where lower(id) = lower($1) order by patron.id = $1 desc limit 1',
    [id],
  );
  return rows.map(({ id: there }) => ({
    field: 'id',
    problem:
      there === id ? message('refusedTaken.patron', { id }) : message('refusedTaken.patronCapitals', { id: there }),
  }));
}

async function changePatron(on: RecordsContext, id: string, change: PatronChange): Promise<Outcome<undefined>> {
  const before = await on.tables.findOne(patronTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!before) return unknown;
  const problems = await problemsOf(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { name, group, email, language, pickupLibrary, expiresOn, noCourtesy } = change;
  await on.tables.update(
    patronTable,
    { id },
    {
      ...{ name, group, email, language, pickupLibrary, expiresOn, noCourtesy },
      // Another address is another try.
      ...(email !== undefined && email !== before.email ? { emailRefusedAt: null, emailRefusedAnswer: null } : {}),
      searchText: searchTextOf({
        ...before,
        ...(name === undefined ? {} : { name }),
        ...(email === undefined ? {} : { email }),
      }),
      updatedAt: () => 'now()',
    },
  );
  return done(undefined);
}

async function problemsOf(
  { tables }: RecordsContext,
  { pickupLibrary, expiresOn }: PatronChange,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const noDate = expiresOn ? dateProblem(expiresOn) : undefined;
  if (noDate) problems.push({ field: 'expiresOn', problem: noDate });
  if (pickupLibrary && !(await tables.existsBy(libraryTable, { code: pickupLibrary })))
    problems.push({ field: 'pickupLibrary', problem: message('refusedMissing.library', { library: pickupLibrary }) });
  return problems;
}

async function removePatron({ client, tables }: RecordsContext, id: string): Promise<Outcome<undefined>> {
  await client.query('select from patron where id = $1 for update', [id]); // nobody lends to them meanwhile
  const { rows } = await client.query<{ loan: boolean; hold: boolean; fee: boolean; request: boolean }>(
    `select exists (select from patron_loan where patron_id = p.id and status in ('out', 'lost')) as loan,
       exists (select from hold where patron_id = p.id and closed_at is null) as hold,
       exists (select from fee where patron_id = p.id and status = 'open') as fee,
       exists (select from citation c join request r on r.id = c.request_id
         where c.patron is not null and c.patron ->> 'id' = p.id and r.closed_at is null) as request
     from patron p where p.id = coalesce((select id from patron where id = $1), (select id from patron where lower(id) = lower($1) and same_id_as is null))`,
    [id],
  );
  if (!rows[0]) return unknown;
  const open = Object.entries(rows[0]).find(([, there]) => there);
  if (open) return notNow(message('refusedPatron.stillOpen', { what: open[0] }));
  await tables.delete(patronTable, { id });
  return done(undefined);
}

/** Blocks a patron for a reason that staff write, until somebody lifts it or until the end of a day. */
async function blockByHand(
  on: RecordsContext,
  patron: string,
  { reason, until }: BlockDraft,
  by: Actor,
  now: Date,
): Promise<Outcome<undefined>> {
  const timeZone = (await readCalendar(on))?.timeZone ?? 'UTC';
  const noDate = until === undefined ? undefined : dateProblem(until);
  if (noDate) return invalid('until', noDate);
  if (until !== undefined && until < localDate(now, timeZone)) return invalid('until', message('refusedField.dayOver'));
  const endsAt = until === undefined ? undefined : endOfLocalDate(until, timeZone);
  return block(on, { patron, kind: 'manual', reason, ...(endsAt ? { endsAt } : {}) }, by, now);
}

/** Blocks a patron; one open block a loan and kind is enough. */
export async function block(
  { client, tables }: RecordsContext,
  {
    patron,
    kind,
    reason,
    loan,
    endsAt,
  }: { patron: string; kind: BlockView['kind']; reason: string; loan?: string; endsAt?: Date },
  by: Actor,
  now: Date,
): Promise<Outcome<undefined>> {
  if (!(await tables.existsBy(patronTable, { id: patron }))) return unknown;
  await client.query(
    `insert into patron_block (patron_id, kind, reason, loan_id, created_at, created_by, ends_at)
     select $1, $2, $3, $4::bigint, $5, $6, $7 where not exists (
       select from patron_block where patron_id = $1 and kind = $2 and loan_id = $4::bigint and lifted_at is null)`,
    [patron, kind, reason, loan ?? null, now, by.name, endsAt ?? null],
  );
  return done(undefined);
}

async function liftBlock({ tables }: RecordsContext, patron: string, id: string, by: Actor, now: Date) {
  if (!isRowId(id)) return unknown;
  const open = { id, patron, liftedAt: IsNull() };
  const { affected } = await tables.update(patronBlockTable, open, { liftedAt: now, liftedBy: by.name });
  return affected === 0 ? unknown : done(undefined);
}
