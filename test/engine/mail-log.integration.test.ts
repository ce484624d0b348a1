import { expect } from 'chai';
import type { Pool } from 'pg';
import type { MailLogFilter } from '../../src/engine/model/local/mail-log.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

loansBetween('KA20 the log of mails', (network) => {
  const log = () => network.algonquin.node.local.mailLog;
  const listed = async (filter: Omit<MailLogFilter, 'limit'>) => (await log().list({ ...filter, limit: 50 })).items;

  before(async () => {
    const { patrons } = network.algonquin.node.local;
    await patrons.add({ id: '7', name: 'Élise Roy', email: 'elise@example.org', language: 'fr' }, new Date());
  });

  /** A letter to her that no server took. */
  async function failed(): Promise<{ id: string; externalId: string; mail: string }> {
    const { algonquin } = network;
    const externalId = await algonquin.desk.creates({ rota: ['LACITE'], title: 'The Orenda', patron: { id: '7' } });
    const { id } = await algonquin.desk.sees(externalId);
    const { pool } = algonquin.node.database;
    const { rows } = await pool.query(
      `insert into mail (message_id, request_id, patron_id, purpose, recipient, recipient_name, language, subject, text, status, give_up_at,
          done_at, tries, answer, answer_code, answer_kind)
        values (gen_random_uuid()::text, $1, '7', 'letter', 'old@example.org', 'Élise Roy', 'fr', 'En retard', 'Bonjour Élise', 'failed', now(),
          now(), 1, '550 no such user', 550, 'noSuchAddress') returning id::text`,
      [id],
    );
    const mail = rows[0].id as string;
    await pool.query(
      `insert into attention (request_id, reason, says, facts) values ($1, 'letterNotMailed', '"x"', jsonb_build_object('mail', $2::text))`,
      [id, mail],
    );
    await pool.query('update request set attention_count = attention_count + 1 where id = $1', [id]);
    return { id, externalId, mail };
  }

  it('says who got what and when, why one failed, and shows its text; found by state, words, request and patron', async () => {
    const { id, externalId, mail } = await failed();
    const [line] = await listed({ request: externalId });
    expect(line).to.deep.include({
      id: mail,
      status: 'failed',
      patronEmail: 'old@example.org',
      patronName: 'Élise Roy',
      subject: 'En retard',
      request: id,
      externalId,
      title: 'The Orenda',
      patron: '7',
      answer: '550 no such user',
      answerKind: 'noSuchAddress',
      tries: 1,
    });
    for (const filter of [
      { status: 'failed' },
      { q: 'retard' },
      { q: 'OLD@' },
      { q: 'elise ret' },
      { q: externalId },
      { from: '2020-01-01T00:00:00Z', until: '2999-01-01T00:00:00Z' },
      { patron: '7' },
      { request: id },
    ] as const)
      expect(
        (await listed(filter)).map((each) => each.id),
        JSON.stringify(filter),
      ).to.include(mail);
    for (const filter of [
      { status: 'sent' },
      { q: 'nothing' },
      { q: '%' },
      { q: 'lise' },
      { code: 'overdueNotice' },
      { from: '2999-01-01T00:00:00Z' },
      { until: '2020-01-01T00:00:00Z' },
      { patron: '8' },
      { owners: ['ELSEWHERE'] },
    ] as const)
      expect(
        (await listed(filter)).map((each) => each.id),
        JSON.stringify(filter),
      ).to.not.include(mail);
    expect((await log().read(mail))?.text).to.equal('Bonjour Élise');
    expect(await log().read(mail, ['ELSEWHERE'])).to.equal(undefined);
  });

  it('sends one that failed again, to the address that its patron has now; its attention item is closed', async () => {
    const { algonquin } = network;
    const { externalId, mail } = await failed();
    expect(await algonquin.desk.attention(externalId)).to.include('letterNotMailed');
    const again = await log().again(mail, marie, new Date());
    expect(again).to.have.nested.property('value.status', 'waiting');
    expect(again).to.have.nested.property('value.patronEmail', 'elise@example.org');
    expect(await algonquin.desk.attention(externalId)).to.not.include('letterNotMailed');
    expect((await algonquin.desk.sees(externalId)).needsAttention).to.equal(0);
    const told = await algonquin.desk.told(externalId, 'letterSentAgain');
    expect([told.actor, told.facts?.['to'], told.facts?.['subject']]).to.deep.equal([
      marie.name,
      'elise@example.org',
      'En retard',
    ]);
    const twice = await log().again(mail, marie, new Date());
    expect(twice.kind === 'notNow' && english(twice.reason)).to.match(/could not be delivered/);
  });

  it('reads no filter from the whole log where it is long', async () => {
    const { pool } = network.algonquin.node.database;
    await pool.query(
      `insert into mail (message_id, purpose, recipient, recipient_name, language, subject, text, status, give_up_at, created_at)
        select gen_random_uuid()::text, 'letter', 'person' || n || '@example.org', 'Person ' || n, 'en', 'Overdue: title ' || n, '', 'sent', now(),
          now() - (30000 - n) * interval '10 minutes' from generate_series(1, 30000) n`,
    );
    await pool.query('analyze mail');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
    const asked: Omit<MailLogFilter, 'limit'>[] = [
      { q: 'person17' },
      { q: 'nobody at all' },
      { status: 'withdrawn' },
      { status: 'failed' },
      { status: 'waiting' },
      { from: day(3), until: day(2), q: 'person3' },
      { from: day(3), status: 'withdrawn' },
      { patron: 'nobody' },
      { request: 'NOBODY' },
    ];
    for (const filter of asked) {
      const { rows } = await readRows(pool, () => listed(filter));
      expect(rows, JSON.stringify(filter)).to.be.below(3_000);
    }
  });

  it('shows nobody the link for a new password', async () => {
    const { pool } = network.algonquin.node.database;
    const { rows } = await pool.query(
      `insert into mail (message_id, purpose, recipient, language, subject, text, status, give_up_at)
        values (gen_random_uuid()::text, 'password', 'roy@example.org', 'en', 'New password', 'https://secret', 'failed', now()) returning id::text`,
    );
    const mail = await log().read(rows[0].id);
    expect(mail?.subject).to.equal('New password');
    expect(mail?.text).to.equal(undefined);
    expect((await log().again(rows[0].id, marie, new Date())).kind).to.equal('notNow');
  });

  it('KA46 letters of a request are found by its External ID as well', async () => {
    const { algonquin } = network;
    const externalId = await algonquin.desk.creates({ rota: ['LACITE'] });
    const { id, version } = await algonquin.desk.sees(externalId);
    await algonquin.node.gateway.tasks.assign(id, version, 'Marie', undefined, marie, true);
    const { letters } = algonquin.node.local;
    const byId = await letters.list({ request: id, limit: 10 });
    expect(byId.items.map(({ code }) => code)).to.deep.equal(['generalAssignTo']);
    expect((await letters.list({ request: externalId, limit: 10 })).items).to.deep.equal(byId.items);
    expect((await letters.list({ request: 'NOBODY', limit: 10 })).items).to.deep.equal([]);
  });
});

/** How many rows of the log PostgreSQL read while something was asked. */
async function readRows(pool: Pick<Pool, 'query'>, work: () => Promise<unknown>): Promise<{ rows: number }> {
  const seen = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query<{ read: number }>(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_all_tables where relname = 'mail'`,
    );
    return rows[0]?.read ?? 0;
  };
  const before = await seen();
  await work();
  return { rows: (await seen()) - before };
}
