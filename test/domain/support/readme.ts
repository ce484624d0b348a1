import { fileURLToPath } from 'node:url';
import { tablesAsMarkdown } from '../../../src/domain/diagram.js';

export const readmePath = fileURLToPath(new URL('../../../src/domain/README.md', import.meta.url));

/** The README with the part between its marks made anew. */
export function withTables(readme: string): string {
  return readme.replace(
    /(<!-- tables: begin -->)[\s\S]*(<!-- tables: end -->)/,
    (_, begin: string, end: string) => `${begin}\n\n${tablesAsMarkdown()}\n\n${end}`,
  );
}
