import { fileURLToPath } from 'node:url';
import { patronTableAsMarkdown } from '../../../src/domain/staff/patron-table.js';
import { tablesAsMarkdown } from '../../../src/domain/tables/diagram.js';

export const readmePath = fileURLToPath(new URL('../../../src/domain/README.md', import.meta.url));

/** The README with the parts between its marks made anew. */
export const withTables = (readme: string): string =>
  between(between(readme, 'tables', tablesAsMarkdown()), 'patrons', patronTableAsMarkdown());

const between = (readme: string, mark: string, text: string): string =>
  readme.replace(
    new RegExp(`(<!-- ${mark}: begin -->)[\\s\\S]*(<!-- ${mark}: end -->)`),
    (_, begin: string, end: string) => `${begin}\n\n${text}\n\n${end}`,
  );
