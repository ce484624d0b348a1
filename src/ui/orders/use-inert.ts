import { useEffect, useState } from 'react';

/** How long a button stays dead after its meaning changed under the pointer, in milliseconds. */
const inertMs = 600;

/** True for a moment after what can be pressed became something else, from the first picture on that shows it. */
export function useInert(meaning: string): boolean {
  const [last, setLast] = useState({ meaning, at: 0 });
  const [, repaint] = useState(0);
  if (last.meaning !== meaning) setLast({ meaning, at: Date.now() });
  useEffect(() => {
    if (last.at === 0) return;
    const timer = setTimeout(() => repaint((count) => count + 1), inertMs);
    return () => clearTimeout(timer);
  }, [last]);
  return Date.now() - last.at < inertMs;
}
