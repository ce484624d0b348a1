import { expect } from 'chai';
import fc from 'fast-check';
import type { StaffRole } from '../../src/domain/staff/staff.js';
import { missingFor } from '../../src/domain/tables/action-permissions.js';
import { allowedActions } from '../../src/domain/tables/staff-actions.js';
import type { ActionName, StateName } from '../../src/domain/tables/tables.js';
import { Refused } from '../../src/ui/api/refused.js';
import { createPress, type Press, type PressedFields, type Pressing } from '../../src/ui/orders/press.js';
import { inPortions } from '../../src/ui/requests/bulk/portions.js';
import { createPile, type Pile, type ScanResult } from '../../src/ui/scan/pile.js';

interface Seen {
  id: string;
  version: number;
  state: string;
  actions: ReturnType<typeof allowedActions>;
}

/** Something under way whose end the test decides: it arrives, never does, or does without anybody hearing of it. */
interface UnderWay {
  arrive(): void;
  lose(): void;
  loseAnswer(): void;
}

const offline = () => Refused.offline(new Error('lost'));

class Network {
  readonly calls: UnderWay[] = [];

  call<T>(serve: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const end = (settle: () => void) => {
        this.calls.splice(this.calls.indexOf(way), 1);
        settle();
      };
      const served = (told: (value: T) => void, refused: (error: unknown) => void) => {
        try {
          told(serve());
        } catch (error) {
          refused(error);
        }
      };
      const way: UnderWay = {
        arrive: () => end(() => served(resolve, reject)),
        lose: () => end(() => reject(offline())),
        loseAnswer: () =>
          end(() => {
            served(
              () => {},
              () => {},
            );
            reject(offline());
          }),
      };
      this.calls.push(way);
    });
  }
}

interface Given {
  by: string;
  action: string;
  version: number;
  done: boolean;
}

/** The node's rule in small: a version, the real tables, the real permissions. What reached it is kept. */
class Node {
  version = 1;
  readonly given: Given[] = [];

  constructor(public state: StateName) {}

  seenBy(role: StaffRole): Seen {
    const actions = allowedActions('lending', 'Loan', this.state).filter(
      ({ name }) => missingFor({ roles: [{ role }] }, { side: 'lending', action: name }) === undefined,
    );
    return { id: 'r1', version: this.version, state: this.state, actions };
  }

  order(by: string, role: StaffRole, { action, version }: Press): Seen {
    const row = allowedActions('lending', 'Loan', this.state).find(({ name }) => name === action);
    const missing = missingFor({ roles: [{ role }] }, { side: 'lending', action: action as ActionName });
    const done = version === this.version && row !== undefined && missing === undefined;
    this.given.push({ by, action, version, done });
    if (!done) throw new Refused({ type: 'urn:x:stale', title: 'stale', status: 409, traceId: '' });
    this.state = row.to;
    this.version += 1;
    return this.seenBy(role);
  }
}

const roles = { clerk: 'fulfillmentServicesOperator', manager: 'fulfillmentServicesManager' } as const;
type Who = keyof typeof roles;

/** One window of one person: what it shows, and the buttons of a row, the pane, the page and the palette’s request. */
class Window {
  shown: Seen;
  readonly surfaces: Pressing<Seen>[];
  readonly pile: Pile;
  /** Every press of this person that may become an order: action and version. */
  readonly pressed: { action: string; version: number }[] = [];
  #key = 0;

  constructor(
    readonly who: Who,
    readonly node: Node,
    readonly net: Network,
    later: (work: () => void) => void,
  ) {
    this.shown = node.seenBy(roles[who]);
    const order = (press: Press, _fields: PressedFields) =>
      net
        .call(() => node.order(who, roles[who], press))
        .then((after) => {
          this.shown = after;
          return after;
        });
    const read = () => net.call(() => node.seenBy(roles[who]));
    this.surfaces = [0, 1, 2, 3].map(() => createPress<Seen>({ read, order }));
    this.pile = createPile({
      place: 'in',
      now: () => this.#key * 10_000,
      newKey: () => `${who} ${++this.#key}`,
      kept: [],
      keep: () => {},
      later: (work) => later(work),
      send: (scan) =>
        net.call(() => {
          const { version } = this.node;
          node.given.push({ by: who, action: `scan ${scan.key}`, version, done: false });
          return { text: '', french: '' } as ScanResult;
        }),
    });
  }

  look(): void {
    this.shown = this.node.seenBy(roles[this.who]);
  }

  press(at: number, which: number, wholeIsShown: boolean): void {
    const surface = this.surfaces[at % this.surfaces.length];
    const action = this.shown.actions[which % Math.max(1, this.shown.actions.length)];
    if (!surface || !action) return;
    const { id, version } = this.shown;
    if (surface.state().at !== 'sending') this.pressed.push({ action: action.name, version });
    surface.press({ id, version, action: action.name }, action.asks, wholeIsShown ? this.shown : undefined);
  }

  /** Whoever submits a form again whose first answer was lost or a refusal gives the order once more. */
  submit(at: number): void {
    const surface = this.surfaces[at];
    const state = surface?.state();
    if (state?.at === 'form' && state.refused !== undefined)
      this.pressed.push({ action: state.press.action, version: state.press.version });
    surface?.submit({ note: 'as typed' });
  }

  async bulk(which: number): Promise<void> {
    const action = this.shown.actions[which % Math.max(1, this.shown.actions.length)];
    if (!action) return;
    const { id, version } = this.shown;
    this.pressed.push({ action: action.name, version });
    await inPortions({
      all: [{ id, version }],
      work: async (portion) =>
        Promise.all(
          portion.map((aim) =>
            this.net.call(() => this.node.order(this.who, roles[this.who], { ...aim, action: action.name })),
          ),
        ),
      told: () => {},
      isStopped: () => false,
    });
  }
}

type Step =
  | { do: 'press'; who: Who; at: number; which: number; whole: boolean }
  | { do: 'submit' | 'close' | 'leave'; who: Who; at: number }
  | { do: 'look'; who: Who }
  | { do: 'bulk'; who: Who; which: number }
  | { do: 'scan'; who: Who }
  | { do: 'arrive' | 'lose' | 'loseAnswer'; which: number }
  | { do: 'later' };

const who = fc.constantFrom<Who>('clerk', 'manager');
const at = fc.nat(3);
const which = fc.nat(20);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(who, at, which, fc.boolean())
        .map(([w, a, n, whole]): Step => ({ do: 'press', who: w, at: a, which: n, whole })),
    },
    { weight: 3, arbitrary: fc.tuple(who, at).map(([w, a]): Step => ({ do: 'submit', who: w, at: a })) },
    fc
      .tuple(fc.constantFrom('close' as const, 'leave' as const), who, at)
      .map(([d, w, a]): Step => ({ do: d, who: w, at: a })),
    { weight: 2, arbitrary: who.map((w): Step => ({ do: 'look', who: w })) },
    fc.tuple(who, which).map(([w, n]): Step => ({ do: 'bulk', who: w, which: n })),
    who.map((w): Step => ({ do: 'scan', who: w })),
    { weight: 6, arbitrary: which.map((n): Step => ({ do: 'arrive', which: n })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('lose' as const, 'loseAnswer' as const), which)
        .map(([d, n]): Step => ({ do: d, which: n })),
    },
    fc.constant<Step>({ do: 'later' }),
  ),
  { maxLength: 60 },
);

/** With steps that ask first, steps that do not, and some that are only the manager’s. */
const begins = fc.constantFrom(
  ...([
    'created',
    'cancelRequested',
    'overdue',
    'lostReported',
    'lostAndFeeCommunicated',
    'returnedByPartner',
  ] as const),
);

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function play(begin: StateName, all: readonly Step[]) {
  const node = new Node(begin);
  const net = new Network();
  const timers: (() => void)[] = [];
  const windows = {
    clerk: new Window('clerk', node, net, (work) => timers.push(work)),
    manager: new Window('manager', node, net, (work) => timers.push(work)),
  };
  const scanned: Record<Who, number> = { clerk: 0, manager: 0 };
  for (const step of all) {
    switch (step.do) {
      case 'press':
        windows[step.who].press(step.at, step.which, step.whole);
        break;
      case 'submit':
        windows[step.who].submit(step.at);
        break;
      case 'close':
      case 'leave':
        windows[step.who].surfaces[step.at]?.close();
        break;
      case 'look':
        windows[step.who].look();
        break;
      case 'bulk':
        void windows[step.who].bulk(step.which);
        break;
      case 'scan':
        scanned[step.who] += 1;
        windows[step.who].pile.scan({ code: `c${scanned[step.who]}`, shown: '' } as never, {});
        break;
      case 'arrive':
      case 'lose':
      case 'loseAnswer':
        net.calls[step.which % Math.max(1, net.calls.length)]?.[step.do]();
        break;
      case 'later':
        timers.shift()?.();
        break;
    }
    await settle();
  }
  // Long afterwards: everything that is under way arrives, everybody looks again, and nobody presses anything.
  for (let rounds = 0; rounds < 200 && (net.calls.length > 0 || timers.length > 0); rounds += 1) {
    net.calls[0]?.arrive();
    timers.shift()?.();
    for (const window of Object.values(windows)) window.look();
    await settle();
  }
  return { node, windows, scanned };
}

describe('an order that nobody gave', () => {
  it('one that is sent again after a lost answer is done once', async () => {
    const clerk = { who: 'clerk', at: 3 } as const;
    const { node } = await play('created', [
      { do: 'press', ...clerk, which: 0, whole: true },
      { do: 'submit', ...clerk },
      { do: 'loseAnswer', which: 0 },
      { do: 'submit', ...clerk },
    ]);
    expect(node.given.map(({ action, version, done }) => `${action} ${version} ${done}`)).to.deep.equal([
      'willSupply 1 true',
      'willSupply 1 false',
    ]);
  });

  it('FA1: is never given: two people, slow answers and lost connections at rows, pane, page, palette, bulk and scans', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(begins, steps, async (begin, all) => {
        const { node, windows, scanned } = await play(begin, all);
        for (const person of ['clerk', 'manager'] as const) {
          const left = [...windows[person].pressed];
          for (const { action, version } of node.given.filter(
            ({ by, action }) => by === person && !/^scan/.test(action),
          )) {
            const press = left.findIndex((each) => each.action === action && each.version === version);
            expect(press, `${person} never pressed ${action} at version ${version}`).to.be.at.least(0);
            left.splice(press, 1);
          }
          // Sent again after a lost answer a scan has the same key: it counts once.
          const scans = node.given.filter(({ by, action }) => by === person && /^scan/.test(action));
          expect(new Set(scans.map(({ action }) => action)).size).to.be.at.most(scanned[person]);
        }
        for (const { by, action, done } of node.given)
          if (done)
            expect(
              missingFor({ roles: [{ role: roles[by as Who] }] }, { side: 'lending', action: action as ActionName }),
              `${by} may not ${action}`,
            ).to.equal(undefined);
        const versions = node.given.filter(({ done }) => done).map(({ version }) => version);
        expect(new Set(versions).size, 'one order for one version').to.equal(versions.length);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a press', () => {
  const seen = (version: number, ...names: string[]) => ({
    id: 'r1',
    version,
    actions: names.map((name) => ({ name, asks: true })),
  });
  const press: Press = { id: 'r1', version: 3, action: 'declareLost' };
  const open = (now: ReturnType<typeof seen>) => {
    const orders: Press[] = [];
    const pressing = createPress<ReturnType<typeof seen>>({
      read: async () => now,
      order: async (given) => {
        orders.push(given);
        return now;
      },
    });
    return { orders, pressing };
  };

  it('FA1: brings the form of the action that was pressed, at the version that was seen', async () => {
    const { pressing } = open(seen(3, 'declareLost'));
    pressing.press(press, true);
    await settle();
    expect(pressing.state()).to.include({ at: 'form' });
  });

  it('FA1: is dropped, with the request as it now is, when it changed meanwhile: no form opens and nothing waits', async () => {
    for (const now of [seen(4, 'lostPaid'), seen(4, 'declareLost'), seen(3, 'lostPaid')]) {
      const { pressing, orders } = open(now);
      pressing.press(press, true);
      await settle();
      expect(pressing.state()).to.deep.equal({ at: 'dropped', press, request: now });
      pressing.submit({});
      await settle();
      expect(orders).to.deep.equal([]);
    }
  });

  it('FA1: is over when its place is left before the answer came', async () => {
    const { pressing, orders } = open(seen(3, 'declareLost'));
    pressing.press(press, true);
    pressing.close();
    await settle();
    expect(pressing.state()).to.deep.equal({ at: 'rest' });
    expect(orders).to.deep.equal([]);
  });

  it('is ordered once, however often it is pressed while it is on its way', async () => {
    const { pressing, orders } = open(seen(3, 'declareLost'));
    pressing.press(press, false);
    pressing.press(press, false);
    pressing.press({ ...press, action: 'lostPaid' }, false);
    await settle();
    expect(orders).to.deep.equal([press]);
  });
});
