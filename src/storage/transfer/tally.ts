import { createHash } from 'node:crypto';

/** What went through: how many rows, and the digest of their bytes in their order. */
export interface Tally {
  rows: number;
  sha256: string;
}

/** Counts and digests COPY text, where every row ends with a line feed and no line feed is inside a row. */
export function createTally(): { add(chunk: Buffer): void; result(): Tally } {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add(chunk) {
      hash.update(chunk);
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) rows += 1;
    },
    result: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

export const sameTally = (one: Tally, other: Tally): boolean => one.rows === other.rows && one.sha256 === other.sha256;

const lineFeed = 0x0a;
