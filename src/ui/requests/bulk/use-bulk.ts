import { useEffect, useRef, useState } from 'react';
import { cache } from '../../api/read.js';
import { type Aim, type BulkOrder, give, type Outcome } from './order.js';
import { inPortions } from './portions.js';

/** Tried first, so that it is seen what will happen; then done, for those with which it can be. */
export type Stage =
  | { name: 'trying' | 'doing'; count: number; all: number }
  | { name: 'tried'; outcomes: readonly Outcome[]; error?: unknown }
  | { name: 'done'; outcomes: readonly Outcome[]; error?: unknown; isStopped: boolean };

const changed = ['/requests', '/requests/facets', '/requests/{id}', '/work', '/work/counts', '/letters'];

/** One order for many: what would come of it, then what came of it, portion by portion. */
export function useBulk(
  order: BulkOrder | undefined,
  aims: readonly Aim[],
  finished: (outcomes: readonly Outcome[]) => void,
) {
  const [stage, setStage] = useState<Stage>();
  const stopped = useRef(false);
  const isHere = useRef(true);
  const show = (now: Stage) => isHere.current && setStage(now);
  const isStopped = () => stopped.current || !isHere.current;

  const tryAll = async (all: readonly Aim[]) => {
    if (!order) return;
    stopped.current = false;
    const told = (count: number) => show({ name: 'trying', count, all: all.length });
    told(0);
    const { got, error } = await inPortions({
      all,
      work: (portion) => give(order, portion, { trial: true }),
      told,
      isStopped,
    });
    show({ name: 'tried', outcomes: got, ...(error === undefined ? {} : { error }) });
  };

  /** With `allTheSame` also where the node warned. */
  const doAll = async (tried: readonly Outcome[], allTheSame: boolean) => {
    if (!order) return;
    stopped.current = false;
    const plain = tried.filter(({ result }) => result === 'possible');
    const warned = allTheSame ? tried.filter(({ result }) => result === 'warned') : [];
    const all = plain.length + warned.length;
    let before = 0;
    const outcomes: Outcome[] = [];
    let failure: unknown;
    show({ name: 'doing', count: 0, all });
    for (const [those, more] of [
      [plain, {}],
      [warned, { confirmed: true }],
    ] as const) {
      const { got, error } = await inPortions({
        all: those,
        work: (portion) => give(order, portion, more),
        told: (count) => show({ name: 'doing', count: before + count, all }),
        isStopped,
      });
      before += those.length;
      outcomes.push(...got);
      failure ??= error;
      if (error !== undefined) break;
    }
    for (const address of changed) void cache.invalidateQueries({ queryKey: [address] });
    const through = new Set(outcomes.map(({ id }) => id));
    const wished = new Set([...plain, ...warned].map(({ id }) => id));
    const left = tried.filter(({ id }) => !through.has(id));
    const whole = [
      ...outcomes,
      ...left.map((each): Outcome => (wished.has(each.id) ? { ...each, result: 'possible' } : each)),
    ];
    show({
      name: 'done',
      outcomes: whole,
      isStopped: stopped.current,
      ...(failure === undefined ? {} : { error: failure }),
    });
    if (isHere.current) finished(whole);
  };

  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  useEffect(() => void tryAll(aims), [order]);

  return {
    stage,
    doAll,
    stop: () => {
      stopped.current = true;
    },
    /** Those that were not done, as they are now. */
    again: (outcomes: readonly Outcome[]) =>
      tryAll(outcomes.map(({ id, title, externalId }) => ({ id, title, externalId }))),
  };
}
