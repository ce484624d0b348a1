import { ruleInWords } from '../../domain/tables/automatic-rules.js';
import { hasWords, message, type Wording } from '../../words/index.js';
import { idOfStaffJob } from './ports.js';

/**
 * By which rule a line of history came about: the job that staff defined, with its maker as they were then; the rule that
 * the line names; else the built-in job that wrote it, by its title.
 */
export function ruleOf(
  { facts }: { facts?: Readonly<Record<string, unknown>> | undefined },
  job: string | undefined,
): { rule?: Wording } {
  if (facts?.['rule'] === 'job' && typeof facts['job'] === 'string')
    return { rule: message('jobTold.by', { job: facts['job'], maker: String(facts['maker'] ?? '–') }) };
  if (typeof facts?.['rule'] === 'string')
    return { rule: ruleInWords(facts['rule'], typeof facts['ruleName'] === 'string' ? facts['ruleName'] : undefined) };
  if (job === undefined || idOfStaffJob(job) !== undefined) return {};
  const title = `jobTitle.${job}`;
  return { rule: message('jobTold.byBuiltIn', { job: hasWords(title) ? message(title) : job }) };
}
