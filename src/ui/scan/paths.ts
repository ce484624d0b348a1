/** Where the page of a request is, and a search for what was read. */
export const pathOf = {
  request: ({ side, id }: { side: 'borrowing' | 'lending'; id: string }) => `/${side}/${id}`,
  search: (code: string) => `/borrowing?activity=all&q=${encodeURIComponent(code)}`,
};
