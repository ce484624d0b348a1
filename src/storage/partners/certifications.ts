import type { TalkName } from '../../domain/certify/script.js';
import type {
  CertificationMessage,
  CertificationRecord,
  CertificationStore,
  ReceivedMessage,
  SentMessage,
} from '../../engine/certify/records.js';
import type { PoolAndTables } from '../database/database.js';
import {
  type CertificationMessageRow,
  type CertificationRow,
  certificationMessageTable,
  certificationTable,
} from '../tables/certification.js';
import { insertNew, tablesOn } from '../tables/on-client.js';

type ClaimedRow = Pick<CertificationRow, keyof CertificationRecord>;

/** Certifications in PostgreSQL. One runs with a partner at a time; a unique index sees to it. */
export function createCertificationStore({ pool, dataSource }: PoolAndTables): CertificationStore {
  const tables = tablesOn(dataSource, pool);
  return {
    begin: async ({ key, partnerCode, waitSeconds, without, startedBy, startedAt }) =>
      recordOf(
        await insertNew(tables, certificationTable, { key, partnerCode, waitSeconds, without, startedBy, startedAt }),
      ),
    find: async (partnerCode, key) => recordOf(await tables.findOneBy(certificationTable, { partnerCode, key })),
    list: async (partnerCode) => {
      const newest = { where: { partnerCode }, order: { id: 'DESC' }, take: 50 } as const;
      return (await tables.find(certificationTable, newest)).flatMap((row) => recordOf(row) ?? []);
    },
    running: async (partnerCode) =>
      recordOf(await tables.findOneBy(certificationTable, { partnerCode, state: 'running' })),
    claim: async (instance, seconds) => {
      const { rows } = await pool.query<ClaimedRow>({
        name: 'claim-certifications',
        text: `update certification set instance = $1, leased_until = now() + make_interval(secs => $2)
          where state = 'running' and (instance = $1 or leased_until is null or leased_until < now())
          returning id::text, key, partner_code as "partnerCode", state, wait_seconds as "waitSeconds", without,
            started_by as "startedBy", started_at as "startedAt", finished_at as "finishedAt"`,
        values: [instance, seconds],
      });
      return rows.flatMap((row) => recordOf(row) ?? []);
    },
    finish: async (id, state, at) => {
      const over = { state, finishedAt: at, leasedUntil: null };
      await tables.update(certificationTable, { id, state: 'running' }, over);
    },
    messages: async (certification) =>
      (await tables.find(certificationMessageTable, { where: { certification }, order: { id: 'ASC' } })).map(messageOf),
    say: async (certification, { talk, move, event, isoVersion, bodies, at }) => {
      const said = { certification, direction: 'out', talk, move, event, isoVersion, bodies, at } as const;
      return (await insertNew(tables, certificationMessageTable, said))?.id;
    },
    answered: async (id, answer) => {
      await tables.update(certificationMessageTable, { id }, { answer });
    },
    hear: async (certification, { talk, event, isoVersion, bodies, words, verdict, identity, at }) => {
      const heard = {
        certification,
        direction: 'in',
        talk,
        event,
        isoVersion,
        bodies,
        words,
        verdict,
        identity,
        at,
      } as const;
      await insertNew(tables, certificationMessageTable, heard);
    },
  };
}

function recordOf(row: ClaimedRow | null | undefined): CertificationRecord | undefined {
  if (!row) return undefined;
  const { id, key, partnerCode, state, waitSeconds, without, startedBy, startedAt, finishedAt } = row;
  const record = { id, key, partnerCode, state, waitSeconds, without, startedBy, startedAt };
  return finishedAt ? { ...record, finishedAt } : record;
}

/** A message of ours has a talk and a move. */
function messageOf(row: CertificationMessageRow): CertificationMessage {
  const { id, event, bodies, at, isoVersion, talk, move, answer, words, verdict } = row;
  const common = { id, bodies, at, ...(isoVersion ? { isoVersion } : {}) };
  if (row.direction === 'out')
    return {
      ...common,
      event: event as SentMessage['event'],
      direction: 'out',
      talk: talk as TalkName,
      move: move as number,
      ...(answer ? { answer } : {}),
    };
  return {
    ...common,
    event: event as ReceivedMessage['event'],
    direction: 'in',
    words,
    ...(talk ? { talk } : {}),
    ...(verdict ? { verdict } : {}),
  };
}
