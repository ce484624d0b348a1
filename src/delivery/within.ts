/** Waits for a promise, but not for ever. A late rejection is ignored. */
export async function settledInTime<T>(promise: Promise<T>, limitMs: number, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), limitMs);
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until all that is running has ended one way or the other, at most so long. */
export async function settledWithin(running: Iterable<Promise<unknown>>, limitMs: number): Promise<void> {
  await settledInTime(Promise.allSettled([...running]), limitMs, 'still running').catch(() => {});
}
