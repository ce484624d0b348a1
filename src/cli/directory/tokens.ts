import type { Say } from './words.js';

/** Secrets that are shown this once. */
export const tokenLines = (say: Say, tokens: readonly { partner: string; token: string }[]): string[] =>
  tokens.length === 0 ? [] : ['', say('tokens'), ...tokens.map(({ partner, token }) => `  ${partner}  ${token}`)];
