import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { EngineContext } from '../../src/engine/engine-context.js';
import type { StoreTransaction } from '../../src/engine/model/store.js';
import type { Writer, WriterQueue } from '../../src/engine/model/writer.js';
import { createWriter, usualWriter } from '../../src/engine/writer.js';
import { eventually } from '../support/eventually.js';

type Work = (tx: StoreTransaction) => Promise<unknown>;

interface Commit {
  of: number;
  end(): Promise<void>;
}

/** A store whose commits the test ends by hand; of several works those that fail keep all from being kept. */
function slowStore() {
  const commits: Commit[] = [];
  const sizes: number[] = [];
  const points: string[] = [];
  const tx = {} as StoreTransaction;
  const underHand = <T>(of: number, result: () => Promise<T>): Promise<T> =>
    new Promise((done, failed) => {
      commits.push({
        of,
        end: async () => {
          await result().then(done, failed);
          await pause(5);
        },
      });
    });
  const context = {
    store: {
      transaction: (work: Work) => underHand(1, () => work(tx)),
      batch: (works: Work[], beforeCommit?: () => void) =>
        underHand(works.length, async () => {
          const results = await Promise.allSettled(works.map((work) => work(tx)));
          const failed = results.find((each) => each.status === 'rejected');
          if (failed) throw failed.reason;
          beforeCommit?.();
          return results;
        }),
    },
    meter: { gathered: (works: number) => sizes.push(works) },
    log: { debug: () => {} },
    faultPoint: (name: string) => points.push(name),
  } as unknown as EngineContext;
  return { context, commits, sizes, points, sizesOfCommits: () => commits.map(({ of }) => of) };
}

/** A work about a request: a message of a partner, unless it is said whose. */
const keep = (
  writer: Writer,
  request: string,
  {
    queue = { kind: 'messages', partner: 'LACITE' },
    isLong = false,
    work = async () => `kept ${request}`,
  }: { queue?: WriterQueue; isLong?: boolean; work?: () => Promise<unknown> } = {},
) => writer.commit({ queue, requests: [request], isLong, work });
const of = (partner: string) => ({ queue: { kind: 'messages' as const, partner } });
/** What was handed over in this turn has begun. */
const turn = () => new Promise(setImmediate);

describe('what is written about requests', () => {
  it('is kept at once when nothing is under way, together when it came in one turn, and gathers while a commit is', async () => {
    const { context, commits, sizes } = slowStore();
    const writer = createWriter(context);
    const answers = ['a', 'b'].map((id) => keep(writer, id));
    await turn();
    expect(sizes, 'two in one turn').to.deep.equal([2]);
    answers.push(...['c', 'd', 'e'].map((id) => keep(writer, id)));
    await turn();
    expect(sizes).to.deep.equal([2]);
    await commits[0]?.end();
    expect(sizes, 'the three that came meanwhile').to.deep.equal([2, 3]);
    await commits[1]?.end();
    expect(await Promise.all(answers)).to.deep.equal(['a', 'b', 'c', 'd', 'e'].map((id) => `kept ${id}`));
  });

  it('shares a commit: messages, orders of staff and steps of the node itself', async () => {
    const { context, commits, sizes, points } = slowStore();
    const writer = createWriter(context);
    const answers = [
      keep(writer, 'x'),
      keep(writer, '1', { queue: { kind: 'orders' } }),
      keep(writer, '2', { queue: { kind: 'steps' } }),
    ];
    await turn();
    expect(sizes).to.deep.equal([3]);
    await commits[0]?.end();
    expect(await Promise.all(answers)).to.deep.equal(['kept x', 'kept 1', 'kept 2']);
    expect(points.sort(), 'each kind has its point of the fault tests').to.deep.equal([
      'batch-before-commit',
      'orders-before-commit',
      'steps-before-commit',
    ]);
  });

  it('about the same request is kept one after the other, in the order in which it came', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context);
    const said: string[] = [];
    const say = (request: string, what: string) =>
      keep(writer, request, { queue: { kind: 'orders' }, work: async () => said.push(what) });
    const all = [say('1', 'first'), say('1', 'second'), say('1', 'third'), say('2', 'other')];
    await turn();
    await commits[0]?.end();
    await commits[1]?.end();
    await commits[2]?.end();
    await Promise.all(all);
    expect(sizesOfCommits()).to.deep.equal([2, 1, 1]);
    expect(said.filter((each) => each !== 'other')).to.deep.equal(['first', 'second', 'third']);
  });

  it('FD1: of one partner does not wait for a commit that is another’s alone; one that several share is waited for', async () => {
    const { context, commits, sizes } = slowStore();
    const writer = createWriter(context);
    const answers = [keep(writer, 'a', of('NOISY'))];
    await turn();
    answers.push(...['b', 'c'].map((id) => keep(writer, id, of('NOISY'))));
    answers.push(keep(writer, 'q', of('QUIET')));
    await turn();
    expect(sizes, 'the quiet one has its own at once, and takes what waits along').to.deep.equal([1, 3]);
    answers.push(keep(writer, 'r', of('CALM')));
    await turn();
    expect(sizes, 'two are under way').to.deep.equal([1, 3]);
    await commits[0]?.end();
    expect(sizes, 'what is under way is shared').to.deep.equal([1, 3]);
    await commits[1]?.end();
    await commits[2]?.end();
    expect(sizes).to.deep.equal([1, 3, 1]);
    await Promise.all(answers);
  });

  it('FD1: of a busy partner leaves room for others, and for staff, in the same commit', async () => {
    const { context, commits } = slowStore();
    const writer = createWriter(context, { ...usualWriter, batchSize: 4, concurrentBatches: 1 });
    const done: string[] = [];
    const take = (id: string, queue: WriterQueue) =>
      void keep(writer, id, { queue }).then(() => done.push(`${queue.partner ?? queue.kind} ${id}`));
    const from = (partner: string) => of(partner).queue;
    take('0', from('BUSY'));
    await turn();
    for (const id of ['1', '2', '3', '4', '5', '6']) take(id, from('BUSY'));
    take('7', from('QUIET'));
    take('8', { kind: 'orders' });
    await commits[0]?.end();
    await commits[1]?.end();
    expect(done, 'the one that was first, then four of whom one is QUIET’s and one is staff’s').to.have.length(5);
    expect(done).to.include.members(['QUIET 7', 'orders 8']);
  });

  it('that is refused is told so with its own words, and the others of its commit are kept without it', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context, { ...usualWriter, concurrentBatches: 1 });
    const refused = async () => {
      throw new Error('Somebody was faster.');
    };
    const first = keep(writer, '1');
    await turn();
    const heard = keep(writer, '2', { queue: { kind: 'orders' }, work: refused }).catch(
      (error: Error) => error.message,
    );
    const others = ['3', '4'].map((id) => keep(writer, id));
    for (let at = 0; at < commits.length; at += 1) await commits[at]?.end();
    expect(await heard).to.equal('Somebody was faster.');
    expect(await Promise.all([first, ...others])).to.deep.equal(['kept 1', 'kept 3', 'kept 4']);
    expect(sizesOfCommits(), 'three together, then each by itself').to.deep.equal([1, 3, 1, 1, 1]);
  });

  it('that waits for a request which somebody has in hand holds up nobody else', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context, { ...usualWriter, concurrentBatches: 1, timeoutMs: 10 });
    const held = keep(writer, 'held');
    await turn();
    const other = keep(writer, 'free');
    await eventually('a second commit has begun', () => sizesOfCommits().length === 2);
    expect(sizesOfCommits(), 'the second has begun while the first is under way').to.deep.equal([1, 1]);
    await commits[1]?.end();
    expect(await other).to.equal('kept free');
    await commits[0]?.end();
    expect(await held).to.equal('kept held');
  });

  it('that is long is kept by itself', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context, { ...usualWriter, concurrentBatches: 1 });
    void keep(writer, '0');
    await turn();
    void keep(writer, 'long', { isLong: true });
    void keep(writer, '1', of('CARLETON'));
    void keep(writer, '2', of('CARLETON'));
    await commits[0]?.end();
    await commits[1]?.end();
    await commits[2]?.end();
    expect(sizesOfCommits().sort()).to.deep.equal([1, 1, 2]);
  });

  it('a crowd has a commit of its own beside the one that is under way', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context, { ...usualWriter, backlog: 3 });
    const answers = [keep(writer, '1')];
    await turn();
    answers.push(...['2', '3'].map((id) => keep(writer, id)));
    await turn();
    expect(sizesOfCommits()).to.deep.equal([1]);
    answers.push(...['4', '5'].map((id) => keep(writer, id)));
    await turn();
    expect(sizesOfCommits()).to.deep.equal([1, 4]);
    for (let at = 0; at < commits.length; at += 1) await commits[at]?.end();
    expect(await Promise.all(answers)).to.have.length(5);
  });

  it('a commit beside another one waits until as many wait as that one holds: small commits cost more each', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context, { ...usualWriter, backlog: 2 });
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => keep(writer, String(from + at)));
    const answers = many(0, 6);
    await turn();
    answers.push(...many(10, 5));
    await turn();
    expect(sizesOfCommits(), 'five wait for the six').to.deep.equal([6]);
    answers.push(...many(20, 1));
    await turn();
    expect(sizesOfCommits(), 'six go beside them').to.deep.equal([6, 6]);
    for (let at = 0; at < commits.length; at += 1) await commits[at]?.end();
    expect(await Promise.all(answers)).to.have.length(12);
  });

  it('that is handed over one after the other in one turn of the event loop begins together', async () => {
    const { context, commits, sizesOfCommits } = slowStore();
    const writer = createWriter(context);
    const answers = [keep(writer, '1')];
    for (let wait = 0; wait < 20; wait += 1) await Promise.resolve(); // while the next one is read
    answers.push(keep(writer, '2'));
    await turn();
    expect(sizesOfCommits()).to.deep.equal([2]);
    await commits[0]?.end();
    expect(await Promise.all(answers)).to.deep.equal(['kept 1', 'kept 2']);
  });

  it('results of deliveries are settled in one commit while another is under way, and one that is refused keeps no other', async () => {
    const { context, commits, points, sizesOfCommits } = slowStore();
    const writer = createWriter(context);
    const result = (id: string, work = async () => `settled ${id}`) =>
      writer
        .commit({ queue: { kind: 'results', partner: 'LACITE' }, requests: [], work })
        .catch((error) => error.message);
    const answers = [keep(writer, '1')];
    await turn();
    answers.push(...['2', '3'].map((id) => result(id)));
    await commits[0]?.end();
    await commits[1]?.end();
    expect(points).to.include.members(['tries-before-commit', 'settled-together']);
    answers.push(
      result('4'),
      result('5', async () => {
        throw new Error('The database refused this one.');
      }),
    );
    await turn();
    for (let at = 2; at < commits.length; at += 1) await commits[at]?.end();
    expect(sizesOfCommits()).to.deep.equal([1, 2, 2, 1, 1]);
    expect(await Promise.all(answers)).to.deep.equal([
      'kept 1',
      'settled 2',
      'settled 3',
      'settled 4',
      'The database refused this one.',
    ]);
  });
});
