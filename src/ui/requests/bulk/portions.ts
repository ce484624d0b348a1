/** As many as go to the node in one call: small enough that a bar moves and a stop takes effect soon. */
export const portionSize = 50;

export interface Portions<Given, Got> {
  all: readonly Given[];
  size?: number;
  work: (portion: readonly Given[]) => Promise<readonly Got[]>;
  /** How many are through. */
  told: (count: number) => void;
  /** Asked before each portion: what was sent is finished, nothing more is begun. */
  isStopped: () => boolean;
}

/** One portion after the other. What fails ends it: everything before is in `got`, with the error. */
export async function inPortions<Given, Got>({
  all,
  size = portionSize,
  work,
  told,
  isStopped,
}: Portions<Given, Got>): Promise<{ got: Got[]; error?: unknown }> {
  const got: Got[] = [];
  for (let at = 0; at < all.length && !isStopped(); at += size) {
    const portion = all.slice(at, at + size);
    try {
      got.push(...(await work(portion)));
    } catch (error) {
      return { got, error };
    }
    told(Math.min(at + size, all.length));
  }
  return { got };
}
