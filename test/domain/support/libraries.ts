/** One borrowing library and the lenders of its rota, with the messages on their way: a joint state and its next ones. */
import type { BorrowingState, BorrowingTable, SupplierEvent } from '../../../src/domain/borrowing.js';
import { sourceOf } from '../../../src/domain/events.js';
import type { LendingState, LendingTable, RequesterEvent } from '../../../src/domain/lending.js';
import { actionRow } from '../../../src/domain/staff-actions.js';
import { step } from '../../../src/domain/state-machine.js';
import type { AnyTable, EventName, Side, StateName } from '../../../src/domain/tables.js';
import { isAside, isRemembered, isUndo, stateWithout, undoneBy } from '../../../src/domain/undoing.js';
import { type Question, stillOwed } from './questions.js';
import { asLast, asPassed, heardByBorrower, heardByLender } from './wire.js';

/** The step of one side that an undo takes back. */
export interface Last {
  action: string;
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
  return actsIn('borrowing', scene.borrowing[joint.borrower]).flatMap(({ act, fits }): Next[] => {
    if (!scene.borrowerActs(act) || !fits(joint.asked, hasNext(scene, joint), joint.toldCheckedIn)) return [];
    if (act === 'send' && lender?.state !== 'absent') return [];
    if (!isUndoable('borrowing', act, joint.last)) return [];
    if (actionRow('borrowing', act)?.atScanner) return withParcelInHand(scene, joint, act);
    if (withdrawn[act]) {
      if (lender?.incoming.at(-1) !== withdrawn[act]) return [];
      const before = withLender(joint, joint.current, { incoming: lender.incoming.slice(0, -1) });
      return [{ line: { who: 'borrower', act }, joint: borrowerTakes(scene, before, act, joint.current) }];
    }
    return [{ line: { who: 'borrower', act }, joint: borrowerTakes(scene, joint, act, joint.current) }];
  });
}

/** The parcel of a lender that was passed over lies on the desk, with its words all read. */
function withParcelInHand(scene: Scene, joint: Joint, act: string): Next[] {
  return joint.lenders.flatMap((lender, index): Next[] => {
    if (index === joint.current && joint.asked) return [];
    if (lender.state !== 'shippedPhysically' || lender.outgoing.length > 0 || lender.incoming.length > 0) return [];
    return [{ line: { who: 'borrower', act }, joint: borrowerTakes(scene, joint, act, index) }];
  });
}

/** Staff act faster than the post only so far; answers that follow by themselves always get in. */
const isFull = (sent: readonly unknown[] = [], coming: readonly unknown[] = [], inFlight: number): boolean =>
  sent.length >= inFlight || coming.length > inFlight;

const hasNext = (scene: Scene, joint: Joint): boolean => joint.current + 1 < scene.lenders;

interface Act {
  act: string;
  /** Of an action and its variants only the one that fits is possible. */
  fits: (asked: boolean, partnerLeft: boolean, toldCheckedIn: boolean) => boolean;
}
const known = new WeakMap<object, Act[]>();

function actsIn(side: Side, rows: object): Act[] {
  const made =
    known.get(rows) ?? Object.keys(rows).flatMap((act) => (actionRow(side, act) ? [actOf(side, act, rows)] : []));
  known.set(rows, made);
  return made;
}

function actOf(side: Side, act: string, rows: object): Act {
  const { when, variantOf } = actionRow(side, act) ?? {};
  const rivals = Object.keys(rows).flatMap((name) =>
    actionRow(side, name)?.variantOf === act ? [actionRow(side, name)?.when] : [],
  );
  // One volume is lent here.
  // Nobody here is a broker.
  if (when === 'someStayLost' || when === 'brokerGoesOn') return { act, fits: () => false };
  if (when === 'noPartnerLeft') return { act, fits: (_, partnerLeft) => !partnerLeft };
  if (when === 'lenderCheckedIn') return { act, fits: (_asked, _left, toldCheckedIn) => toldCheckedIn };
  if (rivals.includes('lenderCheckedIn')) return { act, fits: (_asked, _left, toldCheckedIn) => !toldCheckedIn };
  if (when === 'nobodyAsked') return { act, fits: (asked) => !asked || !Object.hasOwn(rows, variantOf ?? '') };
  if (rivals.includes('noPartnerLeft')) return { act, fits: (_, partnerLeft) => partnerLeft };
  if (rivals.includes('nobodyAsked')) return { act, fits: (asked) => asked };
  return { act, fits: () => true };
}

function lenderActs(scene: Scene, joint: Joint, index: number): Next[] {
  const lender = joint.lenders[index];
  if (!lender || lender.state === 'absent') return [];
  if (isFull(lender.outgoing, lender.incoming, scene.inFlight)) return [];
  return actsIn('lending', scene.lending[lender.state]).flatMap(({ act }): Next[] => {
    if (!scene.lenderActs(act, index) || !isUndoable('lending', act, lender.last)) return [];
    if (act === 'undoShip') {
      // Only while the message still lies in the post.
      if (lender.outgoing.at(-1) !== 'send:Loaned') return [];
      const before = withLender(joint, index, { outgoing: lender.outgoing.slice(0, -1) });
      return [{ line: { who: index, act }, joint: lenderTakes(scene, before, index, act) }];
    }
    return [{ line: { who: index, act }, joint: lenderTakes(scene, joint, index, act) }];
  });
}

function lenderHears(scene: Scene, joint: Joint, index: number): Next[] {
  const lender = joint.lenders[index];
  if (!lender) return [];
  return deliveries(scene, joint, lender.incoming).flatMap(({ message, left, mischief }): Next[] => {
    if (lender.state === 'absent' && message !== 'send:Request') return [];
    return readings(heardByLender[message], lender.state).map((heard) => {
      const posted = { ...withLender(joint, index, { incoming: left }), mischief };
      return { line: { who: index, heard }, joint: lenderTakes(scene, posted, index, heard) };
    });
  });
}

/** Words that tell no new status. */
const aside: ReadonlySet<string> = new Set([
  'supplier.notification',
  'supplier.conditionsReminder',
  'supplier.statusAnswer',
]);

/** The same words are named differently by the rules of the house that hears them. */
function readings(heard: RequesterEvent, state: LendingState | 'absent'): RequesterEvent[] {
  if (heard === 'requester.cancel' && state === 'willSupply') return [heard, 'requester.cancelToDecide'];
  if (heard === 'requester.conditionsRefused') return [heard, 'requester.conditionsRefusedByNote'];
  if (heard === 'requester.renew') return [heard, 'requester.renewBeyondCap'];
  return [heard];
}

function borrowerHears(scene: Scene, joint: Joint, index: number): Next[] {
  const lender = joint.lenders[index];
  if (!lender) return [];
  return deliveries(scene, joint, lender.outgoing).map(({ message, left, mischief }) => {
    const plain = heardByBorrower[message];
    const passed = index !== joint.current || !joint.asked;
    const heard = passed ? asPassed(plain) : hasNext(scene, joint) ? plain : asLast(plain);
    const toldCheckedIn = passed || aside.has(plain) ? joint.toldCheckedIn : plain === 'supplier.checkedIn';
    const posted = { ...withLender(joint, index, { outgoing: left }), mischief, toldCheckedIn };
    return { line: { who: 'borrower', heard }, joint: borrowerTakes(scene, posted, heard, index) };
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

function borrowerTakes(scene: Scene, joint: Joint, event: string, spoken: number): Joint | undefined {
  const inTable = step(scene.borrowing, joint.borrower, event as SupplierEvent);
  if (!inTable) return undefined;
  const taken = backTo('borrowing', inTable, event, joint.last);
  const last = lastAfter('borrowing', scene, { state: joint.borrower, last: joint.last }, event, taken);
  const { last: _, ...stood } = joint;
  let after: Joint = { ...stood, borrower: taken.to, ...(last ? { last } : {}) };
  for (const effect of taken.effects) {
    if (effect === 'rota:end') after = { ...after, asked: false };
    else if (effect === 'rota:inPlace') after = { ...after, asked: true, toldCheckedIn: false, current: spoken };
    else if (effect === 'rota:next')
      after = { ...after, asked: false, toldCheckedIn: false, current: Math.min(after.current + 1, scene.lenders - 1) };
    else if (alarms.has(effect)) after = { ...after, alarmed: true };
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

function lenderTakes(scene: Scene, joint: Joint, index: number, event: string): Joint | undefined {
  const lender = joint.lenders[index];
  if (!lender) return undefined;
  const state = lender.state === 'absent' ? 'created' : lender.state;
  const inTable = step(scene.lending, state, event as RequesterEvent);
  if (!inTable) return undefined;
  const taken = backTo('lending', inTable, event, lender.last);
  const last = lastAfter('lending', scene, { state, last: lender.last }, event, taken);
  const said = taken.effects.filter((effect) => effect.startsWith('send:')) as (keyof typeof heardByBorrower)[];
  const owes = stillOwed(lender, event, said);
  const after = withLender(joint, index, { state: taken.to, last, outgoing: [...lender.outgoing, ...said], owes });
  return { ...after, alarmed: joint.alarmed || taken.effects.some((effect) => alarms.has(effect)) };
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
const isUndoable = (side: Side, act: string, last: Last | undefined): boolean =>
  !isUndo(side, act) || last === undefined || undoneBy(side, act).includes(last.action);

/** Back where the step came from, where the table says so. */
function backTo<T extends { to: StateName; back?: true }>(side: Side, taken: T, event: string, last?: Last): T {
  return taken.back && last && undoneBy(side, event).includes(last.action) ? { ...taken, to: last.from } : taken;
}

/** As the engine remembers steps, but only the last of them. */
function lastAfter(
  side: Side,
  scene: Scene,
  { state, last }: { state: StateName; last: Last | undefined },
  event: string,
  taken: { to: StateName },
): Last | undefined {
  if (last && undoneBy(side, event).includes(last.action)) return undefined;
  if (taken.to !== state)
    return isRemembered(side, event as EventName, state, true) &&
      leadsElsewhere(scene, side, { event, from: state }, taken.to)
      ? { action: event, from: state }
      : undefined;
  if (!last || !isAside(event as EventName)) return undefined;
  return sourceOf(event as EventName) === 'order'
    ? last
    : { ...last, from: stateWithout(scene[side], last.from, event as EventName) };
}

/**
 * Whether somebody in the scene may take such a step back, and to another state than the table names for steps that are
 * not remembered: only then is it kept in mind, for each step that is makes the walk longer.
 */
function leadsElsewhere(
  scene: Scene,
  side: Side,
  { event, from }: { event: string; from: StateName },
  to: StateName,
): boolean {
  const rows = (scene[side] as AnyTable)[to] ?? {};
  const undo = (Object.keys(rows) as EventName[]).find((name) => undoneBy(side, name).includes(event));
  return undo !== undefined && rows[undo]?.back === true && rows[undo]?.to !== from;
}
