/** Walks every joint state a scene can come to, breadth first, so that the first script found is the shortest. */
import { isFinal, stateRow } from '../../../src/domain/tables/states.js';
import type { Side, StateName } from '../../../src/domain/tables/tables.js';
import { dialogue } from './dialogue.js';
import { beginning, type Joint, type Last, type Line, nextOf, type Scene } from './libraries.js';

export interface Walk {
  states: number;
  /** Scripts at whose end a message finds no row. */
  untaken: string[];
  /** Scripts at whose end nothing is on the way and nobody is to act, though the matter is not over for all. */
  stuck: string[];
  /** Scripts at whose end both sides are finished and tell different stories. */
  disagreeing: string[];
  /** Scripts at whose end a lender has left a question unanswered, and nobody there is to act. */
  unanswered: string[];
  /** The states of the borrower and of one lender while nothing is on its way between them, and nobody was told that they do not agree. */
  atRest: Set<string>;
}

const tooMany = 2_000_000;

export function explore(scene: Scene): Walk {
  const first = beginning(scene);
  const seen = new Map<string, { from?: string; line?: Line }>([[keyOf(first), {}]]);
  const walk: Walk = { states: 0, untaken: [], stuck: [], disagreeing: [], unanswered: [], atRest: new Set() };
  const told = new Set<string>();
  let wave: [string, Joint][] = [[keyOf(first), first]];
  while (wave.length > 0) {
    const following: [string, Joint][] = [];
    for (const [key, joint] of wave) {
      noteAtRest(walk.atRest, joint);
      const problem = problemAtRest(joint);
      if (problem && !told.has(problem.about)) {
        told.add(problem.about);
        walk[problem.kind].push(`${dialogue(scriptTo(seen, key))}\n  → ${problem.about}`);
      }
      for (const { line, joint: next } of nextOf(scene, joint)) {
        if (!next) {
          const state = line.who === 'borrower' ? joint.borrower : joint.lenders[line.who]?.state;
          const about = `nothing in "${state}" takes ${line.heard}`;
          if (told.has(about)) continue;
          told.add(about);
          walk.untaken.push(`${dialogue([...scriptTo(seen, key), line])}\n  → ${about}`);
          continue;
        }
        const nextKey = keyOf(next);
        if (seen.has(nextKey)) continue;
        seen.set(nextKey, { from: key, line });
        if (seen.size > tooMany) throw new Error('The scene does not end: bound what staff do.');
        following.push([nextKey, next]);
      }
    }
    wave = following;
  }
  walk.states = seen.size;
  return walk;
}

/** `borrower lender asked`, or `passed` for one that the request was taken from. */
function noteAtRest(atRest: Set<string>, { borrower, lenders, current, asked, alarmed }: Joint): void {
  if (alarmed) return;
  for (const [index, { state, incoming, outgoing }] of lenders.entries())
    if (state !== 'absent' && incoming.length + outgoing.length === 0)
      atRest.add(`${borrower} ${state} ${asked && index === current ? 'asked' : 'passed'}`);
}

/** A joint state as a few letters: hundreds of thousands are kept and looked up. */
function keyOf({ borrower, last, current, asked, alarmed, mischief, toldCheckedIn, lenders }: Joint): string {
  let key =
    letterOf(borrower) +
    keyOfLast(last) +
    current +
    (+asked + 2 * +alarmed + 4 * +mischief + 8 * +toldCheckedIn).toString(16);
  for (const { state, last: lastThere, incoming, outgoing, owes } of lenders) {
    key += letterOf(state) + keyOfLast(lastThere);
    for (const question of owes) key += letterOf(question);
    for (const message of incoming) key += letterOf(message);
    key += '>';
    for (const message of outgoing) key += letterOf(message);
    key += '|';
  }
  return key;
}

const keyOfLast = (last: Last | undefined): string => (last ? `.${letterOf(last.action)}${letterOf(last.from)}` : '');

const letters = new Map<string, string>();
/** One letter for each name of a state or message, none of them a sign that stands between them. */
function letterOf(name: string): string {
  const known = letters.get(name);
  if (known) return known;
  const letter = String.fromCharCode(0x100 + letters.size);
  letters.set(name, letter);
  return letter;
}

function scriptTo(seen: Map<string, { from?: string; line?: Line }>, key: string): Line[] {
  const lines: Line[] = [];
  for (let at = seen.get(key); at?.line; at = seen.get(at.from ?? '')) lines.unshift(at.line);
  return lines;
}

type Problem = { kind: 'stuck' | 'disagreeing' | 'unanswered'; about: string };

const problemAtRest = (joint: Joint): Problem | undefined => waitingInVain(joint) ?? leftUnanswered(joint);

/** Whoever asks gets an answer, also one that has gone on meanwhile, and whom its own state would not let wait. */
function leftUnanswered({ borrower, lenders }: Joint): Problem | undefined {
  for (const { state, owes, outgoing } of lenders)
    if (
      owes[0] !== undefined &&
      outgoing.length === 0 &&
      state !== 'absent' &&
      stateRow('lending', state).turn !== 'us'
    )
      return { kind: 'unanswered', about: `${borrower} / ${state}: the ${owes[0]} is never answered` };
  return undefined;
}

function waitingInVain(joint: Joint): Problem | undefined {
  const { borrower, lenders, current, alarmed, asked } = joint;
  if (alarmed || lenders.some((each) => each.incoming.length + each.outgoing.length > 0)) return undefined;
  const present = lenders.flatMap((each) => (each.state === 'absent' ? [] : [each.state]));
  const about = `${borrower} / ${present.join(' / ')}`;
  const lender = asked ? lenders[current]?.state : undefined;
  if (waitsForPartner('borrowing', borrower) && !(lender && lender !== 'absent' && goesOn(lender)))
    return { kind: 'stuck', about: `${about}: the borrower waits for nobody` };
  const left = lenders.flatMap(({ state }, index) =>
    state === 'absent' || (asked && index === current) ? [] : [state],
  );
  const alone = isFinal('borrowing', borrower) ? present : left;
  if (alone.some((state) => waitsForPartner('lending', state) && !endsByRule.has(state)))
    return { kind: 'stuck', about: `${about}: a lender waits for nobody` };
  if (!isFinal('borrowing', borrower) || !present.every((state) => isFinal('lending', state))) return undefined;
  const suppliedHere =
    borrower === 'requestCompleted' || borrower === 'completedWithoutReturn' || borrower === 'receivedDigitally';
  const suppliedThere = present.some((state) => supplyStories.has(state));
  return suppliedHere === suppliedThere || present.length === 0 ? undefined : { kind: 'disagreeing', about };
}

const waitsForPartner = (side: Side, state: StateName): boolean => stateRow(side, state).turn === 'partner';
/** The lender is to act, or the nightly expiry acts for it. */
const goesOn = (lender: StateName): boolean => stateRow('lending', lender).turn === 'us' || endsByRule.has(lender);
const endsByRule: ReadonlySet<StateName> = new Set<StateName>(['conditional', 'retryPossible']);
const supplyStories = new Set(['requestCompleted', 'completedWithoutReturn', 'shippedDigitally']);
