import { expect } from 'chai';
import { type Change, type Connection, openStream } from '../../src/ui/live/stream.js';

/** The browser’s own stream, played by hand. */
class Played extends EventTarget {
  static readonly CLOSED = 2;
  static all: Played[] = [];
  readyState = 1;
  constructor(readonly address: string) {
    super();
    Played.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
  says(name: string, data: object, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
}

/** Time goes on when it is told to. */
class Clock {
  #now = 0;
  #waiting = new Map<number, { at: number; run: () => void }>();
  readonly setTimeout = (run: () => void, after = 0): number => {
    const id = ++this.#ids;
    this.#waiting.set(id, { at: this.#now + after, run });
    return id;
  };
  readonly clearTimeout = (id?: number): void => void this.#waiting.delete(id ?? 0);
  #ids = 0;
  tick(milliseconds: number) {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#waiting]
        .filter(([, { at }]) => at <= end)
        .sort(([, one], [, other]) => one.at - other.at);
      if (!next) break;
      const [id, { at, run }] = next;
      this.#waiting.delete(id);
      this.#now = at;
      run();
    }
    this.#now = end;
  }
}

describe('the stream of events of a tab', () => {
  const page = new EventTarget();
  const given = ['EventSource', 'setTimeout', 'clearTimeout'] as const;
  const before = given.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  let clock = new Clock();
  let told: (Connection | Change[] | 'missed' | 'withheld')[] = [];
  let stores: boolean[] = [];
  let close = () => {};
  const newest = () => Played.all.at(-1) as Played;

  beforeEach(() => {
    Played.all = [];
    told = [];
    stores = [];
    clock = new Clock();
    Object.assign(globalThis, {
      EventSource: Played,
      setTimeout: clock.setTimeout,
      clearTimeout: clock.clearTimeout,
    });
    close = openStream('/events', page, {
      changes: (batch) => told.push(batch),
      missed: () => told.push('missed'),
      storing: (can) => stores.push(can),
      withheld: () => told.push('withheld'),
      connection: (now) => told.push(now),
    });
  });
  afterEach(() => {
    close();
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  });

  it('tells changes together, and where it broke off goes on after the last of them', () => {
    newest().says('ready', {}, '7');
    newest().says('change', { request: '1' }, '8');
    newest().says('change', { request: '2' }, '9');
    expect(told).to.deep.equal(['connecting', 'open']);
    clock.tick(20);
    expect(told.at(-1)).to.deep.equal([{ request: '1' }, { request: '2' }]);
    newest().says('change', { request: '3' }, '10');
    clock.tick(100);
    newest().says('change', { request: '4' }, '11');
    expect(told.at(-1)).to.deep.equal([{ request: '1' }, { request: '2' }]);
    clock.tick(150);
    expect(told.at(-1)).to.deep.equal([{ request: '3' }, { request: '4' }]);
    newest().close();
    newest().dispatchEvent(new Event('error'));
    expect(told.at(-1)).to.equal('lost');
    clock.tick(3000);
    expect(newest().address).to.equal('/events?after=11');
    newest().says('ready', {}, '11');
    expect(told.at(-1)).to.equal('open');
  });

  it('begins at the place that its page was given, and goes on where it broke off', () => {
    close();
    close = openStream(
      '/events',
      page,
      { changes: () => {}, missed: () => {}, withheld: () => {}, storing: () => {}, connection: () => {} },
      '17-3:3:',
    );
    expect(newest().address).to.equal('/events?after=17-3%3A3%3A');
    newest().says('ready', {}, '18-4:4:');
    newest().close();
    newest().dispatchEvent(new Event('error'));
    clock.tick(3000);
    expect(newest().address).to.equal('/events?after=18-4%3A4%3A');
  });

  it('goes on where it broke off also at an address that asks for a language', () => {
    close();
    close = openStream(
      '/events?language=fr',
      page,
      { changes: () => {}, missed: () => {}, withheld: () => {}, storing: () => {}, connection: () => {} },
      '17-3:3:',
    );
    expect(newest().address).to.equal('/events?language=fr&after=17-3%3A3%3A');
  });

  it('FD4: is told with a sign of life whether the node can store anything', () => {
    newest().says('ready', {}, '7');
    newest().says('alive', { canStore: false }, '7');
    newest().says('alive', { canStore: true }, '7');
    expect(stores).to.deep.equal([false, true]);
  });

  it('takes a long silence for a line that is cut, and a sign of life for one that holds', () => {
    newest().says('ready', {}, '7');
    for (let times = 0; times < 10; times += 1) {
      clock.tick(15_000);
      newest().says('alive', {}, '7');
    }
    expect(told).to.deep.equal(['connecting', 'open']);
    clock.tick(40_000);
    expect(told.at(-1)).to.equal('lost');
    expect(Played.all[0]?.readyState).to.equal(Played.CLOSED);
    clock.tick(1);
    expect(Played.all).to.have.length(2);
  });

  it('is lost as soon as the computer is, and opens at once when that is back', () => {
    newest().says('ready', {}, '7');
    page.dispatchEvent(new Event('offline'));
    expect(told.at(-1)).to.equal('lost');
    page.dispatchEvent(new Event('online'));
    clock.tick(1);
    newest().says('ready', {}, '7');
    expect(told.at(-1)).to.equal('open');
    expect(newest().address).to.equal('/events?after=7');
  });

  it('says nothing more once it is closed', () => {
    newest().says('ready', {}, '7');
    close();
    page.dispatchEvent(new Event('online'));
    clock.tick(100_000);
    expect(Played.all).to.have.length(1);
    expect(told).to.deep.equal(['connecting', 'open']);
  });
});
