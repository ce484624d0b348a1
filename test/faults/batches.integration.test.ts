import { expect } from 'chai';
import pg from 'pg';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';

/** A request stays in somebody's hand for as long as it takes; what its partner is told then, and after that. */
async function keepInHand() {
  const [library, theirs] = await Promise.all([openLibrary(), startFakePartner()]);
  try {
    const partner = await library.addPartner('PATIENT', theirs.url);
    const loan = { requester: partner.symbol, supplier: library.symbol, id: 'IN-HAND' };
    await library.hear(partner, requestXml(loan));
    const cancel = requesterXml(loan, 'Cancel');
    const client = await library.hand.node.database.pool.connect();
    const began = performance.now();
    try {
      await client.query('begin');
      await client.query('select from request where external_id = $1 for update', [loan.id]);
      const meanwhile = await library.hear(partner, cancel);
      const took = performance.now() - began;
      await client.query('rollback');
      const free = await library.hear(partner, cancel);
      const broken = await brokenPromises({ ...library, journal: theirs.received });
      return { meanwhile, took, free, broken };
    } finally {
      client.release();
    }
  } finally {
    await library.close();
    await theirs.close();
  }
}

describe('messages that come at the same time', () => {
  let library: LibraryUnderTest;
  let theirs: FakePartner;
  let borrower: PartnerOfLibrary;
  let count = 0;
  let kept: ReturnType<typeof keepInHand>;

  before(async () => {
    // Ten seconds pass there while the others are played.
    kept = keepInHand();
    kept.catch(() => {}); // told by its test
    theirs = await startFakePartner();
    library = await openLibrary({
      INTERLEND_PARTNER_AT_ONCE: '64',
      INTERLEND_INBOUND_AT_ONCE: '64',
      // Those who send faster are let in one by one.
      INTERLEND_PARTNER_PER_MINUTE: '60000',
    });
    borrower = await library.addPartner('BORROWER', theirs.url);
  });
  after(async () => {
    await kept?.catch(() => {});
    const broken = await brokenPromises({ ...library, journal: theirs.received });
    await library?.close();
    await theirs?.close();
    expect(broken).to.deep.equal([]);
  });

  const loans = (many: number) =>
    Array.from({ length: many }, () => ({
      requester: borrower.symbol,
      supplier: library.symbol,
      id: `B${String(++count).padStart(4, '0')}`,
    }));
  const stored = (ids: readonly string[]) =>
    library.rows<{ id: string; summary: string; outcome: string }>(
      `select r.external_id as id, m.summary, m.outcome from inbound_message m join request r on r.id = m.request_id
        where r.external_id = any($1) order by m.id`,
      [ids],
    );

  it('are each stored, applied and confirmed once, in fewer transactions than there are messages', async () => {
    const many = loans(40);
    const { meter } = library.hand.node.context;
    const counted = meter.gathered;
    const sizes: number[] = [];
    meter.gathered = (messages, waited) => {
      sizes.push(messages);
      counted(messages, waited);
    };
    const replies = await Promise.all(many.map((loan) => library.hear(borrower, requestXml(loan))));
    expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(many.map(() => 'OK'));
    const rows = await stored(many.map(({ id }) => id));
    expect(rows.map(({ id }) => id).sort()).to.deep.equal(many.map(({ id }) => id));
    expect(rows.every(({ outcome }) => outcome === 'applied')).to.equal(true);
    meter.gathered = counted;
    expect(sizes.reduce((all, size) => all + size, 0)).to.equal(40);
    expect(sizes.length, 'commits').to.be.below(40);
  });

  it('that are new requests, some answered at once by a rule, keep their own titles and lines, in the order of the lines', async () => {
    const unserved = await library.addPartner('UNSERVED', theirs.url);
    await library.hand.desk('PATCH', `/partners/${unserved.code}`, { borrowing: false });
    const many = loans(24).map((loan, n) => ({
      ...loan,
      title: `Title of ${loan.id}`,
      by: n % 2 === 0 ? borrower : unserved,
    }));
    const replies = await Promise.all(
      many.map(({ title, by, ...loan }) => library.hear(by, requestXml({ ...loan, requester: by.symbol }, title))),
    );
    expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(many.map(() => 'OK'));
    const rows = await library.rows<{ id: string; title: string; commit: string; lines: string[]; sent: string[] }>(
      `select r.external_id as id, c.title, min(h.xmin::text) as commit, array_agg(h.event order by h.id) as lines,
          (select array_agg(o.summary) from outbound_message o where o.request_id = r.id) as sent
        from request r join citation c on c.request_id = r.id join history h on h.request_id = r.id
        where r.external_id = any($1) group by r.id, c.title order by r.external_id`,
      [many.map(({ id }) => id)],
    );
    expect(new Set(rows.map(({ commit }) => commit)).size, 'commits').to.be.below(many.length);
    expect(rows.map(({ id, title, lines, sent }) => ({ id, title, lines, sent }))).to.deep.equal(
      many.map(({ id, title, by }) => ({
        id,
        title,
        lines: by === borrower ? ['requester.request'] : ['requester.request', 'reject'],
        sent: by === borrower ? null : ['Unfilled'],
      })),
    );
  });

  it('about one request take their steps one after the other', async () => {
    const [loan] = loans(1);
    if (!loan) throw new Error('There is no loan.');
    await library.hear(borrower, requestXml(loan));
    const standing = async () =>
      (
        await library.rows<{ version: number; marks: number }>(
          `select version, attention_count as marks from request where external_id = $1`,
          [loan.id],
        )
      )[0] ?? { version: 0, marks: 0 };
    const before = await standing();
    const notes = Array.from({ length: 8 }, (_, n) => requesterXml(loan, 'Notification', `Word ${n}.`));
    const replies = await Promise.all(notes.map((xml) => library.hear(borrower, xml)));
    expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(notes.map(() => 'OK'));
    expect(await standing()).to.deep.equal({ version: before.version + 8, marks: before.marks + 8 });
  });

  /** Statements that lock requests and that write steps, while the work runs. */
  const statementsOf = async (work: () => Promise<unknown>): Promise<{ locking: number; writing: number }> => {
    const prototype = pg.Client.prototype as unknown as { query(this: pg.Client, ...given: unknown[]): unknown };
    const { query } = prototype;
    const sent = { locking: 0, writing: 0 };
    prototype.query = function (...given) {
      const text = String((given[0] as { text?: string } | undefined)?.text);
      if (text.includes('moved as (')) sent.writing += 1;
      if (/from request r where r\.id = \S+ for no key update\)|for no key update of r\)/.test(text)) sent.locking += 1;
      return query.apply(this, given);
    };
    try {
      await work();
    } finally {
      prototype.query = query;
    }
    return sent;
  };
  const rowsOf = (many: readonly { id: string }[]) =>
    library.rows<Record<string, unknown>>(
      `select r.external_id as id, r.version, r.attention_count as marks,
          (select array_agg(n.text) from note n where n.request_id = r.id) as notes,
          (select array_agg(a.facts ->> 'note') from attention a where a.request_id = r.id and a.closed_at is null and a.reason = 'message') as said,
          (select array_agg(h.note) from history h where h.request_id = r.id and h.conversation_id = (
            select c.id from conversation c where c.request_id = r.id) and h.event = 'requester.notification') as history,
          (select array_agg(position(convert_to(r.external_id, 'UTF8') in m.raw) > 0) from inbound_message m
            where m.request_id = r.id and m.summary = 'Notification') as stored,
          (select count(*)::int from request_change c where c.request_id = r.id and c.version = r.version and c.event = 'requester.notification') as live
        from request r where r.external_id = any($1) order by r.external_id`,
      [many.map(({ id }) => id)],
    );
  // What a partner says stands once, in its conversation: no note of ours repeats it.
  const stands = (id: string, version: number, marks: number) => ({
    ...{ id, version, marks, notes: null, said: [`Word of ${id}.`], history: [`Word of ${id}.`] },
    ...{ stored: [true], live: 1 },
  });

  it('about requests of their own are locked and written by common statements, each with its own request', async () => {
    const many = loans(24);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const before = await rowsOf(many);
    const { locking, writing } = await statementsOf(async () => {
      const replies = await Promise.all(
        many.map((loan) => library.hear(borrower, requesterXml(loan, 'Notification', `Word of ${loan.id}.`))),
      );
      expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(many.map(() => 'OK'));
    });
    expect(locking, 'statements that lock').to.be.within(1, 16);
    expect(writing, 'statements that write').to.be.within(1, 16);
    expect(await rowsOf(many)).to.deep.equal(
      many.map(({ id }, at) => stands(id, Number(before[at]?.['version']) + 1, Number(before[at]?.['marks']) + 1)),
    );
  });

  it('leave the others alone when the database refuses the step of one', async () => {
    const many = loans(12);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const before = await rowsOf(many);
    const refused = many[7]?.id ?? '';
    const say = (loan: (typeof many)[number]) =>
      library.hear(borrower, requesterXml(loan, 'Notification', `Word of ${loan.id}.`));
    await library.rows(`create function refuse_note() returns trigger language plpgsql as $$
      begin
        if new.note like '%${refused}%' then raise exception 'Not this note.'; end if;
        return new;
      end $$`);
    await library.rows(
      'create trigger refuse_note before insert on history for each row execute function refuse_note()',
    );
    const replies = await Promise.all(many.map(say));
    await library.rows('drop trigger refuse_note on history');
    await library.rows('drop function refuse_note()');
    expect(replies.map(({ status }) => status)).to.deep.equal(many.map(({ id }) => (id === refused ? 503 : 200)));
    const now = await rowsOf(many);
    expect(now[7], 'the one that was refused').to.deep.equal(before[7]);
    expect((await say(many[7] as (typeof many)[number])).messageStatus).to.equal('OK');
    expect(await rowsOf(many)).to.deep.equal(
      many.map(({ id }, at) => stands(id, Number(before[at]?.['version']) + 1, Number(before[at]?.['marks']) + 1)),
    );
  });

  it('do not wait for one whose request somebody has in hand, and that one is stored when it is free (A23)', async () => {
    const many = loans(12);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const held = many[5]?.id;
    const client = await library.hand.node.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select from request where external_id = $1 for update', [held]);
      const answered = new Set<string>();
      const going = many.map(async (loan) => {
        const reply = await library.hear(borrower, requesterXml(loan, 'Cancel'));
        answered.add(loan.id);
        return reply;
      });
      await Promise.all(going.filter((_, at) => at !== 5));
      expect(answered.has(String(held)), 'still in hand').to.equal(false);
      await client.query('rollback');
      expect((await going[5])?.messageStatus).to.equal('OK');
    } finally {
      client.release();
    }
    const rows = (await stored(many.map(({ id }) => id))).filter(({ summary }) => summary === 'Cancel');
    expect(rows.map(({ outcome }) => outcome)).to.deep.equal(many.map(() => 'applied'));
  });

  it('go on from the step that somebody else made on one of their requests in that moment', async () => {
    const many = loans(12);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const before = await rowsOf(many);
    const held = many[5]?.id;
    const client = await library.hand.node.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('update request set version = version + 1 where external_id = $1', [held]);
      const going = Promise.all(
        many.map((loan) => library.hear(borrower, requesterXml(loan, 'Notification', `Word of ${loan.id}.`))),
      );
      await client.query('select pg_sleep(0.05)');
      await client.query('commit');
      expect((await going).map(({ messageStatus }) => messageStatus)).to.deep.equal(many.map(() => 'OK'));
    } finally {
      client.release();
    }
    expect(await rowsOf(many)).to.deep.equal(
      many.map(({ id }, at) =>
        stands(id, Number(before[at]?.['version']) + (id === held ? 2 : 1), Number(before[at]?.['marks']) + 1),
      ),
    );
  });

  const orders = async (many: readonly { id: string }[]) => {
    const rows = await library.rows<{ id: string; version: number }>(
      'select id::text, version from request where external_id = any($1) order by external_id',
      [many.map(({ id }) => id)],
    );
    const { gateway } = library.hand.node;
    return rows.map(({ id, version }) => async () => {
      const answered = await gateway.orders.act(id, 'willSupply', version, {}, { kind: 'staff', name: 'Marie' });
      return answered.kind;
    });
  };
  const answers = (many: readonly { id: string }[]) =>
    library.rows<Record<string, unknown>>(
      `select r.external_id as id, r.state, (select count(*)::int from history h where h.request_id = r.id and h.event = 'willSupply') as history,
          (select count(*)::int from outbound_message o where o.request_id = r.id and o.summary like '%WillSupply%') as told
        from request r where r.external_id = any($1) order by r.external_id`,
      [many.map(({ id }) => id)],
    );
  const willSupply = (id: string) => ({ id, state: 'willSupply', history: 1, told: 1 });

  it('beside orders of staff that come together: these are locked by common statements, each with its own request', async () => {
    const many = loans(24);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const given = await orders(many);
    const { locking } = await statementsOf(async () => {
      expect(await Promise.all(given.map((give) => give()))).to.deep.equal(many.map(() => 'done'));
    });
    expect(locking, 'statements that lock').to.be.within(1, 12);
    expect(await answers(many)).to.deep.equal(many.map(({ id }) => willSupply(id)));
  });

  it('beside orders of staff, of which one waits for a request that somebody has in hand: the others do not (A23)', async () => {
    const many = loans(12);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const given = await orders(many);
    const client = await library.hand.node.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select from request where external_id = $1 for update', [many[5]?.id]);
      let isAnswered = false;
      const going = given.map((give, at) =>
        give().finally(() => {
          isAnswered ||= at === 5;
        }),
      );
      expect(await Promise.all(going.filter((_, at) => at !== 5))).to.deep.equal(new Array(11).fill('done'));
      expect(isAnswered, 'still in hand').to.equal(false);
      await client.query('rollback');
      expect(await going[5]).to.equal('done');
    } finally {
      client.release();
    }
    expect(await answers(many)).to.deep.equal(many.map(({ id }) => willSupply(id)));
  });

  /** Requests that nobody decided on in time. */
  const overdue = async (many: readonly { id: string }[]) => {
    for (const loan of many) await library.hear(borrower, requestXml(loan as ReturnType<typeof loans>[number]));
    await library.rows(`update request set created_at = created_at - interval '30 days' where external_id = any($1)`, [
      many.map(({ id }) => id),
    ]);
  };
  const expire = async () => {
    const job = library.hand.node.timetable.jobs.find(({ name }) => name === 'expire-lending');
    if (!job) throw new Error('There is no such job.');
    await job.runOnce(new Date());
  };
  const expiries = (many: readonly { id: string }[]) =>
    library.rows<{ id: string; state: string; lines: number; told: number; commits: string }>(
      `select r.external_id as id, r.state, (select count(*)::int from history h where h.request_id = r.id and h.event = 'expire') as lines,
          (select count(*)::int from outbound_message o where o.request_id = r.id) as told, r.xmin::text as commits
        from request r where r.external_id = any($1) order by r.external_id`,
      [many.map(({ id }) => id)],
    );
  const stateOf = ({ commits: _, ...stood }: Awaited<ReturnType<typeof expiries>>[number]) => stood;
  const expired = (id: string) => ({ id, state: 'expired', lines: 1, told: 1 });

  it('beside a job that takes a step on each of many requests: these share commits, each with its own step', async () => {
    const many = loans(40);
    await overdue(many);
    const { locking } = await statementsOf(expire);
    const found = await expiries(many);
    expect(found.map(stateOf)).to.deep.equal(many.map(({ id }) => expired(id)));
    expect(new Set(found.map(({ commits }) => commits)).size, 'transactions').to.equal(3);
    expect(locking, 'statements that lock').to.equal(3);
  });

  it('beside a job: the step that the database refuses is left for the next run, and no other', async () => {
    const many = loans(6);
    await overdue(many);
    const refused = many[3]?.id ?? '';
    await library.rows(`create function refuse_expiry() returns trigger language plpgsql as $$
      begin
        if new.external_id = '${refused}' and new.state = 'expired' then raise exception 'Not this one.'; end if;
        return new;
      end $$`);
    await library.rows(
      'create trigger refuse_expiry before update on request for each row execute function refuse_expiry()',
    );
    await expire();
    expect((await expiries(many)).map(stateOf)).to.deep.equal(
      many.map(({ id }) => (id === refused ? { id, state: 'created', lines: 0, told: 0 } : expired(id))),
    );
    await library.rows('drop trigger refuse_expiry on request');
    await library.rows('drop function refuse_expiry()');
    await expire();
    expect((await expiries(many)).map(stateOf)).to.deep.equal(many.map(({ id }) => expired(id)));
  });

  it('that are the same message have one effect, and all get its confirmation', async () => {
    const many = loans(6);
    const xmls = many.flatMap((loan) => Array(4).fill(requestXml(loan)) as string[]);
    const replies = await Promise.all(xmls.map((xml) => library.hear(borrower, xml)));
    for (let of = 0; of < many.length; of += 1)
      expect(new Set(replies.slice(of * 4, of * 4 + 4).map(({ body }) => body)).size).to.equal(1);
    expect(await stored(many.map(({ id }) => id))).to.have.length(6);
  });

  it('wait ten seconds for a request that stays in hand; then their sender is told to come again (A23)', async function () {
    this.timeout(60_000);
    const { meanwhile, took, free, broken } = await kept;
    expect(meanwhile).to.deep.equal({ status: 503, body: '' });
    expect(took, 'not sooner').to.be.above(9_000);
    expect(free).to.include({ status: 200, messageStatus: 'OK' });
    expect(broken).to.deep.equal([]);
  });
});
