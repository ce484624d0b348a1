import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/storage/embedded/embedded-postgres.js';
import { type EngineRecord, readRecord, serverAddress } from '../../src/storage/embedded/record.js';
import { patronAt } from '../patrons-side/patron-browser.js';
import { root } from '../support/root.js';
import { type Ended, familyOf, newFolder, type Program, run, start, untilGone } from './support/program.js';
import { stopped } from './support/two-libraries.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

/** bash is on every machine that tests run on; the others where they are installed. */
const shells = ['bash', ...['dash', 'zsh'].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0)];

describe('the README', () => {
  it('FC16: says of RabbitMQ that it is installed where that may be, and else its tests are skipped', () => {
    expect(readme).to.match(
      /Without a\nPostgreSQL it brings one; without a RabbitMQ it installs one where it may \(Debian, as root\), else it skips the tests that need it and\nsays so\./,
    );
  });
});

describe('the demonstration', function () {
  this.timeout(420_000);
  let folder: string;
  let chaos: Promise<Ended> | undefined;
  before(async () => {
    folder = await newFolder('demo');
  });
  after(async () => {
    await chaos;
    await rm(folder, { recursive: true, force: true });
  });

  describe('on a new folder', () => {
    let demo: Program;
    before(async () => {
      demo = start(['demo', '--xml', '--data', folder]);
      await demo.until(/The network stays up/);
      // Beside what follows, for it waits most of the time. It has ports of its own: the usual ones are taken now.
      chaos = chaoticDemo();
    });
    after(async () => {
      if (demo.child.exitCode === null && demo.child.signalCode === null) await stopped(demo);
    });

    it('FC14: plays its loans, message by message, with their XML line by line, and stays up', () => {
      const out = demo.said();
      for (const [title, messages] of Object.entries(crossings))
        expect(messagesOf(out, title), title).to.deep.equal(messages);
      expect(out).to.contain(
        '“Braiding Sweetgrass” OOALG0000001 · Algonquin College: Request sent to partner · La Cité: Created lending request',
      );
      expect(out).to.match(/^ +<bibliographicInfo>\n(?: +<.*\n)*? +<title>Braiding Sweetgrass<\/title>$/m);
      expect(out).to.match(/Both sides agree on all 7 conversations; 38 messages crossed/);
      expect(out).to.match(
        /Sam Example searches all colleges for “Kamouraska”: La Cité and Northern College can lend it\n.*sends the form and gets the number (OOALG\d+); My requests says “Looking for a library”/,
      );
      expect(out).to.match(
        /Sam Example reads “Ready for pickup until [^”]+”[\s\S]*has it and reads “On loan until [^”]+”/,
      );
      expect(out).to.match(
        /Sam Example accepts the copyright notice and asks for “Reading habits of first-year nursing students”: OOALG\d+/,
      );
      expect(out).to.match(/reads “Ready to read until [^”]+”, accepts the notice of the copy and opens scan\.pdf/);
      expect(demo.log()).to.equal('');
    });

    it('FC4: is what the README has its readers begin with: the five minutes by hand work as they are pasted into each shell that is here, each time on a request of its own', async () => {
      expect(blocks).to.have.length(5);
      const data = join(root, '.data/readme');
      try {
        mkdirSync(data, { recursive: true });
        copyFileSync(join(folder, 'addresses.sh'), join(data, 'addresses.sh'));
        // As one who pastes them: an interactive zsh takes a comment for a command.
        expect(blocks.join('')).not.to.match(/^ *#/m);
        const script = `set -e\n${blocks.join('\n').replaceAll('.data/demo', './.data/readme')}`;
        const ids: string[] = [];
        for (const shell of shells) {
          const { stdout } = await promisify(execFile)(shell, ['-c', script], { cwd: root, maxBuffer: 10_000_000 });
          const [, id = ''] = /The request is (\S+)/.exec(stdout) ?? [];
          expect(id, shell).to.match(/^OOALG\d{7}$/);
          expect(stdout, shell).to.include('"stateLabel":"Shipped Physically"');
          expect(stdout, shell).to.match(/^State +Physically received/m);
          expect(stdout, shell).to.match(/<request>/);
          expect(stdout, shell).to.match(/^Usage: interlend /m);
          ids.push(id);
        }
        expect(new Set(ids).size).to.equal(shells.length);
      } finally {
        await rm(data, { recursive: true, force: true });
      }
    });

    it('links La Cité to a system of its own, whose ledger shows the loan', async () => {
      const [, ledger = '', title = '', barcode = ''] = await demo.until(
        /Its ledger: (\S+)\n +“([^”]+)” \(([^)]+)\), which Algonquin College lent, is on loan to Dominique Gagnon there/,
      );
      const page = await (await fetch(`${ledger}?language=fr`)).text();
      expect(page).to.include(`<td>${barcode}</td><td>${title}</td><td>Dominique Gagnon (30101)</td>`);
      expect(page).to.include('Exemplaire temporaire');
    });

    it('shows what is done by hand, until Ctrl-C stops everything', async () => {
      const [, copyPage = ''] = await demo.until(/card 20417, PIN 4711\):[\s\S]*A copy to read\s+(\S+)/);
      expect(copyPage).to.match(/^http:\/\/127\.0\.0\.1:\d+\/my\/requests\/OOALG\d+$/);
      const patron = patronAt(new URL(copyPage).origin);
      await patron.signIn('20417', '4711');
      const copy = await patron.call('GET', `${new URL(copyPage).pathname.replace('/my', '')}/copy`);
      expect([copy.status, copy.headers.get('content-type')]).to.deep.equal([200, 'application/pdf']);
      const [, url = '', token = ''] = await demo.until(/staff API\s+(\S+)[\s\S]*?token\s+(\S+)/);
      const desk = { INTERLEND_URL: url.replace('/api/v1', ''), INTERLEND_STAFF_TOKEN: token };
      const words = ['request', 'create', '--title', 'By hand', '--rota', 'NORTHERN', '--json'];
      const { externalId } = JSON.parse((await run(words, desk)).out) as { externalId: string };
      expect((await run(['request', 'act', externalId, 'send'], desk)).status).to.equal(0);
      await demo.until(
        /“By hand” \S+ · Algonquin College: Request sent to partner · Northern College: (Created|Locate failed)/,
      );
      const family = familyOf(demo.pid);
      demo.child.kill('SIGINT');
      const { signal } = await demo.ended;
      expect(signal).to.equal(null);
      await untilGone(family);
    });
  });

  describe('on what one before left', () => {
    it('ends everything it started when it is killed', async () => {
      const demo = start(['demo', '--data', folder]);
      await demo.until(/Kimmerer|Braiding Sweetgrass/);
      const family = familyOf(demo.pid);
      expect(family.length, 'itself, three libraries, the keeper and its database').to.be.greaterThan(5);
      demo.child.kill('SIGKILL');
      await untilGone(family);
    });

    it('starts again on what was left, and ends with 1 when two sides tell different stories', async () => {
      const engine = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: () => {} });
      const client = new pg.Client({ connectionString: engine.url('interlend_demo_lacite') });
      await client.connect();
      await client.query(`update request set state = 'willSupply' where id =
        (select min(id) from request where side = 'lending' and state = 'requestCompleted')`);
      await client.end();
      await engine.stop();
      const { status, out } = await run(['demo', '--once', '--data', folder]);
      expect(out).to.contain('The two sides disagree on 1 of ');
      expect(out).to.match(
        /OOALG\d+ “Journal of Library Cooperation”: Algonquin College says receivedDigitally, La Cité says willSupply/,
      );
      expect(status).to.equal(1);
    });

    it('can be told to end while loans are on their way', async () => {
      const demo = start(['demo', '--data', folder]);
      await demo.until(/── /);
      const family = familyOf(demo.pid);
      demo.child.kill('SIGINT');
      await demo.ended;
      await untilGone(family);
      expect(demo.said()).to.match(/Stopping\.\n$/);
    });

    it('loses nothing when nodes and the database are killed in the middle of loans (A11)', async () => {
      chaos ??= chaoticDemo();
      const { status, out, err } = await chaos;
      expect(status, out + err).to.equal(0);
      expect(Number(/(\d+) kills in the middle of loans/.exec(out)?.[1])).to.be.greaterThan(3);
      expect(out).to.contain('✗         the database is killed');
      expect(out).to.match(/Both sides agree on all 7 conversations; 38 messages crossed, none is lost/);
    });
  });
});

async function chaoticDemo(): Promise<Ended> {
  const folder = await newFolder('chaos');
  const over = new AbortController();
  const waits = endWaits(join(folder, 'postgres'), over.signal);
  const ended = await run(['demo', '--once', '--chaos', '--data', folder]);
  over.abort();
  await waits;
  await rm(folder, { recursive: true, force: true });
  return ended;
}

/**
 * Whoever was called in vain after a kill is called again ten seconds later, then a minute later, then five: here that time is
 * over within a second.
 */
async function endWaits(dataFolder: string, stopped: AbortSignal): Promise<void> {
  const pools = new Map<string, pg.Pool>();
  while (!stopped.aborted) {
    const record = await readRecord(dataFolder).catch(() => undefined);
    for (const library of record ? ['algonquin', 'lacite', 'northern'] : []) {
      const url = serverAddress(record as EngineRecord, `interlend_demo_${library}`);
      const pool = pools.get(url) ?? new pg.Pool({ connectionString: url, max: 1 }).on('error', () => {});
      pools.set(url, pool);
      // It is killed too, and has no tables at first.
      for (const words of [
        `update outbound_message set next_attempt_at = now() where status = 'pending' and next_attempt_at > now()`,
        `update partner_channel set next_probe_at = now() where state = 'open' and next_probe_at > now()`,
      ])
        await pool.query(words).catch(() => {});
    }
    await pause(500, undefined, { signal: stopped }).catch(() => {});
  }
  for (const pool of pools.values()) await pool.end();
}

/** What crosses in each story, as the timeline says it. */
const crossings: Record<string, string[]> = {
  'Braiding Sweetgrass': [
    'Algonquin College → La Cité: asks to borrow (Request)',
    'La Cité → Algonquin College: cannot supply (Unfilled)',
    'Algonquin College → Northern College: asks to borrow (Request)',
    'Northern College → Algonquin College: will supply it (Will Supply)',
    'Northern College → Algonquin College: has shipped it (Shipped)',
    'Algonquin College → Northern College: has received it (Received)',
    'Algonquin College → Northern College: asks for a renewal (Renew)',
    'Northern College → Algonquin College: grants the renewal (Renew granted)',
    'Algonquin College → Northern College: has sent it back (Returned)',
    'Northern College → Algonquin College: has it back (Checked In)',
  ],
  'Le Grand Atlas du Canada': [
    'La Cité → Algonquin College: asks to borrow (Request)',
    'Algonquin College → La Cité: sets a condition (Conditional)',
    'La Cité → Algonquin College: accepts the conditions and asks again (Retry)',
    'Algonquin College → La Cité: will supply it (Will Supply)',
    'Algonquin College → La Cité: has shipped it (Shipped)',
    'La Cité → Algonquin College: has received it (Received)',
    'La Cité → Algonquin College: has sent it back (Returned)',
    'Algonquin College → La Cité: has it back (Checked In)',
  ],
  'Winter Roads of the North': [
    'Northern College → Algonquin College: asks to borrow (Request)',
    'Algonquin College → Northern College: will supply it (Will Supply)',
    'Algonquin College → Northern College: has shipped it (Shipped)',
    'Northern College → Algonquin College: wants to cancel (Cancel)',
    'Algonquin College → Northern College: cannot cancel any more (Cancel refused)',
    'Northern College → Algonquin College: has received it (Received)',
    'Northern College → Algonquin College: has sent it back (Returned)',
    'Algonquin College → Northern College: has it back (Checked In)',
  ],
  Kamouraska: [
    'Algonquin College → La Cité: asks to borrow (Request)',
    'La Cité → Algonquin College: will supply it (Will Supply)',
    'La Cité → Algonquin College: has shipped it (Shipped)',
    'Algonquin College → La Cité: has received it (Received)',
  ],
  'Journal of Northern Libraries': [
    'Algonquin College → La Cité: asks for a copy (Request)',
    'La Cité → Algonquin College: will supply it (Will Supply)',
    'La Cité → Algonquin College: has delivered the copy (Shipped digitally)',
    'Algonquin College → La Cité: has received it (Received)',
  ],
  'Journal of Library Cooperation': [
    'Algonquin College → La Cité: asks for a copy (Request)',
    'La Cité → Algonquin College: will supply it (Will Supply)',
    'La Cité → Algonquin College: has delivered the copy (Shipped digitally)',
    'Algonquin College → La Cité: has received it (Received)',
  ],
};

/** The lines above the lines that name the title, without time and number of tries. */
function messagesOf(out: string, title: string): string[] {
  const lines = out.split('\n');
  return lines.flatMap((line, index) =>
    line.includes(`“${title}”`) && lines[index - 1]?.includes(' → ')
      ? [(lines[index - 1] ?? '').replace(/^\S+ +/, '').replace(/, in \d+ tries$/, '')]
      : [],
  );
}
