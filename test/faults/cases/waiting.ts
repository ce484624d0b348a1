/** Cases that have no test yet, each with what it wants. The list only becomes shorter: `cases.test.ts` holds its length. */
export const waiting: Readonly<Record<string, string>> = {
  E10: 'It wants a copy that is delivered by such a link, on the screen.',
};
