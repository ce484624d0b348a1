/** One borrowing library and the lenders of its rota, with the messages on their way: a joint state and its next ones. */
import type { BorrowingState, BorrowingTable, SupplierEvent } from '../../../src/domain/tables/borrowing.js';
import { type HistoryEvent, historyName, sourceOf } from '../../../src/domain/tables/events.js';
import type { LendingState, LendingTable, RequesterEvent } from '../../../src/domain/tables/lending.js';
import { actionRow, isAction } from '../../../src/domain/tables/staff-actions.js';
import { type EventFacts, entriesOf, step } from '../../../src/domain/tables/state-machine.js';
import type { AnyTable, EventName, Side, StateName } from '../../../src/domain/tables/tables.js';
import { isAside, isRemembered, isUndo, stateWithout, undoneBy } from '../../../src/domain/tables/undoing.js';
import { type Question, stillOwed } from './questions.js';
import { asPassed, heardByBorrower, heardByLender } from './wire.js';

/** The step of one side that an undo takes back. */
export interface Last {
  action: HistoryEvent;
  from: StateName;
}

export interface Lender {
  /** Absent until the request arrives. */
  state: LendingState | 'absent';
  /** The step that can be taken back, and where it came from. */
  last?: Last;
  /** Effects of the borrower on their way here, oldest first. */
  incoming: readonly (keyof typeof heardByLender)[];
  /** What it has been asked and has not answered. */
  owes: readonly Question[];
  /** Effects of this lender on their way to the borrower. */
  outgoing: readonly (keyof typeof heardByBorrower)[];
}
export interface Joint {
  borrower: BorrowingState;
  last?: Last;
  /** The lender asked last. */
  current: number;
  /** It has the request; false before sending and after it was passed over. */
  asked: boolean;
  lenders: readonly Lender[];
  /** The last status that the lender asked last has told: that it has the item back. */
  toldCheckedIn: boolean;
  /** Staff of some side were told that the two do not agree. */
  alarmed: boolean;
  /** A message was delivered twice or out of order: once a script. */
  mischief: boolean;
}

export interface Scene {
  borrowing: BorrowingTable;
  lending: LendingTable;
  lenders: number;
  /** Messages on the way in one direction that staff wait out before they act again. */
  inFlight: number;
  borrowerActs: (action: string) => boolean;
  lenderActs: (action: string, lender: number) => boolean;
  /** Attention after which the walk counts as alarmed; all of `alarms` where it is left out. */
  alarms?: ReadonlySet<string>;
  /** How the post misbehaves, once. */
  mischief?: 'doubled' | 'crossed';
}

/** One line of the dialogue: who does or hears what. */
export interface Line {
  who: 'borrower' | number;
  /** A staff action, or the message heard. */
  act?: string;
  heard?: string;
}
export interface Next {
  line: Line;
  /** Absent: no row takes the message. */
  joint?: Joint;
}

export const beginning = (scene: Scene): Joint => ({
  borrower: 'created',
  current: 0,
  asked: false,
  lenders: Array.from({ length: scene.lenders }, () => ({ state: 'absent', incoming: [], outgoing: [], owes: [] })),
  toldCheckedIn: false,
  alarmed: false,
  mischief: false,
});

/** Attention that tells staff: the two libraries do not agree, or this one is to act although its state does not say so. */
const alarms = new Set(
  ['contradiction', 'lateSupply', 'returnUndone', 'lostReported', 'feePaid', 'message'].map(
    (each) => `attention:${each}`,
  ),
);

export function nextOf(scene: Scene, joint: Joint): Next[] {
  return [
    ...borrowerActs(scene, joint),
    ...joint.lenders.flatMap((_, index) => [
      ...lenderActs(scene, joint, index),
      ...lenderHears(scene, joint, index),
      ...borrowerHears(scene, joint, index),
    ]),
  ];
}

/** What an undo within the time withdraws from the post: the last message, when it has not left yet. */
const withdrawn: Readonly<Record<string, keyof typeof heardByLender>> = {
  undoReceiveUnsent: 'send:Received',
  undoReturnUnsent: 'send:ShippedReturn',
  undoPassOn: 'send:ShippedForward',
};

function borrowerActs(scene: Scene, joint: Joint): Next[] {
  const lender = joint.lenders[joint.current];
  if (isFull(lender?.incoming, lender?.outgoing, scene.inFlight)) return [];
  const next = hasNext(scene, joint);
  return actsIn('borrowing', scene.borrowing[joint.borrower]).flatMap((happening): Next[] => {
    const { name: act, isPossible } = happening;
    if (!scene.borrowerActs(act) || !isPossible(joint.asked, next, joint.toldCheckedIn)) return [];
    if (act === 'send' && lender?.state !== 'absent') return [];
    if (!isUndoable('borrowing', act, joint.last)) return [];
    if (happening.atScanner) return withParcelInHand(scene, joint, happening);
    if (withdrawn[act]) {
      if (lender?.incoming.at(-1) !== withdrawn[act]) return [];
      const before = withLender(joint, joint.current, { incoming: lender.incoming.slice(0, -1) });
      return [{ line: { who: 'borrower', act }, joint: borrowerTakes(scene, before, happening, joint.current) }];
    }
    return [{ line: { who: 'borrower', act }, joint: borrowerTakes(scene, joint, happening, joint.current) }];
  });
}

/** The parcel of a lender that was passed over lies on the desk, with its words all read. */
function withParcelInHand(scene: Scene, joint: Joint, happening: Happening): Next[] {
  return joint.lenders.flatMap((lender, index): Next[] => {
    if (index === joint.current && joint.asked) return [];
    if (lender.state !== 'shippedPhysically' || lender.outgoing.length > 0 || lender.incoming.length > 0) return [];
    return [{ line: { who: 'borrower', act: happening.name }, joint: borrowerTakes(scene, joint, happening, index) }];
  });
}

/** Staff act faster than the post only so far; answers that follow by themselves always get in. */
const isFull = (sent: readonly unknown[] = [], coming: readonly unknown[] = [], inFlight: number): boolean =>
  sent.length >= inFlight || coming.length > inFlight;

const hasNext = (scene: Scene, joint: Joint): boolean => joint.current + 1 < scene.lenders;

/** An event as a table takes it: with its facts, and as a history calls it. */
interface Happening {
  event: EventName;
  facts: EventFacts;
  name: HistoryEvent;
}
interface Act extends Happening {
  atScanner: boolean;
  /** Of the entries of an action only the one that fits is possible. */
  isPossible: (asked: boolean, partnerLeft: boolean, toldCheckedIn: boolean) => boolean;
}
const known = new WeakMap<object, Act[]>();

function actsIn(side: Side, rows: AnyTable[StateName] = {}): Act[] {
  const made =
    known.get(rows) ??
    (Object.keys(rows) as EventName[])
      .filter((event) => isAction(side, event))
      .flatMap((event) => entriesOf(rows[event]).map((entry, _, all) => actOf(side, event, entry.when, all)));
  known.set(rows, made);
  return made;
}

function actOf(side: Side, event: EventName, when: EventFacts | undefined, all: readonly { when?: EventFacts }[]): Act {
  const name = historyName(side, event, when);
  const act = { event, facts: when ?? {}, name, atScanner: actionRow(side, name)?.atScanner === true };
  const isRequired = (fact: keyof EventFacts): boolean => all.some((entry) => entry.when?.[fact]);
  // One volume is lent here, and nobody here is a broker.
  if (when?.partly || when?.brokerGoesOn) return { ...act, isPossible: () => false };
  // What an undo withdraws is looked for in the post.
  const asksForUnsent = isRequired('unsent') && !isUndo(side, event);
  return {
    ...act,
    isPossible: (asked, partnerLeft, toldCheckedIn) =>
      (!isRequired('last') || partnerLeft !== (when?.last ?? false)) &&
      (!isRequired('checkedIn') || toldCheckedIn === (when?.checkedIn ?? false)) &&
      (!asksForUnsent || all.length === 1 || asked !== (when?.unsent ?? false)),
  };
}

const received = (side: Side, event: EventName, facts: EventFacts = {}): Happening => ({
  event,
  facts,
  name: historyName(side, event, facts),
});

function lenderActs(scene: Scene, joint: Joint, index: number): Next[] {
  const lender = joint.lenders[index];
  if (!lender || lender.state === 'absent') return [];
  if (isFull(lender.outgoing, lender.incoming, scene.inFlight)) return [];
  return actsIn('lending', scene.lending[lender.state]).flatMap((happening): Next[] => {
    const { name: act } = happening;
    if (!scene.lenderActs(act, index) || !isUndoable('lending', act, lender.last)) return [];
    if (act === 'undoShip') {
      // Only while the message still lies in the post.
      if (lender.outgoing.at(-1) !== 'send:Loaned') return [];
      const before = withLender(joint, index, { outgoing: lender.outgoing.slice(0, -1) });
      return [{ line: { who: index, act }, joint: lenderTakes(scene, before, index, happening) }];
    }
    return [{ line: { who: index, act }, joint: lenderTakes(scene, joint, index, happening) }];
  });
}

function lenderHears(scene: Scene, joint: Joint, index: number): Next[] {
  const lender = joint.lenders[index];
  if (!lender) return [];
  return deliveries(scene, joint, lender.incoming).flatMap(({ message, left, mischief }): Next[] => {
    if (lender.state === 'absent' && message !== 'send:Request') return [];
    return readings(heardByLender[message], lender.state).map((heard) => {
      const posted = { ...withLender(joint, index, { incoming: left }), mischief };
      return { line: { who: index, heard: heard.name }, joint: lenderTakes(scene, posted, index, heard) };
    });
  });
}

/** Words that tell no new status. */
const aside: ReadonlySet<string> = new Set([
  'supplier.notification',
  'supplier.conditionsReminder',
  'supplier.statusAnswer',
]);

/** The rules of the lender's library decide under which facts a message counts there. */
function readings(event: RequesterEvent, state: LendingState | 'absent'): Happening[] {
  const plain = received('lending', event);
  if (event === 'requester.cancel' && state === 'willSupply')
    return [plain, received('lending', event, { decidedByStaff: true })];
  if (event === 'requester.conditionsRefused') return [plain, received('lending', 'requester.conditionsRefusedByNote')];
  if (event === 'requester.renew') return [plain, received('lending', event, { beyondCap: true })];
  return [plain];
}

function borrowerHears(scene: Scene, joint: Joint, index: number): Next[] {
  const lender = joint.lenders[index];
  if (!lender) return [];
  return deliveries(scene, joint, lender.outgoing).map(({ message, left, mischief }) => {
    const plain = heardByBorrower[message];
    const passed = index !== joint.current || !joint.asked;
    const heard = passed
      ? received('borrowing', asPassed(plain))
      : received('borrowing', plain, { last: !hasNext(scene, joint) });
    const toldCheckedIn = passed || aside.has(plain) ? joint.toldCheckedIn : plain === 'supplier.checkedIn';
    const posted = { ...withLender(joint, index, { outgoing: left }), mischief, toldCheckedIn };
    return { line: { who: 'borrower', heard: heard.name }, joint: borrowerTakes(scene, posted, heard, index) };
  });
}

/** In order, as the outbox keeps it; once a script twice, or the second before the first. */
function deliveries<M>(
  scene: Scene,
  joint: Joint,
  queue: readonly M[],
): { message: M; left: readonly M[]; mischief: boolean }[] {
  const [first, second, ...rest] = queue;
  if (first === undefined) return [];
  const usual = { message: first, left: queue.slice(1), mischief: joint.mischief };
  if (joint.mischief || !scene.mischief) return [usual];
  if (scene.mischief === 'doubled') return [usual, { message: first, left: queue, mischief: true }];
  return second === undefined ? [usual] : [usual, { message: second, left: [first, ...rest], mischief: true }];
}

function borrowerTakes(
  scene: Scene,
  joint: Joint,
  { event, facts, name }: Happening,
  spoken: number,
): Joint | undefined {
  const inTable = step(scene.borrowing, joint.borrower, event as SupplierEvent, facts);
  if (!inTable) return undefined;
  const taken = backTo('borrowing', inTable, event, joint.last);
  const last = lastAfter(
    'borrowing',
    scene,
    { state: joint.borrower, last: joint.last },
    { event, facts, name },
    taken,
  );
  const { last: _, ...stood } = joint;
  let after: Joint = { ...stood, borrower: taken.to, ...(last ? { last } : {}) };
  for (const effect of taken.effects) {
    if (effect === 'rota:end') after = { ...after, asked: false };
    else if (effect === 'rota:inPlace') after = { ...after, asked: true, toldCheckedIn: false, current: spoken };
    else if (effect === 'rota:next')
      after = { ...after, asked: false, toldCheckedIn: false, current: Math.min(after.current + 1, scene.lenders - 1) };
    else if ((scene.alarms ?? alarms).has(effect)) after = { ...after, alarmed: true };
    else if (effect.startsWith('send:')) {
      const message = effect as keyof typeof heardByLender;
      const target = effect.endsWith('ToPassed') ? spoken : after.current;
      const incoming = [...(after.lenders[target]?.incoming ?? []), message];
      if (after.lenders[target]?.state === 'absent' && message !== 'send:Request' && !incoming.includes('send:Request'))
        continue;
      after = { ...withLender(after, target, { incoming }), asked: after.asked || message === 'send:Request' };
    }
  }
  return after;
}

function lenderTakes(scene: Scene, joint: Joint, index: number, { event, facts, name }: Happening): Joint | undefined {
  const lender = joint.lenders[index];
  if (!lender) return undefined;
  const state = lender.state === 'absent' ? 'created' : lender.state;
  const inTable = step(scene.lending, state, event as RequesterEvent, facts);
  if (!inTable) return undefined;
  const taken = backTo('lending', inTable, event, lender.last);
  const last = lastAfter('lending', scene, { state, last: lender.last }, { event, facts, name }, taken);
  const said = taken.effects.filter((effect) => effect.startsWith('send:')) as (keyof typeof heardByBorrower)[];
  const owes = stillOwed(lender, event, said);
  const after = withLender(joint, index, { state: taken.to, last, outgoing: [...lender.outgoing, ...said], owes });
  return { ...after, alarmed: joint.alarmed || taken.effects.some((effect) => (scene.alarms ?? alarms).has(effect)) };
}

function withLender(
  joint: Joint,
  index: number,
  change: Partial<Omit<Lender, 'last'>> & { last?: Last | undefined },
): Joint {
  return {
    ...joint,
    lenders: joint.lenders.map((lender, at) => (at === index ? ({ ...lender, ...change } as Lender) : lender)),
  };
}

/** An undo takes back the last step that is kept in mind, and no other; whatever else staff do is possible. */
const isUndoable = (side: Side, act: HistoryEvent, last: Last | undefined): boolean =>
  last === undefined || !isUndo(side, act) || takesBack(side, act, last);

/** Asked in each of hundreds of thousands of states, so the tables are read once. */
const undone = { borrowing: new Map<HistoryEvent, ReadonlySet<HistoryEvent>>(), lending: new Map() };
function takesBack(side: Side, event: HistoryEvent, { action }: Last): boolean {
  const known: ReadonlySet<HistoryEvent> = undone[side].get(event) ?? new Set(undoneBy(side, event));
  undone[side].set(event, known);
  return known.has(action);
}

/** Back where the step came from, where the table says so. */
function backTo<T extends { to: StateName; back?: true }>(side: Side, taken: T, event: HistoryEvent, last?: Last): T {
  return taken.back && last && takesBack(side, event, last) ? { ...taken, to: last.from } : taken;
}

/** As the engine remembers steps, but only the last of them. */
function lastAfter(
  side: Side,
  scene: Scene,
  { state, last }: { state: StateName; last: Last | undefined },
  { event, facts, name }: Happening,
  taken: { to: StateName },
): Last | undefined {
  if (last && takesBack(side, event, last)) return undefined;
  if (taken.to !== state) return rememberedIn(scene, side, { action: name, from: state }, taken.to);
  if (!last || !isAside(event)) return undefined;
  return sourceOf(event) === 'order' ? last : { ...last, from: stateWithout(scene[side], last.from, event, facts) };
}

const stepsOf = new WeakMap<Scene, Map<string, Last | undefined>>();

/** The step that leads there, where it is kept in mind; of each step of a scene the tables are read once. */
function rememberedIn(scene: Scene, side: Side, step: Last, to: StateName): Last | undefined {
  const steps = stepsOf.get(scene) ?? new Map<string, Last | undefined>();
  stepsOf.set(scene, steps);
  const key = `${side} ${step.action} ${step.from} ${to}`;
  if (!steps.has(key)) {
    const { action: event, from } = step;
    const isKept = isRemembered(side, event, from, true) && leadsElsewhere(scene, side, { event, from }, to);
    steps.set(key, isKept ? step : undefined);
  }
  return steps.get(key);
}

/**
 * Whether somebody in the scene may take such a step back, and to another state than the table names for steps that are
 * not remembered: only then is it kept in mind, for each step that is makes the walk longer.
 */
function leadsElsewhere(
  scene: Scene,
  side: Side,
  { event, from }: { event: HistoryEvent; from: StateName },
  to: StateName,
): boolean {
  const rows = (scene[side] as AnyTable)[to] ?? {};
  const undo = (Object.keys(rows) as EventName[]).find((name) => undoneBy(side, name).includes(event));
  return undo !== undefined && entriesOf(rows[undo]).some((entry) => entry.back === true && entry.to !== from);
}
