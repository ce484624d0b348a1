/** The mail with the link by which somebody sets another password. */
import type { LetterRow } from '../domain/letters/row.js';
import { type Message, message } from '../words/message.js';
import { builtIn } from './built-in.js';
import type { LetterContent } from './content.js';
import type { TemplateText } from './template.js';
import { type LetterContext, writeLetter } from './write-letter.js';

/** No letter of the catalogue: no step calls for it, and nobody words it anew. */
export const passwordRow = {
  name: message('letter.newPassword'),
  kind: 'letter',
  audience: 'staff',
  facts: ['libraryName', 'url', 'linkUntil'],
} as const satisfies LetterRow & { name: Message };

/** `url`: the link; `linkUntil`: the time at which it ends, in the words of the reader. */
export const passwordLetter = (
  facts: { libraryName: string; url: string; linkUntil: string },
  context: LetterContext,
): LetterContent => writeLetter(passwordRow, builtIn('newPassword', context.language) as TemplateText, facts, context);
