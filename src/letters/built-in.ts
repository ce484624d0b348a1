/** The letters as they come with Interlend: a file a letter and language in `config/letters`. */
import { existsSync, readFileSync } from 'node:fs';
import type { Language } from '../domain/fulfilment/patron.js';
import { programFile } from '../program-files.js';
import { type TemplateText, templateOf } from './template.js';

const read = new Map<string, TemplateText | undefined>();

/** The built-in text of a letter; nothing for slips, which are lists of facts. */
export function builtIn(code: string, language: Language): TemplateText | undefined {
  const key = `${language}/${code}`;
  if (!read.has(key)) {
    const file = programFile('config', 'letters', language, `${code}.liquid`);
    read.set(key, existsSync(file) ? templateOf(readFileSync(file, 'utf8')) : undefined);
  }
  return read.get(key);
}
