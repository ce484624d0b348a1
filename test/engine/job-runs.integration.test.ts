import { mock } from 'node:test';
import { expect } from 'chai';
import type { JobLine } from '../../src/contract/job-operations.js';
import { inRun } from '../../src/engine/desk/in-run.js';
import type { JobDesk } from '../../src/engine/desk/jobs.js';
import { carryOut, createTimetable } from '../../src/jobs/index.js';
import { createJobDesk } from '../../src/jobs/job-desk.js';
import { createSlotStore } from '../../src/storage/jobs/slot-store.js';
import { say } from '../../src/words/index.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const silent = { debug() {}, info() {}, warn() {}, error() {} };

function deskOf({ node }: Library, instance = 'one') {
  const slots = createSlotStore(node.database.pool);
  const options = {
    slots,
    instance,
    timeZone: 'America/Toronto',
    log: silent,
    within: (scope: Parameters<typeof inRun>[1]) => inRun(node.context, scope),
  };
  const desk: JobDesk = createJobDesk(node.timetable.jobs, options);
  return { slots, options, desk };
}
const saying = (lines: readonly JobLine[]) =>
  lines.map(
    ({ label, count, requests }) => `${say(label, 'en')}: ${count} (${requests.map(({ title }) => title).join(', ')})`,
  );

loansBetween('what a job would do, and what it did', (network) => {
  async function asked(): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }

  it('a preview is what the run then does, keeps nothing, and each number leads to its requests', async () => {
    const { lacite } = network;
    const loan = await asked();
    const { desk } = deskOf(lacite);
    const before = (await lacite.node.gateway.reading.history((await lacite.desk.sees(loan)).id)).length;
    const preview = await desk.preview('expire-lending', inDays(9));
    if (preview.kind !== 'done') throw new Error(preview.kind);
    expect(await lacite.desk.state(loan), 'nothing was kept').to.equal('created');
    expect((await lacite.node.gateway.reading.history((await lacite.desk.sees(loan)).id)).length).to.equal(before);
    expect(saying(preview.value.would)[0]).to.match(/^Expire: 1 \(.+\)$/);

    const ran = await desk.run('expire-lending', 'Marie', inDays(9));
    if (ran.kind !== 'done') throw new Error(ran.kind);
    expect(ran.value.did).to.deep.equal(preview.value.would);
    expect(await lacite.desk.state(loan)).to.equal('expired');
    expect(ran.value.job.last).to.include({ outcome: 'done', by: 'Marie' });
    const again = await desk.preview('expire-lending', inDays(9));
    expect(again.kind === 'done' && again.value.would, 'nothing is left to do').to.deep.equal([]);
  });

  it('two processes and one slot: one of them runs it', async () => {
    const { lacite } = network;
    const [one, other] = [deskOf(lacite, 'one'), deskOf(lacite, 'other')];
    const slot = inDays(20);
    const taken = await Promise.all([
      one.slots.take('expire-lending', slot, 'one'),
      other.slots.take('expire-lending', slot, 'other'),
    ]);
    expect(taken.filter((run) => run !== undefined).length).to.equal(1);
    expect((await one.desk.run('expire-lending', 'Marie', inDays(21))).kind, 'while it goes on').to.equal('notNow');
    await one.slots.finish(taken.find((run) => run !== undefined) ?? '');
    expect(await other.slots.take('expire-lending', slot, 'other'), 'it is over').to.equal(undefined);
  });

  it('a process of the version before, which keeps no due times, and one of this take a slot once between them', async () => {
    const { lacite } = network;
    const { pool } = lacite.node.database;
    const { slots } = deskOf(lacite);
    // As the version before took one.
    const takenBefore = async (slot: Date) =>
      (
        await pool.query(
          `insert into job_slot (job, slot, instance, run_by) select $1, $2, 'before', null
            where not exists (select from job_slot o where o.job = $1 and o.slot <> $2 and o.finished_at is null
              and o.problem is null and o.alive_at > now() - interval '3 minutes')
            on conflict (job, slot) do update set instance = excluded.instance, alive_at = now(), problem = null
            where job_slot.finished_at is null and job_slot.alive_at < now() - interval '3 minutes' returning id::text`,
          ['shared', slot],
        )
      ).rows[0]?.id as string | undefined;
    const next = { job: 'shared', plan: '0 10 * * * * America/Toronto', due: inDays(62) };
    for (const [days, ours, theirs] of [
      [60, true, false],
      [61, false, true],
    ] as const) {
      const slot = inDays(days);
      const first = ours ? await slots.take('shared', slot, 'this', { next }) : await takenBefore(slot);
      expect(first).to.be.a('string');
      expect(theirs ? await slots.take('shared', slot, 'this', { next }) : await takenBefore(slot)).to.equal(undefined);
      await slots.finish(first ?? '');
      const { last, due } = (await slots.times(['shared'], inDays(63))).get('shared') ?? {};
      expect(last?.getTime(), 'whoever ran it').to.equal(slot.getTime());
      expect(due?.getTime()).to.equal(next.due.getTime());
    }
  });

  it('a run that was killed in the middle is finished once, by whoever sees it first', async () => {
    const { lacite } = network;
    const loan = await asked();
    const { slots, options } = deskOf(lacite, 'killed');
    const slot = inDays(30);
    const run = await slots.take('expire-lending', slot, 'killed');
    expect(await slots.take('expire-lending', slot, 'other'), 'it is believed to be alive').to.equal(undefined);
    await lacite.node.database.pool.query(`update job_slot set alive_at = now() - interval '4 minutes' where id = $1`, [
      run,
    ]);
    const [first, second] = await Promise.all(['two', 'three'].map((each) => slots.take('expire-lending', slot, each)));
    expect([first, second].filter((each) => each === run).length).to.equal(1);
    const job = lacite.node.timetable.jobs.find(({ name }) => name === 'expire-lending');
    if (!job || !run) throw new Error('There is no run.');
    await carryOut(job, { run, slot }, options);
    expect(await lacite.desk.state(loan)).to.equal('expired');
    expect(await slots.take('expire-lending', slot, 'four')).to.equal(undefined);
  });

  it('a job that staff switched off is not started, and says so', async () => {
    const { lacite } = network;
    const { desk, options, slots } = deskOf(lacite);
    const loan = await asked();
    await desk.change('expire-lending', { on: false }, 'Marie', new Date());
    const job = lacite.node.timetable.jobs.find(({ name }) => name === 'expire-lending');
    if (!job) throw new Error('There is no such job.');
    await slots.expect([{ job: job.name, plan: `${job.at} America/Toronto`, due: inDays(39) }]);
    mock.timers.enable({ apis: ['Date'], now: inDays(40) });
    try {
      const timetable = createTimetable([job], options);
      timetable.start();
      await timetable.stop();
    } finally {
      mock.timers.reset();
    }
    expect(await lacite.desk.state(loan)).to.equal('created');
    const view = (await desk.list(new Date())).find(({ name }) => name === 'expire-lending');
    expect([view?.on, view?.next]).to.deep.equal([false, undefined]);
    await desk.change('expire-lending', { on: true }, 'Marie', new Date());
  });

  it('brings requests before staff that nobody touched, once, and the history names the rule', async () => {
    const { lacite } = network;
    const loan = await asked();
    const { desk } = deskOf(lacite);
    const later = inDays(31);
    const preview = await desk.preview('mark-untouched', later);
    const ran = await desk.run('mark-untouched', 'Marie', later);
    if (preview.kind !== 'done' || ran.kind !== 'done') throw new Error('It did not run.');
    expect(ran.value.did).to.deep.equal(preview.value.would);
    expect(saying(ran.value.did).join()).to.include('Left untouched: staff are to look');
    expect(await lacite.desk.attention(loan)).to.include('untouched');
    const told = await lacite.desk.told(loan, 'marked.untouched');
    expect(told.facts).to.include({ policy: 'untouchedDays', value: 30 }).and.to.include.keys('rule', 'since');
    expect(await desk.run('mark-untouched', 'Marie', new Date(later.getTime() + 1))).to.have.nested.property(
      'value.done',
      0,
    );
  });

  it('R116: brings items before staff that have been away for too long, and declares nothing by itself', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { dueDate: inDays(20).toISOString().slice(0, 10) });
    const { desk } = deskOf(lacite);
    expect(await desk.run('mark-lost-candidates', 'Marie', inDays(10))).to.have.nested.property('value.done', 0);
    const ran = await desk.run('mark-lost-candidates', 'Marie', inDays(60));
    expect(ran).to.have.nested.property('value.done', 1);
    expect(await lacite.desk.attention(loan)).to.include('lostCandidate');
    expect(await lacite.desk.state(loan)).to.equal('shippedPhysically');
    expect((await lacite.desk.told(loan, 'marked.lostCandidate')).facts).to.include({ policy: 'lostAfterTransitDays' });
  });
});
