import type { Desk } from '../desk.js';
import { type PlayName, playNames, plays, type Scene } from './plays.js';

/** Chance that can be repeated: the same seed, the same choices in the same order. */
export interface Chance {
  /** 0 to below 1. */
  next(): number;
  /** True so often out of a hundred. */
  percent(of: number): boolean;
  /** One of them. Throws when there is none. */
  oneOf<T>(items: readonly T[]): T;
  /** So many different ones, in an order by chance; all when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
}

/** mulberry32: 32 bits of state are plenty for a demonstration. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    percent: (of) => next() * 100 < of,
    oneOf: (items) => {
      const [item] = items.slice(below(items.length));
      if (item === undefined) throw new Error('There is nothing to choose from.');
      return item;
    },
    some: (items, count) => {
      const left = [...items];
      const taken = [];
      while (left.length > 0 && taken.length < count) taken.push(...left.splice(below(left.length), 1));
      return taken;
    },
  };
}

export interface FlowState {
  begun: number;
  done: Map<PlayName, number>;
  underWay: Map<number, string>;
  /** What did not go as it should, as a sentence each. */
  broken: string[];
}

export interface FlowOptions {
  desks: readonly Desk[];
  chance: Chance;
  daysLater: Scene['daysLater'];
  /** Requests that are worked on at once. */
  atOnce: number;
  /** Without it requests flow until `enough` says so. */
  requests?: number;
  enough(): boolean;
}

/** Requests of every kind between libraries by chance; each kind once before any comes twice. */
export function startFlow({
  desks,
  chance,
  daysLater,
  atOnce,
  requests = Number.POSITIVE_INFINITY,
  enough,
}: FlowOptions) {
  const state: FlowState = { begun: 0, done: new Map(), underWay: new Map(), broken: [] };
  const first = chance.some(playNames, playNames.length);
  const all = playNames.flatMap((name) => Array.from({ length: plays[name].weight }, () => name));

  function newScene(number: number): { name: PlayName; scene: Scene } {
    const name = first.shift() ?? chance.oneOf(all);
    const [borrower, ...lenders] = chance.some(desks, 3);
    if (!borrower) throw new Error('There is no library.');
    const title = `${chance.oneOf(titles)} (${number}-${Math.floor(chance.next() * 1e6)})`;
    return { name, scene: { borrower, lenders, title, note: chance.oneOf(notes), chance, daysLater } };
  }

  async function work(): Promise<void> {
    while (!enough() && state.begun < requests) {
      state.begun += 1;
      const number = state.begun;
      const { name, scene } = newScene(number);
      state.underWay.set(number, name);
      try {
        await plays[name].play(scene);
        state.done.set(name, (state.done.get(name) ?? 0) + 1);
      } catch (error) {
        const who = [scene.borrower, ...scene.lenders].map(({ library }) => library.code).join(', ');
        state.broken.push(`${name} between ${who}: ${(error as Error).message.slice(0, 400)}`);
      } finally {
        state.underWay.delete(number);
      }
    }
  }
  const over = Promise.all(Array.from({ length: atOnce }, work)).then(() => {});
  return { state, over };
}

const titles = [
  'Braiding Sweetgrass',
  'Le Grand Atlas du Canada',
  'Winter Roads of the North',
  'Kiss of the Fur Queen',
  'Bonheur d’occasion',
  'L’Élan & l’érable : récits <du Nord>',
  'Δίκτυα βιβλιοθηκών',
  '图书馆合作',
  'Journal of Library Cooperation',
] as const;

const notes = [
  'We will send it today.',
  'À consulter sur place, s’il vous plaît.',
  'Needed for a course that begins on Monday.',
  'Merci & à bientôt <la bibliothèque>',
  '«Œuvres complètes», tome 2',
] as const;
