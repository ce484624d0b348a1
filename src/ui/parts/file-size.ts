import { sizeInWords } from '../../domain/copies/file-name.js';

/** `2.4 MB`, in the language of the page. */
export const fileSize = (bytes: number, locale: string): string =>
  sizeInWords(bytes, locale.startsWith('fr') ? 'fr' : 'en');
