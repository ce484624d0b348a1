/** Cases that have no test yet, each with what it wants: none. Whoever adds a case may let it wait here; `cases.test.ts` holds how many may. */
export const waiting: Readonly<Record<string, string>> = {};
