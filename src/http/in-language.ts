import type { Request, Response } from 'express';
import { isInEach, isMessage, say } from '../words/index.js';
import { type Language, languageOf } from '../words/languages.js';

/**
 * An answer in the language of its reader: each message in it becomes its sentence. What is wrong with a field keeps its code
 * and facts besides the words, for programs.
 */
export function inLanguage<T>(language: Language, value: T): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => inLanguage(language, each));
  if (isMessage(value) || isInEach(value)) return say(value, language);
  const said: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) said[name] = inLanguage(language, each);
  const { problem } = value as { problem?: unknown };
  return isMessage(problem) ? { ...said, code: problem.code, facts: inLanguage(language, problem.facts) } : said;
}

/** In which language a call is answered: the first language of `Accept-Language` that is spoken here; else the one of the caller's account; else English. */
export function languageOfCaller(req: Request, res: Response): Language {
  const account = (res.locals['caller'] as { language?: string } | undefined)?.language;
  return languageOf(...req.acceptsLanguages(), account);
}
