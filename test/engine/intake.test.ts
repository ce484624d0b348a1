import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { EngineContext } from '../../src/engine/engine-context.js';
import type { Stored } from '../../src/engine/model/store.js';
import type { ArrivedMessage } from '../../src/engine/receiving/arrived-message.js';
import { createIntake, usualIntake } from '../../src/engine/receiving/intake.js';

interface Commit {
  of: number;
  end(): Promise<void>;
}

/** A house whose commits the test ends by hand; what each of them was asked to keep is known by its number of works. */
function slowHouse(spoil?: (works: number) => number[]) {
  const commits: Commit[] = [];
  const sizes: number[] = [];
  const underHand = <T>(of: number, result: () => T): Promise<T> =>
    new Promise((done) => {
      commits.push({
        of,
        end: async () => {
          done(result());
          await pause(5);
        },
      });
    });
  const answered = { xml: '<ok/>', outcome: 'applied', outboundIds: [] };
  const context = {
    store: {
      transaction: () => underHand(1, () => answered),
      together: (works: unknown[]) =>
        underHand(works.length, (): Stored<unknown> => {
          const atFault = spoil?.(works.length) ?? [];
          return atFault.length > 0
            ? { kind: 'undone', atFault }
            : { kind: 'kept', results: works.map(() => answered) };
        }),
    },
    meter: { gathered: (messages: number) => sizes.push(messages) },
    log: { debug: () => {} },
    faultPoint: () => {},
  } as unknown as EngineContext;
  return { context, commits, sizes };
}

const message = (id: string, partner = 'LACITE', bytes = 700) =>
  ({
    partner: { code: partner },
    message: { kind: 'requestingAgencyMessage', header: { requestingAgencyRequestId: id } },
    draft: { raw: Buffer.alloc(bytes) },
  }) as unknown as ArrivedMessage;

describe('arrivals', () => {
  it('are stored at once when nothing is under way, and gather while a commit is', async () => {
    const { context, commits, sizes } = slowHouse();
    const intake = createIntake(context);
    const answers = ['a', 'b', 'c', 'd'].map((id) => intake.take(message(id)));
    expect(commits.map(({ of }) => of)).to.deep.equal([1]);
    await commits[0]?.end();
    expect(
      commits.map(({ of }) => of),
      'the three that came meanwhile',
    ).to.deep.equal([1, 3]);
    await commits[1]?.end();
    expect((await Promise.all(answers)).map(({ outcome }) => outcome)).to.deep.equal(Array(4).fill('applied'));
    expect(sizes).to.deep.equal([1, 3]);
  });

  it('about the same request are stored one after the other, in the order in which they came', async () => {
    const { context, commits } = slowHouse();
    const intake = createIntake(context);
    const order: string[] = [];
    const take = (id: string, name: string) => void intake.take(message(id)).then(() => order.push(name));
    take('x', 'first');
    take('x', 'second');
    take('x', 'third');
    take('y', 'other');
    await commits[0]?.end();
    expect(commits[1]?.of, 'the second of x, and y').to.equal(2);
    await commits[1]?.end();
    await commits[2]?.end();
    expect(order[0]).to.equal('first');
    expect(order.indexOf('second')).to.be.lessThan(order.indexOf('third'));
    expect([...order].sort()).to.deep.equal(['first', 'other', 'second', 'third']);
  });

  it('FD1: do not wait for a commit that is another partner’s alone; one that several share is waited for', async () => {
    const { context, commits, sizes } = slowHouse();
    const intake = createIntake(context);
    const answers = ['a', 'b', 'c'].map((id) => intake.take(message(id, 'NOISY')));
    answers.push(intake.take(message('q', 'QUIET')));
    expect(sizes, 'the quiet one has its own at once, and takes what waits along').to.deep.equal([1, 3]);
    answers.push(intake.take(message('r', 'CALM')));
    expect(sizes, 'two are under way').to.deep.equal([1, 3]);
    await commits[0]?.end();
    expect(sizes, 'what is under way is shared').to.deep.equal([1, 3]);
    await commits[1]?.end();
    await commits[2]?.end();
    expect(sizes).to.deep.equal([1, 3, 1]);
    await Promise.all(answers);
  });

  it('of a busy partner leave room for those of others in the same commit', async () => {
    const { context, commits } = slowHouse();
    const intake = createIntake(context, { ...usualIntake, most: 4, lanes: 1 });
    const done: string[] = [];
    const take = (id: string, partner: string) =>
      void intake.take(message(id, partner)).then(() => done.push(`${partner} ${id}`));
    take('0', 'BUSY');
    for (const id of ['1', '2', '3', '4', '5', '6']) take(id, 'BUSY');
    take('7', 'QUIET');
    await commits[0]?.end();
    await commits[1]?.end();
    expect(done, 'the one that was first, then four of whom one is QUIET’s').to.have.length(5);
    expect(done).to.include('QUIET 7');
  });

  it('that keep others from being stored are taken out and stored alone, and the others are tried again', async () => {
    const { context, commits } = slowHouse((works) => (works === 3 ? [1] : []));
    const intake = createIntake(context, { ...usualIntake, lanes: 1 });
    const answers = ['a', 'b', 'c', 'd'].map((id) => intake.take(message(id)));
    await commits[0]?.end();
    expect(commits.map(({ of }) => of)).to.deep.equal([1, 3]);
    await commits[1]?.end();
    expect(
      commits.map(({ of }) => of),
      'two without the culprit',
    ).to.deep.equal([1, 3, 2]);
    await commits[2]?.end();
    expect(
      commits.map(({ of }) => of),
      'and the culprit',
    ).to.deep.equal([1, 3, 2, 1]);
    await commits[3]?.end();
    expect(await Promise.all(answers)).to.have.length(4);
  });

  it('that wait for a request which somebody has in hand hold up nobody else', async () => {
    const { context, commits } = slowHouse();
    const intake = createIntake(context, { ...usualIntake, lanes: 1, patienceMs: 10 });
    void intake.take(message('held'));
    const other = intake.take(message('free'));
    expect(commits).to.have.length(1);
    await pause(40);
    expect(commits, 'the first is still under way').to.have.length(2);
    await commits[1]?.end();
    expect((await other).outcome).to.equal('applied');
  });

  it('that are long are stored by themselves', async () => {
    const { context, commits } = slowHouse();
    const intake = createIntake(context, { ...usualIntake, lanes: 1 });
    void intake.take(message('0'));
    void intake.take(message('long', 'LACITE', 500_000));
    void intake.take(message('1', 'CARLETON'));
    void intake.take(message('2', 'CARLETON'));
    await commits[0]?.end();
    await commits[1]?.end();
    await commits[2]?.end();
    expect(commits.map(({ of }) => of).sort()).to.deep.equal([1, 1, 2]);
  });
});
