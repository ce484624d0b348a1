/** How the letters of a library look and in which languages they are written. */
import type { Language } from '../../../domain/fulfilment/patron.js';
import type { LetterCode } from '../../../domain/letters.js';
import type { LogoType } from '../../../letters/logo.js';
import type { Message } from '../../../words/message.js';
import type { Actor } from '../actor.js';
import type { MailLogo } from '../mail.js';
import type { Outcome } from './outcome.js';

export interface LetterStyleView {
  /** Code of the library. */
  library: string;
  name: string;
  /** In its order; without one each reader’s language counts, else the node’s. */
  languages?: Language[];
  /** The language of the node. */
  usual: Language;
  logo?: { id: string; type: LogoType; width: number; height: number; bytes: number };
  /** Letters that are worded anew in one language only; with an order of languages all readers get these in that one. */
  onlyIn: { code: LetterCode; name: Message; language: Language }[];
  changedAt?: string;
  changedBy?: string;
}

export interface LetterStyleChange {
  /** Every language once; null goes back to the reader’s language, else the node’s. */
  languages: Language[] | null;
}

export interface LogoUpload {
  /** The bytes of the file in base64. */
  content: string;
}

export interface LetterStyles {
  list(): Promise<LetterStyleView[]>;
  read(library: string): Promise<LetterStyleView | undefined>;
  change(library: string, change: LetterStyleChange, by: Actor, now: Date): Promise<Outcome<LetterStyleView>>;
  /** A file that is no logo is refused with the reason, and nothing changes. */
  setLogo(library: string, upload: LogoUpload, by: Actor, now: Date): Promise<Outcome<LetterStyleView>>;
  /** Letters that were written with it keep it. */
  removeLogo(library: string, by: Actor, now: Date): Promise<Outcome<LetterStyleView>>;
  picture(id: string): Promise<MailLogo | undefined>;
}
