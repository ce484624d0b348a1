const rememberedMs = 1_000;

/**
 * Whether delivery is behind: the oldest due message has waited for `limitSeconds` or longer. Asked for each arrival
 * and answered at once; the database is asked once a second at most, and while it does not answer nothing changes.
 */
export function createPressure(
  oldestDueSeconds: () => Promise<number>,
  limitSeconds: number,
  clock: () => number = Date.now,
): () => boolean {
  let behind = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (limitSeconds > 0 && clock() - askedAt >= rememberedMs) {
      askedAt = clock();
      oldestDueSeconds().then(
        (seconds) => {
          behind = seconds >= limitSeconds;
        },
        () => {},
      );
    }
    return behind;
  };
}
