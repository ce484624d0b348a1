import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { familyOf, untilGone } from '../e2e/support/program.js';
import { eventually } from '../support/eventually.js';
import { nothingFor } from '../support/nothing-for.js';
import {
  type Beside,
  type LibraryOfSeveral,
  type NodeOfSeveral,
  openSeveral,
  untilSaid,
} from '../support/upgrade/restarts.js';
import { callersWaitAt } from '../support/waiting-caller.js';

/** The processes that do the work, without the one that looks after them. */
const workersOf = ({ node }: NodeOfSeveral): number[] => familyOf(node.pid).slice(1);

/** Requests that were begun and not finished are those whose call was cut; nothing that was confirmed is missing or doubled. */
function expectNothingLost({ doubled, unsent, missing }: Beside<unknown>): void {
  expect({ doubled, unsent, missing }).to.deep.equal({ doubled: [], unsent: [], missing: [] });
}

const entriesOf = ({ node }: NodeOfSeveral): Record<string, unknown>[] =>
  node
    .log()
    .split('\n')
    .slice(0, -1) // what follows the last line end is not written yet
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const isOpenAgain = 'A process of this node is open again.';

/** What the node counts of itself. */
async function counted({ adminUrl }: NodeOfSeveral) {
  const text = await (await fetch(`${adminUrl}/metrics`)).text();
  const lines = [...text.matchAll(/^interlend_messages_in_total\{.*\} (\d+)$/gm)];
  return {
    messages: lines.reduce((all, [, many]) => all + Number(many), 0),
    open: Number(/^interlend_processes_open (\d+)$/m.exec(text)?.[1]),
    ends: Number(/^interlend_process_ends_total (\d+)$/m.exec(text)?.[1]),
  };
}
const untilBothAreOpen = (several: NodeOfSeveral) =>
  eventually('both are open', async () => (await counted(several)).open === 2, 120_000);

describe('a node of several processes under load', function () {
  this.timeout(600_000);
  let library: LibraryOfSeveral;
  let several: NodeOfSeveral;
  before(async () => {
    library = await openSeveral(2);
    several = await library.start();
  });
  after(() => library?.close());

  it('replaces them one by one at SIGHUP: no call on kept or new connections is refused or cut, nothing is lost or sent twice (A16)', async () => {
    const found = await several.beside({ stageMs: 300, atOnce: 2, restMs: 300, newCalls: 101 }, async () => {
      const before = workersOf(several);
      several.node.child.kill('SIGHUP');
      await untilSaid(several.node, 'All processes of this node were replaced.');
      return { before, after: workersOf(several), numbers: entriesOf(several).map(({ process }) => process) };
    });
    expect(found.done.before).to.have.length(2);
    expect(found.done.after).to.have.length(2);
    expect(found.done.after).to.not.have.any.members(found.done.before);
    expect(found.done.numbers).to.include('supervisor');
    expectNothingLost(found);
    expect(found.ledger.refused).to.deep.equal([]);
    expect(found.ledger.whole).to.have.members(found.ledger.begun).and.not.to.be.empty;
    expect(found.newCalls.wrong).to.deep.equal([]);
    expect(found.newCalls.answered).to.be.greaterThan(100);
  });

  it('starts one again that was killed: its siblings go on, what it had begun is done, and counts do not fall (A1–A4)', async () => {
    const found = await several.beside({ stageMs: 500, atOnce: 4, restMs: 500 }, async () => {
      const before = await counted(several);
      const opened = several.node.log().split(isOpenAgain).length - 1;
      const [victim = 0] = workersOf(several);
      // It stands still first, so that a connection is on its way to it when it is killed: that one goes to its sibling.
      process.kill(victim, 'SIGSTOP');
      await nothingFor(300, 'a connection is on its way to the process that stands still');
      process.kill(victim, 'SIGKILL');
      await untilSaid(several.node, isOpenAgain, opened + 1);
      await untilBothAreOpen(several);
      const said = entriesOf(several).find(
        ({ msg, pid }) => pid === victim && String(msg).startsWith('A process of this node ended'),
      );
      return { before, after: await counted(several), said, victim };
    });
    const { before, after, said, victim } = found.done;
    expect(said).to.include({ level: 'warn', pid: victim, signal: 'SIGKILL' });
    expect(after.ends).to.equal(before.ends + 1);
    expect(before.messages).to.be.greaterThan(0);
    expect(after.messages).to.be.at.least(before.messages);
    expect({ unsent: found.unsent, missing: found.missing }).to.deep.equal({ unsent: [], missing: [] });
    // What was on its way when it was killed may come once more, with the same bytes; its receiver knows it again.
    expect(found.doubled.length, found.doubled.join('\n')).to.be.at.most(4);
    for (const each of found.doubled) expect(each).to.match(/^2 times: /);
    // Calls that the killed process was answering are cut; whoever calls again is served.
    expect(found.ledger.refused.length).to.be.at.most(8);
    expect(found.ledger.whole.length).to.be.greaterThan(found.ledger.refused.length);
    expect(found.newCalls.wrong.length).to.be.at.most(3);
    expect(found.newCalls.wrong.join(), 'nobody waits for a process that is gone').to.not.include('no answer');
  });

  it('says so when one ends again and again, and goes on with the others', async () => {
    const found = await several.beside({ stageMs: 200, atOnce: 1, restMs: 500 }, async () => {
      const killed: number[] = [];
      // The one that has been there longest stays.
      const spared = Math.min(...workersOf(several));
      while (!several.node.log().includes('ends again and again')) {
        const other = workersOf(several).find((pid) => pid !== spared);
        if (other && kill(other)) killed.push(other);
        await pause(50);
      }
      const { complaints } = (await (await fetch(`${several.adminUrl}/health/ready`)).json()) as {
        complaints: string[];
      };
      const ended = entriesOf(several).filter(({ pid }) => killed.includes(Number(pid)));
      return { complaints, numbers: new Set(ended.map(({ worker }) => worker)) };
    });
    const { complaints, numbers } = found.done;
    expect(numbers, 'it is one and the same each time').to.have.property('size', 1);
    expect(complaints.join()).to.include(
      `Process ${[...numbers]} of 2 of this node ends again and again soon after the start`,
    );
    expect(found.missing).to.deep.equal([]);
  });

  it('ends with its supervisor: after a SIGKILL no process is left, and the port is free at once', async () => {
    await untilBothAreOpen(several);
    let pids: number[] = [];
    let free = false;
    const found = await several.beside({ stageMs: 300, atOnce: 2, restMs: 500 }, async () => {
      pids = workersOf(several);
      several.node.child.kill('SIGKILL');
      await several.node.ended;
      free = await canListen(Number(new URL(several.url).port));
      const began = performance.now();
      await untilGone(pids, 9_000);
      return performance.now() - began;
    });
    expect(pids).to.have.length(2);
    expect(free, 'the port is free').to.equal(true);
    expect(found.done).to.be.below(8_000);
    expect(found.missing).to.deep.equal([]);
    expect(found.doubled).to.deep.equal([]);
  });

  it('ends within eight seconds at SIGTERM, all of it, and answers what it had taken', async () => {
    several = await library.start();
    let answers: number[] = [];
    const found = await several.beside({ stageMs: 300, atOnce: 2, restMs: 500 }, async () => {
      const pids = workersOf(several);
      // More callers than processes are let in by the kernel and wait while the one that hands them over stands still.
      several.node.child.kill('SIGSTOP');
      const answered = await callersWaitAt(`${several.url}/health/live`, 40);
      const began = performance.now();
      several.node.child.kill('SIGTERM');
      several.node.child.kill('SIGCONT');
      answers = await answered();
      const { status, signal } = await several.node.ended;
      const took = performance.now() - began;
      await untilGone(pids, 500);
      return { status, signal, took };
    });
    const { took, ...end } = found.done;
    expect(end).to.deep.equal({ status: 0, signal: null });
    expect(took).to.be.below(8_000);
    expect(answers, 'each caller that was let in is answered').to.deep.equal(Array.from({ length: 40 }, () => 200));
    expect(found.missing).to.deep.equal([]);
    const cut = found.ledger.refused.filter((each) => !/ECONNREFUSED/.test(each));
    expect(cut, 'calls that were begun are answered').to.deep.equal([]);
  });
});

function canListen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = net.createServer().once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** False when it had ended by itself a moment before. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}
