import type { Thing } from '../api/client.js';

/** The file that somebody is about to take in, and what was chosen of it: only in this tab, until it is taken in or another is opened. */
export interface FileInHand {
  name: string;
  file: Thing<'DirectoryFile'>;
}

let inHand: FileInHand | undefined;
/** As it was pasted or read: still there for who comes back from an error in it. */
let text = '';
/** Tokens are shown once, on the page that follows the import. */
let tokens: { import: string; tokens: Thing<'DirectoryImported'>['tokens'] } | undefined;

export const filesInHand = {
  take(file: FileInHand) {
    inHand = file;
  },
  get: (): FileInHand | undefined => inHand,
  text: (): string => text,
  type(now: string) {
    text = now;
  },
  done(imported: Thing<'DirectoryImported'>) {
    inHand = undefined;
    text = '';
    tokens = { import: imported.id, tokens: imported.tokens };
  },
  /** They were shown. */
  forgetTokens() {
    tokens = undefined;
  },
  tokensOf: (id: string) => (tokens?.import === id ? tokens.tokens : []),
};
