/** What every doorbell between processes promises. Each adapter runs it against its own service. */
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Doorbell } from '../../src/engine/model/doorbell.js';
import { eventually } from './eventually.js';
import { listenTo } from './listener.js';

export interface DoorbellFixture {
  open(nodeId: string): Promise<Doorbell>;
  /** Closes what `open` opened and removes what it left behind. */
  cleanUp(): Promise<void>;
  /** Takes the service away from the bells that `open` opened, and gives it back. */
  disconnect(): Promise<void>;
  reconnect(): Promise<void>;
}

export function keepsTheDoorbellContract(fixture: () => DoorbellFixture): void {
  const node = () => `test-${randomUUID()}`;
  afterEach(() => fixture().cleanUp());

  it('brings ids from the one who rings to the one who listens', async () => {
    const name = node();
    const here = await fixture().open(name);
    const there = await fixture().open(name);
    const listener = await listenTo(there);
    await here.ring(['a', 'b']);
    await eventually('both ids arrive', () => listener.has('a') && listener.has('b'));
  });

  it('brings ids to the process that rang when nobody else listens', async () => {
    const bell = await fixture().open(node());
    const listener = await listenTo(bell);
    await bell.ring(['mine']);
    await eventually('the id arrives', () => listener.has('mine'));
  });

  it('reaches one process of a node or more, and none of them twice', async () => {
    const name = node();
    const bells = [await fixture().open(name), await fixture().open(name)] as const;
    const listeners = [await listenTo(bells[0]), await listenTo(bells[1])] as const;
    await bells[0].ring(['one']);
    await bells[0].ring(['last']);
    await eventually('the ids arrive somewhere', () =>
      ['one', 'last'].every((id) => listeners.some((listener) => listener.has(id))),
    );
    for (const { heard } of listeners) expect(heard.length).to.equal(new Set(heard).size);
  });

  it('never brings the ids of one node to another', async () => {
    const [ottawa, laval] = [await fixture().open(node()), await fixture().open(node())];
    const [inOttawa, inLaval] = [await listenTo(ottawa), await listenTo(laval)];
    await ottawa.ring(['for-ottawa']);
    await laval.ring(['for-laval']);
    await eventually('each has its own', () => inOttawa.has('for-ottawa') && inLaval.has('for-laval'));
    expect(inOttawa.heard).to.deep.equal(['for-ottawa']);
    expect(inLaval.heard).to.deep.equal(['for-laval']);
  });

  it('goes on after a handler has failed', async () => {
    const bell = await fixture().open(node());
    const listener = await listenTo(bell, (ids) => {
      if (ids.includes('bad')) throw new Error('no such row');
    });
    await bell.ring(['bad']);
    await eventually('the bad one was tried', () => listener.has('bad'));
    await bell.ring(['good']);
    await eventually('the good one arrives', () => listener.has('good'));
  });

  it('brings every id of a long list, or says "look"', async () => {
    const name = node();
    const here = await fixture().open(name);
    const listener = await listenTo(await fixture().open(name));
    const ids = Array.from({ length: 1200 }, () => randomUUID());
    await here.ring(ids);
    await eventually('the list has been rung', () => listener.rings() >= 3);
    expect(listener.heard.length === 0 || listener.heard.length === 1200).to.equal(true);
  });

  it('has nothing to say about no ids', async () => {
    const bell = await fixture().open(node());
    const listener = await listenTo(bell);
    await bell.ring([]);
    await bell.ring(['something']);
    await eventually('the second ring arrives', () => listener.has('something'));
    expect(listener.rings()).to.equal(1);
  });

  it('does not throw while the service is away, says so, and rings again when it is back', async () => {
    const name = node();
    const here = await fixture().open(name);
    const there = await fixture().open(name);
    const listener = await listenTo(there);
    await fixture().disconnect();
    await eventually('health says so', () => !there.health().connected);
    expect(there.health().lastError).to.be.a('string');
    await here.ring(['into-the-void']);
    await fixture().reconnect();
    await eventually('both are back', () => here.health().connected && there.health().connected);
    await here.ring(['back']);
    await eventually('the new ring arrives', () => listener.has('back'));
  });

  it('hears nothing any more once it is closed, and ringing it still does not throw', async () => {
    const name = node();
    const [closing, staying] = [await fixture().open(name), await fixture().open(name)];
    const gone = await listenTo(closing);
    const left = await listenTo(staying);
    await closing.close();
    await staying.ring(['after']);
    await eventually('the other one hears it', () => left.has('after'));
    await closing.ring(['too-late']);
    expect(gone.heard).to.deep.equal([]);
    expect(closing.health()).to.include({ connected: false, consumers: 0 });
  });
}
