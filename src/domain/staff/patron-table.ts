/** Who of the staff may read what is known of patrons, as the table of the README. */
import { say } from '../../words/index.js';
import { type PatronFact, patronFactRows, patronFacts } from '../request/patron-facts.js';
import { rolePermissions } from './permissions.js';
import { roleRows, type StaffRole, staffRoles } from './staff.js';

const mayRead = (role: StaffRole, fact: PatronFact): boolean =>
  rolePermissions[role].includes(patronFactRows[fact].seenWith);

/** A row a role, a column a fact; below it what the columns are. */
export function patronTableAsMarkdown(): string {
  const cells = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  const rows = staffRoles.map((role) =>
    cells([say(roleRows[role].label, 'en'), ...patronFacts.map((fact) => (mayRead(role, fact) ? 'reads' : '–'))]),
  );
  const meanings = patronFacts.map((fact) => `- \`${fact}\`: ${say(patronFactRows[fact].label, 'en')}`);
  return [
    cells(['role', ...patronFacts]),
    cells(['---', ...patronFacts.map(() => '---')]),
    ...rows,
    '',
    ...meanings,
  ].join('\n');
}
