import { type Code, message, type Wording } from '../../words/message.js';
import { idOfStaffJob } from './ports.js';

/** The job that wrote a line of history: one that staff defined with its maker, as they were then; else by its title. */
export function ruleOf(
  { facts }: { facts?: Readonly<Record<string, unknown>> | undefined },
  job: string | undefined,
): { rule?: Wording } {
  if (facts?.['rule'] === 'job' && typeof facts['job'] === 'string')
    return { rule: message('jobTold.by', { job: facts['job'], maker: String(facts['maker'] ?? '–') }) };
  if (job === undefined || idOfStaffJob(job) !== undefined) return {};
  return { rule: message('jobTold.byBuiltIn', { job: message(`jobTitle.${job}` as Code) }) };
}
