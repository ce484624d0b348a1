/** The pages of the handbook as the desk shows them: Markdown is read when the desk is built, and reaches the browser as a tree without HTML. */
import { readFileSync } from 'node:fs';
import { marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';
import type { HandbookBlock, HandbookEntry, HandbookInline, HandbookText } from '../src/ui/help/handbook-text.js';

/** Turns `src/handbook/**.md` into modules: the text of a page, or with `?entry` what it is found by. */
export function handbook(): Plugin {
  return {
    name: 'handbook',
    enforce: 'pre',
    load(id) {
      const [file = '', query] = id.split('?');
      if (!/[\\/]handbook[\\/].+\.md$/.test(file)) return undefined;
      this.addWatchFile(file);
      const page = readHandbookPage(readFileSync(file, 'utf8'));
      return `export default ${JSON.stringify(query === 'entry' ? entryOf(page) : page)}`;
    },
  };
}

/** Reads a page: its `#` heading is the title, the paragraph below it the lead. Throws for what a page of the handbook does not have. */
export function readHandbookPage(markdown: string): HandbookText {
  const [title, lead, ...rest] = marked.lexer(markdown).filter(({ type }) => type !== 'space' && type !== 'def');
  if (title?.type !== 'heading' || title['depth'] !== 1)
    throw new Error('A page of the handbook begins with “# Title”.');
  if (lead?.type !== 'paragraph') throw new Error(`“${title['text']}”: a paragraph follows the title.`);
  const ids = new Map<string, number>();
  return {
    title: textOf(inlines(title['tokens'])),
    lead: inlines(lead['tokens']),
    blocks: rest.map((token) => blockOf(token, ids)),
  };
}

/** What a page is found by: its title, its headings, and all that it says. */
function entryOf({ title, lead, blocks }: HandbookText): HandbookEntry {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [textOf(block.text)] : []));
  return { title, headings, text: [textOf(lead), ...blocks.map(textOfBlock)].join(' ').replace(/\s+/g, ' ') };
}

function blockOf(token: Token, ids: Map<string, number>): HandbookBlock {
  switch (token.type) {
    case 'heading':
      return headingOf(token as Tokens.Heading, ids);
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', text: inlines((token as Tokens.Paragraph).tokens ?? []) };
    case 'code':
      return { kind: 'code', text: (token as Tokens.Code).text };
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const read = items.map((item) =>
        item.tokens.filter(({ type }) => type !== 'space').map((each) => blockOf(each, ids)),
      );
      return { kind: 'list', isOrdered: ordered, items: read };
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cells = (row: readonly Tokens.TableCell[]) => row.map(({ tokens }) => inlines(tokens));
      return { kind: 'table', head: cells(header), rows: rows.map(cells) };
    }
    default:
      throw new Error(`The handbook has no “${token.type}”: ${token.raw.slice(0, 60)}`);
  }
}

function headingOf({ depth, tokens }: Tokens.Heading, ids: Map<string, number>): HandbookBlock {
  if (depth !== 2 && depth !== 3) throw new Error('Headings within a page of the handbook are ## or ###.');
  const text = inlines(tokens);
  const id = slugOf(textOf(text));
  const before = ids.get(id) ?? 0;
  ids.set(id, before + 1);
  return { kind: 'heading', depth, id: before > 0 ? `${id}-${before}` : id, text };
}

/** As a forge names the place of a heading, so that a link to it leads there in the repository and on the desk. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

function inlines(tokens: readonly Token[] = []): HandbookInline[] {
  return tokens.map((token): HandbookInline => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return (token as Tokens.Text).text;
      case 'br':
        return ' ';
      case 'codespan':
        return { kind: 'code', text: [(token as Tokens.Codespan).text] };
      case 'strong':
      case 'em':
        return { kind: token.type, text: inlines((token as Tokens.Strong).tokens) };
      case 'link': {
        const { href, tokens: text } = token as Tokens.Link;
        return { kind: 'link', href, text: inlines(text) };
      }
      default:
        throw new Error(`The handbook has no “${token.type}”: ${token.raw.slice(0, 60)}`);
    }
  });
}

const textOf = (text: readonly HandbookInline[]): string =>
  text.map((each) => (typeof each === 'string' ? each : textOf(each.text))).join('');

function textOfBlock(block: HandbookBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOf(block.text);
    case 'code':
      return block.text;
    case 'list':
      return block.items.flat().map(textOfBlock).join(' ');
    case 'table':
      return [block.head, ...block.rows].flat().map(textOf).join(' ');
  }
}
