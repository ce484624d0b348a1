/** A demonstration that says nothing looks as if it hung. */

/** So long nothing may be said, in milliseconds. */
const silenceMs = 5_000;

/** Says what is said, and that it goes on when nothing was said for a while. */
export function neverSilent(
  write: (line: string) => void,
  withinMs = silenceMs,
): { say(line?: string): void; end(): void } {
  let told: NodeJS.Timeout | undefined;
  let isOver = false;
  const wait = () => {
    clearTimeout(told);
    if (isOver) return;
    told = setTimeout(() => {
      write('   … at work');
      wait();
    }, withinMs).unref();
  };
  wait();
  return {
    say: (line = '') => {
      write(line);
      wait();
    },
    end: () => {
      isOver = true;
      clearTimeout(told);
    },
  };
}
