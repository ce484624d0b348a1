/**
 * Calls at each full multiple of so many milliseconds, never while a call goes on; `late` by how much it comes too late. Returns how
 * to stop it. A clock that is set, or a machine that slept, shifts the next call only.
 */
export function everySeconds(
  stepMs: number,
  call: (slot: Date, late: number) => Promise<void> | void,
): { stop(): void } {
  let timer: NodeJS.Timeout;
  let isCalled = false;
  const wait = (last: number) => {
    const expected = last + stepMs;
    timer = setTimeout(
      () => {
        const now = Date.now();
        // A timer may end a millisecond early.
        const slot = Math.round(now / stepMs) * stepMs;
        if (!isCalled) {
          isCalled = true;
          void (async () => call(new Date(slot), now - expected))().finally(() => {
            isCalled = false;
          });
        }
        wait(slot);
      },
      Math.max(1, expected - Date.now()),
    );
    timer.unref();
  };
  wait(Math.floor(Date.now() / stepMs) * stepMs);
  return { stop: () => clearTimeout(timer) };
}
