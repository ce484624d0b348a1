/** A letter in words: what is kept of it, and what paper, HTML and plain text are made from. */
import type { Language } from '../domain/fulfilment/patron.js';
import type { LetterLogo } from './logo.js';

/** A piece of a line. */
export interface LetterRun {
  text: string;
  bold?: true;
  italic?: true;
}

export type Part =
  | { kind: 'paragraph'; runs: LetterRun[] }
  /** A label and its value, a row each. */
  | { kind: 'facts'; rows: { label: string; runs: LetterRun[] }[] }
  /** The words of somebody, line by line. */
  | { kind: 'quote'; lines: LetterRun[][] }
  | { kind: 'list'; items: LetterRun[][] }
  | { kind: 'link'; label: string; url: string };

export interface LetterContent {
  language: Language;
  subject: string;
  heading: string;
  /** At the top: who writes. */
  sender: string;
  /** Above who writes. */
  logo?: LetterLogo;
  parts: Part[];
  /** Who signs, a line each. */
  signature: string[];
  /** Name, address and reply address, and why the reader gets it, a line each. */
  footer: string[];
}

/** The words of a line without its bold and italics. */
export const plain = (runs: readonly LetterRun[]): string => runs.map(({ text }) => text).join('');
