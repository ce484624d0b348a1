/** The longest piece of work that a process does without looking at anything else, in its main thread's own processor time. */
import { readFileSync } from 'node:fs';

let watching = false;
let longest = 0;

/** Milliseconds of processor time that the main thread has had; other threads and processes do not count. */
function threadMs(): number {
  const [nanoseconds = ''] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

/** Looks at each turn of the event loop until it is asked again; the answer is the longest since then. Linux only. */
export function longestTurn(): number {
  const found = longest;
  longest = 0;
  if (!watching) {
    watching = true;
    let before = threadMs();
    const look = () => {
      const now = threadMs();
      longest = Math.max(longest, now - before);
      before = threadMs();
      setImmediate(look);
    };
    setImmediate(look);
  }
  return found;
}
