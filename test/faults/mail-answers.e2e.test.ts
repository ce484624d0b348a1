/** The mail server takes a letter, and the database cannot note it: the letter is sent once, whatever the database does. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import pg from 'pg';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { eventually } from '../support/eventually.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** The way to the database, which can be shut: connections end, and new ones are refused. */
interface Way {
  url: string;
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

async function startWay(databaseUrl: string): Promise<Way> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isShut = false;
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server: Server = createServer((client) => {
    if (isShut) return void client.destroy();
    const upstream = connect({ host: target.hostname, port: Number(target.port || 5432) });
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) sockets.add(socket.on('error', end).on('close', end));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    shut: () => {
      isShut = true;
      endAll();
    },
    open: () => {
      isShut = false;
    },
    close: async () => {
      endAll();
      await new Promise((done) => server.close(done));
    },
  };
}

describe('a letter that the mail server took, and a database that cannot note it', function () {
  this.timeout(120_000);
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let way: Way | undefined;
  const smtp = () => ({
    INTERLEND_SMTP_HOST: '127.0.0.1',
    INTERLEND_SMTP_PORT: String(server.port),
    INTERLEND_SMTP_TLS: 'none',
    INTERLEND_SMTP_FROM: 'node@college.example',
    INTERLEND_SWEEP_SECONDS: '3600',
  });

  beforeEach(async () => {
    server = await catchMail();
    library = await openLibrary();
    await library.addPartner('PARTNER', 'http://127.0.0.1:18626');
    await library.hand.desk('POST', '/patrons', { id: '8', name: 'Sam Example', email: 'sam@student.example' });
  });
  afterEach(async () => {
    way?.open();
    await library.close();
    await way?.close();
    way = undefined;
    await server.close();
  });

  /** A request whose patron is to read that it was cancelled. */
  async function cancelled(): Promise<string> {
    const { id } = await library.hand.desk<{ id: string }>('POST', '/requests', {
      serviceType: 'Loan',
      title: 'Lakes',
      rota: ['PARTNER'],
      patron: { id: '8' },
    });
    await library.hand.act(id, 'cancel', { notifyPatron: true });
    await library.rows(`update mail set next_try_at = now() where status = 'waiting'`);
    return id;
  }
  const statuses = async () =>
    (await library.rows<{ status: string }>('select status from mail order by id')).map(({ status }) => status);
  const letters = async () =>
    (await library.rows<{ status: string }>('select status from letter order by id')).map(({ status }) => status);
  const timesMailed = async (request: string) =>
    (await library.rows(`select from history where request_id = $1 and event = 'letterMailed'`, [request])).length;
  const isSent = async () => (await statuses()).every((status) => status === 'sent');
  const leasesEnd = () =>
    library.rows(`update mail set lease_until = now() - interval '1 minute', next_try_at = now() - interval '1 minute'
      where status = 'sending'`);
  /** Whether a session of the database waits for a lock of another. */
  const somebodyWaits = async (statement: string) =>
    (
      await library.rows(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ $1`,
        [statement],
      )
    ).length > 0;

  it('KB2 an order that withdraws the letter meanwhile: neither waits for the other for ever, and it is sent once', async () => {
    const request = await cancelled();
    const node = await library.serve(smtp(), false);
    const order = new pg.Client({ connectionString: library.databaseUrl });
    await order.connect();
    try {
      // As a step does it: the request is locked first, its letter and the mail of it later.
      await order.query('begin');
      await order.query('select from request where id = $1 for update', [request]);
      const round = node.node.mailer.runOnce();
      await eventually(
        'the letter is noted as sent',
        () => server.mails.length === 1 && somebodyWaits('from request|mail'),
      );
      await order.query(
        `with first_ as (update letter set status = 'withdrawn', done_at = now() where request_id = $1 and status = 'waiting' returning id)
         update mail m set status = 'withdrawn', done_at = now() from first_ where m.letter_id = first_.id and m.status = 'waiting'`,
        [request],
      );
      await order.query('commit');
      await round;
    } finally {
      await order.end();
    }
    await eventually('the mail is sent', isSent);
    await leasesEnd();
    expect(await node.node.mailer.runOnce()).to.equal(0);
    expect(server.mails).to.have.length(1);
    expect(await timesMailed(request)).to.equal(1);
  });

  it('KB2 staff print the letter meanwhile: it is printed and mailed, once each', async () => {
    const request = await cancelled();
    const [{ id: letter } = { id: '' }] = await library.rows<{ id: string }>('select id::text from letter');
    const node = await library.serve(smtp(), false);
    const step = new pg.Client({ connectionString: library.databaseUrl });
    await step.connect();
    try {
      await step.query('begin');
      await step.query('select from request where id = $1 for update', [request]);
      const printed = node.desk<{ status: string }>('POST', `/letters/${letter}/printed`);
      await eventually('the print waits for the step', () => somebodyWaits('request'));
      // The step goes on to the letter: whoever prints must not have it yet.
      await step.query(`select from letter where id = $1 for update nowait`, [letter]);
      await step.query('commit');
      expect((await printed).status).to.equal('printed');
    } finally {
      await step.end();
    }
    expect(await letters()).to.deep.equal(['printed']);
  });

  it('KB2 a deadlock all the same: the answer is stored again, the mail is not sent again', async () => {
    const request = await cancelled();
    const node = await library.serve(smtp(), false);
    await library.rows(`create sequence tries_to_settle`);
    await library.rows(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.status = 'sent' and nextval('tries_to_settle') < 3 then raise 'deadlock detected' using errcode = '40P01'; end if;
      return new; end $$`);
    await library.rows('create trigger refuse before update on mail for each row execute function refuse()');
    await node.node.mailer.runOnce();
    await eventually('the mail is sent', isSent);
    expect(server.mails).to.have.length(1);
    expect(await timesMailed(request)).to.equal(1);
    expect(await letters()).to.deep.equal(['sent']);
  });

  it('KD1 the database refuses connections at the moment of the 250: it is noted when the database is back, and sent once', async () => {
    const request = await cancelled();
    const toDatabase = await startWay(library.databaseUrl);
    way = toDatabase;
    const node = await library.serve({ ...smtp(), DATABASE_URL: toDatabase.url }, false);
    const other = await library.serve(smtp(), false);
    server.beforeTaken(async () => toDatabase.shut());
    await node.node.mailer.runOnce();
    expect(server.mails, 'taken').to.have.length(1);
    expect(await statuses(), 'and not noted').to.deep.equal(['sending']);

    // Its lease ends long before the database is back.
    await leasesEnd();
    expect(await node.node.mailer.runOnce().catch(() => 0)).to.equal(0);
    toDatabase.open();
    await eventually('the mail is sent', isSent);
    await leasesEnd();
    for (const each of [node, other]) expect(await each.node.mailer.runOnce().catch(() => 0)).to.equal(0);
    expect(server.mails).to.have.length(1);
    expect(await timesMailed(request)).to.equal(1);
  });

  it('KD1 the lease ends while its process keeps the answer: no other process takes the letter over', async () => {
    const request = await cancelled();
    const node = await library.serve(smtp(), false);
    const other = await library.serve(smtp(), false);
    await library.rows(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.status = 'sent' then raise 'read-only' using errcode = '25006'; end if; return new; end $$`);
    await library.rows('create trigger refuse before update on mail for each row execute function refuse()');
    await node.node.mailer.runOnce();
    await leasesEnd();
    expect(await other.node.mailer.runOnce(), 'another process').to.equal(0);
    expect(await node.node.mailer.runOnce(), 'the same process').to.equal(0);
    await library.rows('drop trigger refuse on mail');
    await eventually('the mail is sent', isSent);
    expect(server.mails).to.have.length(1);
    expect(await timesMailed(request)).to.equal(1);
  });

  it('KD1 a process that stops stores what it keeps before it ends', async () => {
    const request = await cancelled();
    const node: InProcess = await library.serve(smtp(), false);
    await library.rows(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.status = 'sent' then raise 'read-only' using errcode = '25006'; end if; return new; end $$`);
    await library.rows('create trigger refuse before update on mail for each row execute function refuse()');
    await node.node.mailer.runOnce();
    const stopped = node.stop();
    await library.rows('drop trigger refuse on mail');
    await stopped;
    expect(await statuses()).to.deep.equal(['sent']);
    expect(await timesMailed(request)).to.equal(1);
  });
});
