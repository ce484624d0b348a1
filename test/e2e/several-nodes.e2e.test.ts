import { expect } from 'chai';
import pg from 'pg';
import { demoDeskOf } from '../../src/cli/demo/desk.js';
import { introduceAll } from '../../src/cli/demo/network.js';
import { type Node, startNode } from '../../src/compose.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { createTestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { migrated } from '../support/migrated.js';
import { withRabbitMq } from '../support/services.js';
import { start } from './support/program.js';
import {
  type LibraryProcess,
  lend,
  openTwoLibraries,
  openTwoProcesses,
  type TwoLibraries,
} from './support/two-libraries.js';

describe('two processes of one library', function () {
  this.timeout(120_000);
  let two: TwoLibraries<LibraryProcess>;
  before(async () => {
    two = await openTwoProcesses({ INTERLEND_SENDERS_AT_ONCE: '4' });
  });
  after(() => two.close());

  it('share the work: each message is sent once, and either goes on when the other one is killed', async () => {
    const { borrower, lender } = two;
    const second = start(['serve'], { ...borrower.env, INTERLEND_PORT: '0', INTERLEND_ADMIN_PORT: '0' });
    const [, url = ''] = await second.until(/partners at (\S+)\/iso18626/);
    const other = demoDeskOf(
      { ...borrower.desk.library, port: Number(new URL(url).port) },
      new AbortController().signal,
    );
    const rows = new pg.Client({ connectionString: borrower.env['DATABASE_URL'] });
    await rows.connect();
    try {
      const made = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          (n % 2 ? other : borrower.desk).create({ serviceType: 'Loan', title: `Volume ${n}`, rota: ['LEND'] }),
        ),
      );
      // What one has made the other one sends, or not: whoever claims it.
      await Promise.all(made.map(({ id }, n) => (n % 2 ? borrower.desk : other).act(id, 'send')));
      await eventually('all are delivered', async () => (await other.snapshot()).outboxDepth === 0);
      const { rows: tries } = await rows.query(
        'select count(*)::int as tries, count(distinct message_id)::int as messages, count(distinct instance)::int as processes from delivery_attempt',
      );
      expect(tries).to.deep.equal([{ tries: 40, messages: 40, processes: 2 }]);

      second.child.kill('SIGKILL');
      await second.ended;
      await lend({ borrower: borrower.desk, lender: lender.desk }, 'After the kill');
    } finally {
      await rows.end();
      second.child.kill('SIGKILL');
    }
  });
});

describe('a database that throws its library out (A11)', function () {
  this.timeout(60_000);

  it('ends no process: each comes back, holds the lock against moving again, and goes on lending', async () => {
    const two = await openTwoProcesses();
    const rows = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    await rows.connect();
    try {
      // One key: this node runs here. Two keys: this process lives, and what it leased is its own.
      const locks = async () => {
        const { rows: held } = await rows.query<{ keys: number }>(`select l.objsubid::int as keys from pg_locks l
          join pg_database d on d.oid = l.database and d.datname = current_database()
          where locktype = 'advisory' and mode = 'ShareLock' and granted order by 1`);
        return held.map(({ keys }) => keys).join(' and ');
      };
      expect(await locks()).to.equal('1 and 2');
      await rows.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      await eventually('both locks are held again', async () => (await locks()) === '1 and 2');
      await lend({ borrower: two.borrower.desk, lender: two.lender.desk }, 'Afterwards');
      expect(two.borrower.process.child.exitCode).to.equal(null);
    } finally {
      await rows.end();
      await two.close();
    }
  });
});

describe('two nodes composed in one process', function () {
  this.timeout(60_000);

  it('lend to each other, count for themselves, and one goes on when the other stops', async () => {
    const closers: (() => Promise<unknown>)[] = [];
    const ending = new AbortController();
    async function open(code: string) {
      const database = await createTestDatabase(migrated);
      const token = `a-staff-token-of-${code}`;
      const settings = readSettings({
        INTERLEND_NAME: `${code} Library`,
        INTERLEND_SYMBOLS: `ISIL:CA-${code}`,
        INTERLEND_INSTITUTION_CODE: code,
        INTERLEND_PORT: '0',
        INTERLEND_ADMIN_PORT: '0',
        INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
        INTERLEND_UNDO_SECONDS: '0',
        INTERLEND_DATABASE_CONNECTIONS: '6',
        INTERLEND_LOG_LEVEL: 'silent',
      });
      const node: Node = await startNode({
        settings,
        databaseUrl: database.url,
        amqpUrl: '',
        staffTokens: [{ name: 'staff', token }],
        secretKey: `a-secret-key-of-${code}`,
      });
      closers.push(() => database.drop(), node.stop);
      const facts = { code, name: settings.name, symbol: `ISIL:CA-${code}`, institutionCode: code, adminPort: 0 };
      const port = node.servers?.port ?? 0;
      return { node, desk: demoDeskOf({ ...facts, port, database: database.name, staffToken: token }, ending.signal) };
    }
    const sent = async (node: Node) => {
      const text = await (await fetch(`${node.servers?.adminUrl}/metrics`)).text();
      return text.split('\n').filter((line) => line.startsWith('interlend_messages_out_total{'));
    };
    try {
      const [lakes, rivers] = [await open('LAKES'), await open('RIVERS')];
      await introduceAll([lakes.desk, rivers.desk]);
      await lend({ borrower: lakes.desk, lender: rivers.desk }, 'There');
      await lend({ borrower: rivers.desk, lender: lakes.desk }, 'And back');
      const [ofLakes, ofRivers] = [await sent(lakes.node), await sent(rivers.node)];
      expect(ofLakes).to.have.members(ofRivers).and.not.to.be.empty;
      await rivers.node.stop();
      const { externalId: id } = await lakes.desk.create({ serviceType: 'Loan', title: 'Alone', rota: ['RIVERS'] });
      expect((await lakes.desk.act(id, 'send')).state).to.equal('requestSent');
      expect((await lakes.desk.snapshot()).database).to.equal('up');
    } finally {
      for (const close of closers.reverse()) await close();
    }
  });
});

withRabbitMq('two libraries on one broker', (amqpUrl) => {
  it('take each their own messages from it, also when nothing else looks for them', async function () {
    this.timeout(90_000);
    const two = await openTwoLibraries({ AMQP_URL: amqpUrl, INTERLEND_SWEEP_SECONDS: '3600' });
    try {
      const began = Date.now();
      await lend({ borrower: two.borrower.desk, lender: two.lender.desk }, 'Through the queue');
      expect(Date.now() - began, 'ms for a whole loan').to.be.lessThan(20_000);
      const { delivery } = await two.lender.desk.snapshot();
      expect(delivery).to.include({ kind: 'rabbitmq', connected: true, consumers: 1 });
    } finally {
      await two.close();
    }
  });
});
