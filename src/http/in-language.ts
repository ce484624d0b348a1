import { isInEach, isMessage, type Language, say } from '../words/index.js';

/**
 * An answer in the language of its reader: each message in it becomes its sentence. What is wrong with a field keeps its code
 * and facts beside the words, for programs.
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
