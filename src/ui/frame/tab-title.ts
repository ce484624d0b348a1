import { useEffect } from 'react';
import { recentThings } from './recent.js';

/** The tab's title: `(3) The shape of water – Request – Interlend`. Pages name themselves, the live part counts what is new. */
let page = '';
let thing = '';
let fresh = 0;

const write = () => {
  document.title = `${fresh > 0 ? `(${fresh}) ` : ''}${[thing, page, 'Interlend'].filter(Boolean).join(' – ')}`;
};

export const tabTitle = {
  page(title: string) {
    page = title;
    write();
  },
  fresh(count: number) {
    fresh = count;
    write();
  },
};

/** What the page is about (the title of a request, the name of a partner), while the page is open; nothing while it is not known. */
export function useTabThing(name = ''): void {
  useEffect(() => {
    if (name === '') return;
    tell(name);
    recentThings.see({ path: location.pathname, name });
    return () => tell('');
  }, [name]);
}

function tell(name: string): void {
  thing = name;
  write();
}
