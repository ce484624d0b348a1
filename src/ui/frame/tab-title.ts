/** The tab's title: `(3) Borrowing Requests – Interlend`. Pages name themselves, the live part counts what is new. */
let page = '';
let thing = '';
let fresh = 0;

const write = () => {
  document.title = `${fresh > 0 ? `(${fresh}) ` : ''}${[thing, page, 'Interlend'].filter(Boolean).join(' – ')}`;
};

export const tabTitle = {
  page(title: string) {
    page = title;
    thing = '';
    write();
  },
  /** What the page is about: the title of a request, the name of a partner. */
  thing(name: string) {
    thing = name;
    write();
  },
  fresh(count: number) {
    fresh = count;
    write();
  },
};
