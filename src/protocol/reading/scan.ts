/** The tree of a plain document, straight from the text that libxml2 has found well-formed: nothing is written and parsed again. */
import type { Branch, Node } from './tree.js';
import { safeName } from './tree.js';

/** Called for each element as it begins: its place from the root, its name, the sibling before it. False ends the reading. */
export type OnElement = (place: string, name: string, before: string | undefined) => boolean;

interface Open {
  name: string;
  place: string;
  branch: Branch | undefined;
  text: string;
  last: string | undefined;
}

const longestPlace = 200;
const startOfRoot = /<[^\s/>!?]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g;
const blank = /^[ \t\r\n]*$/;

/**
 * `text` is well-formed, has one namespace, and no attributes below its root. Undefined for what only the walk of libxml2's
 * own tree reads: comments, instructions, CDATA, text between elements; and when `onElement` ends it.
 */
export function scan(text: string, onElement: OnElement): Node | undefined {
  startOfRoot.lastIndex = 0;
  const start = startOfRoot.exec(text);
  if (!start) return undefined;
  let at = startOfRoot.lastIndex;
  if (text.includes('<!') || text.includes('<?', at)) return undefined;
  const rootName = /^<([^\s/>]+)/.exec(start[0])?.[1] ?? '';
  if (!onElement(`/${rootName}`, rootName, undefined)) return undefined;
  if (start[0].endsWith('/>')) return '';
  const root: Open = { name: rootName, place: `/${rootName}`, branch: undefined, text: '', last: undefined };
  const open: Open[] = [root];
  for (let element = root; ; ) {
    const tag = text.indexOf('<', at);
    const end = text.indexOf('>', tag);
    if (tag < 0 || end < 0) return undefined;
    if (tag > at) element.text += text.slice(at, tag);
    at = end + 1;
    if (text[tag + 1] === '/') {
      const value = contentOf(element);
      if (value === undefined) return undefined;
      open.pop();
      const above = open[open.length - 1];
      if (!above) return value;
      put(above, element.name, value);
      element = above;
      continue;
    }
    const isEmpty = text[end - 1] === '/';
    const name = text.slice(tag + 1, isEmpty ? end - 1 : end).trimEnd();
    const place = `${element.place}/${name}`.slice(-longestPlace);
    if (!onElement(place, name, element.last)) return undefined;
    element.last = name;
    if (isEmpty) put(element, name, '');
    else {
      element = { name, place, branch: undefined, text: '', last: undefined };
      open.push(element);
    }
  }
}

function contentOf({ branch, text }: Open): Node | undefined {
  if (branch) return blank.test(text) ? branch : undefined;
  return decoded(text);
}

function put(element: Open, name: string, value: Node): void {
  element.branch ??= {};
  const key = safeName(name);
  const before = element.branch[key];
  const one = value as string | Branch;
  if (before === undefined) element.branch[key] = one;
  else if (Array.isArray(before)) before.push(one);
  else element.branch[key] = [before, one];
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A document without a type of its own has these entities and no others. Line ends are one character, unless written as such. */
function decoded(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(#x[\dA-Fa-f]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (entity[0] !== '#') return named[entity] ?? whole;
    const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return String.fromCodePoint(code);
  });
}
