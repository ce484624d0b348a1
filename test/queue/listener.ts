import type { Doorbell } from '../../src/engine/model/doorbell.js';

/** Notes every id a doorbell hears. */
export async function listenTo(bell: Doorbell, whenHeard: (ids: readonly string[]) => void = () => {}) {
  const heard: string[] = [];
  let rings = 0;
  await bell.onRing(async (ids) => {
    rings += 1;
    heard.push(...ids);
    whenHeard(ids);
  });
  return { heard, rings: () => rings, has: (id: string) => heard.includes(id) };
}
