/**
 * A sentence by which something is refused, as it is said, and in French. `{}` stands for what is filled in; in French they come
 * in the same order, or by number: `{2}`. What is filled in stays as it is.
 */
export type RefusalRow = readonly [english: string, french: string];
