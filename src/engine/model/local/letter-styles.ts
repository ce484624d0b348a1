/** How the letters of a library look and in which languages they are written. */
import type { LetterStyleChange, LetterStyleView, LogoUpload } from '../../../contract/letter-style-operations.js';
import type { Actor } from '../actor.js';
import type { MailLogo } from '../mail.js';
import type { Outcome } from './outcome.js';

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
