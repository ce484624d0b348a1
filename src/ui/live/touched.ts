/** The requests that this person worked on today in this browser: only of these a toast tells what others did. */
const key = 'interlend.touched';

interface Touched {
  day: string;
  ids: string[];
}
const today = () => new Date().toDateString();

function kept(): Touched {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? '') as Touched;
    if (found.day === today()) return found;
  } catch {
    // nothing kept yet, or not by us
  }
  return { day: today(), ids: [] };
}

export function touch(id: string): void {
  const { ids } = kept();
  localStorage.setItem(
    key,
    JSON.stringify({ day: today(), ids: [id, ...ids.filter((each) => each !== id)].slice(0, 300) }),
  );
}

export const isTouched = (id: string): boolean => kept().ids.includes(id);

/** The requests that this person made in this tab: lists show them at once, wherever they would wait to be asked for. */
export const ownMakings = new Set<string>();
