import { useSyncExternalStore } from 'react';

export interface News {
  key: string;
  title: string;
  text: string;
  to: string;
  at: string;
}

/** How many the bell keeps. */
const keptAtMost = 50;

let news: readonly News[] = [];
let unread = 0;
const ears = new Set<() => void>();
const tell = () => {
  for (const ear of ears) ear();
};
const hear = (ear: () => void) => {
  ears.add(ear);
  return () => ears.delete(ear);
};

/** What the toasts of this tab said, the newest first. */
export const bell = {
  add(each: News) {
    news = [each, ...news].slice(0, keptAtMost);
    unread += 1;
    tell();
  },
  read() {
    unread = 0;
    tell();
  },
  useNews: () => useSyncExternalStore(hear, () => news),
  useUnread: () => useSyncExternalStore(hear, () => unread),
};
