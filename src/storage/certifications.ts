import type { Pool } from 'pg';
import type {
  CertificationMessage,
  CertificationRecord,
  CertificationStore,
  ReceivedAnswer,
} from '../engine/certify/records.js';

type CertificationRow = {
  id: string;
  key: string;
  partner_code: string;
  state: string;
  wait_seconds: number;
  without: string[];
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
  instance: string | null;
  leased_until: Date | null;
};

type CertificationMessageRow = {
  id: string;
  certification_id: string;
  direction: string;
  talk: string | null;
  move: number | null;
  event: string;
  iso_version: string | null;
  bodies: string[];
  words: string;
  verdict: unknown;
  answer: unknown;
  identity: string | null;
  at: Date;
};

/** Certifications in PostgreSQL. One runs with a partner at a time; a unique index sees to it. */
export function createCertificationStore(pool: Pool): CertificationStore {
  const one = async (text: string, values: unknown[]): Promise<CertificationRecord | undefined> =>
    (await pool.query(text, values)).rows.map(recordOf)[0];
  return {
    begin: ({ key, partnerCode, waitSeconds, without, startedBy, startedAt }) =>
      one(
        `insert into certification (key, partner_code, wait_seconds, without, started_by, started_at)
          values ($1, $2, $3, $4, $5, $6)
          on conflict (partner_code) where state = 'running' do nothing returning *`,
        [key, partnerCode, waitSeconds, without, startedBy, startedAt],
      ),
    find: (partnerCode, key) =>
      one('select * from certification where key = $2 and partner_code = $1', [partnerCode, key]),
    list: async (partnerCode) =>
      (
        await pool.query<CertificationRow>(
          'select * from certification where partner_code = $1 order by certification.id desc limit 50',
          [partnerCode],
        )
      ).rows.map(recordOf),
    running: (partnerCode) =>
      one(`select * from certification where partner_code = $1 and state = 'running'`, [partnerCode]),
    claim: async (instance, seconds) =>
      (
        await pool.query<CertificationRow>({
          name: 'claim-certifications',
          text: `update certification set instance = $1, leased_until = now() + make_interval(secs => $2)
            where state = 'running' and (instance = $1 or leased_until is null or leased_until < now()) returning *`,
          values: [instance, seconds],
        })
      ).rows.map(recordOf),
    finish: async (id, state, at) => {
      await pool.query(
        `update certification set state = $2, finished_at = $3, leased_until = null where id = $1 and state = 'running'`,
        [id, state, at],
      );
    },
    messages: async (id) =>
      (
        await pool.query<CertificationMessageRow>(
          'select * from certification_message where certification_id = $1 order by certification_message.id',
          [id],
        )
      ).rows.map(messageOf),
    say: async (id, { talk, move, event, isoVersion, bodies, at }) => {
      const said = await pool.query<{ id: string }>(
        `insert into certification_message (certification_id, direction, talk, move, event, iso_version, bodies, at)
          values ($1, 'out', $2, $3, $4, $5, $6, $7)
          on conflict (certification_id, move) where move is not null do nothing returning id::text`,
        [id, talk, move, event, isoVersion, bodies, at],
      );
      return said.rows[0]?.id as string | undefined;
    },
    answered: async (messageId, answer) => {
      await pool.query('update certification_message set answer = $2 where id = $1', [
        messageId,
        JSON.stringify(answer),
      ]);
    },
    hear: async (id, { talk, event, isoVersion, bodies, words, verdict, identity, at }) => {
      await pool.query(
        `insert into certification_message
          (certification_id, direction, talk, event, iso_version, bodies, words, verdict, identity, at)
          values ($1, 'in', $2, $3, $4, $5, $6, $7, $8, $9)
          on conflict (certification_id, identity) where identity is not null do nothing`,
        [id, talk, event, isoVersion, bodies, words, verdict && JSON.stringify(verdict), identity, at],
      );
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a row as pg gives it
type Row = any;

function recordOf(row: Row): CertificationRecord {
  return {
    id: String(row.id),
    key: row.key,
    partnerCode: row.partner_code,
    state: row.state,
    waitSeconds: row.wait_seconds,
    without: row.without,
    startedBy: row.started_by,
    startedAt: row.started_at,
    ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
  };
}

function messageOf(row: Row): CertificationMessage {
  const common = {
    id: String(row.id),
    event: row.event as string,
    bodies: row.bodies as string[],
    at: row.at as Date,
    ...(row.iso_version ? { isoVersion: row.iso_version } : {}),
  };
  if (row.direction === 'out')
    return {
      ...common,
      direction: 'out',
      talk: row.talk,
      move: row.move,
      ...(row.answer ? { answer: row.answer as ReceivedAnswer } : {}),
    };
  return {
    ...common,
    direction: 'in',
    words: row.words,
    ...(row.talk ? { talk: row.talk } : {}),
    ...(row.verdict ? { verdict: row.verdict } : {}),
  };
}
