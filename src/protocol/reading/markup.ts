/** The marks of XML, in text that libxml2 has found well-formed: start tags, what a prefix stands for, what text says once references and line ends are resolved. */

/** `ill:note` is prefix `ill`, name `note`. */
export interface WrittenAttribute {
  prefix: string;
  name: string;
  value: string;
}

export interface StartTag {
  prefix: string;
  name: string;
  /** Declarations of namespaces among them. */
  attributes: readonly WrittenAttribute[];
  /** The element ends with its tag. */
  empty: boolean;
  /** Where the text goes on. */
  end: number;
}

const none: readonly WrittenAttribute[] = [];
const slash = 47;
const colon = 58;
const close = 62;

/** Space, tab and the two line ends: the only characters below `!` that XML lets in. */
const isBlank = (code: number): boolean => code <= 32;

/** `at` is where the tag's `<` stands. */
export function startTagAt(text: string, at: number): StartTag {
  let colonAt = at;
  let end = at + 1;
  let code = text.charCodeAt(end);
  while (code > 32 && code !== close && code !== slash) {
    if (code === colon) colonAt = end;
    end += 1;
    code = text.charCodeAt(end);
  }
  const prefix = colonAt === at ? '' : text.slice(at + 1, colonAt);
  const name = text.slice(colonAt + 1, end);
  if (code === close) return { prefix, name, attributes: none, empty: false, end: end + 1 };
  if (code === slash) return { prefix, name, attributes: none, empty: true, end: end + 2 };
  const attributes: WrittenAttribute[] = [];
  end = attributesAt(text, end, attributes);
  const empty = text.charCodeAt(end) === slash;
  return { prefix, name, attributes, empty, end: end + (empty ? 2 : 1) };
}

/** Puts what stands from `from` on into `attributes`; where the tag closes comes back. */
function attributesAt(text: string, from: number, attributes: WrittenAttribute[]): number {
  let at = afterBlanks(text, from);
  for (let code = text.charCodeAt(at); code !== close && code !== slash; code = text.charCodeAt(at)) {
    const equalsAt = indexOfMark(text, '=', at);
    const written = text.slice(at, equalsAt).trimEnd();
    const quoteAt = afterBlanks(text, equalsAt + 1);
    const valueEnd = indexOfMark(text, text.charAt(quoteAt), quoteAt + 1);
    const parted = written.indexOf(':');
    attributes.push({
      prefix: parted < 0 ? '' : written.slice(0, parted),
      name: written.slice(parted + 1),
      value: attributeSaid(text.slice(quoteAt + 1, valueEnd)),
    });
    at = afterBlanks(text, valueEnd + 1);
  }
  return at;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

const xml = 'http://www.w3.org/XML/1998/namespace';

/** What prefixes stand for where the reading is: prefix → the namespaces it was bound to by the elements that are open, the innermost last. `''` is the default namespace. */
export class Namespaces {
  readonly #bound = new Map<string, string[]>([['xml', [xml]]]);

  /** Takes in what an element declares; what comes back is to be given to `leave` at its end. */
  enter(attributes: readonly WrittenAttribute[]): readonly string[] | undefined {
    let declared: string[] | undefined;
    for (const attribute of attributes) {
      if (!isDeclaration(attribute)) continue;
      const prefix = attribute.prefix === '' ? '' : attribute.name;
      const bound = this.#bound.get(prefix);
      if (bound) bound.push(attribute.value);
      else this.#bound.set(prefix, [attribute.value]);
      declared ??= [];
      declared.push(prefix);
    }
    return declared;
  }

  leave(declared: readonly string[] | undefined): void {
    for (const prefix of declared ?? []) this.#bound.get(prefix)?.pop();
  }

  /** Empty for none. */
  ofElement(prefix: string): string {
    return this.#bound.get(prefix)?.at(-1) ?? '';
  }

  /** The default namespace is not for attributes. */
  ofAttribute(prefix: string): string {
    return prefix === '' ? '' : this.ofElement(prefix);
  }
}

export const isDeclaration = ({ prefix, name }: WrittenAttribute): boolean =>
  prefix === 'xmlns' || (prefix === '' && name === 'xmlns');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text between tags. A document without a type of its own has the five entities and no others; line ends are one character, unless written as references. */
export const textSaid = (text: string): string => withoutReferences(withLineEnds(text));

/** What stands in a CDATA section: no references are resolved there. */
export const withLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** An attribute's value: white space is a blank each, unless written as a reference. */
const attributeSaid = (value: string): string => withoutReferences(value.replace(/\r\n|[\t\n\r]/g, ' '));

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  if (!text.includes('&#')) return withoutNamed(text);
  return text.replace(/&(#x[\dA-Fa-f]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (entity[0] !== '#') return named[entity] ?? whole;
    const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return String.fromCodePoint(code);
  });
}

/** Many at a stroke, for a megabyte may be made of them. `&amp;` comes last, so that `&amp;lt;` stays the four letters it was. */
const withoutNamed = (text: string): string =>
  Object.entries(named).reduceRight((said, [name, letter]) => said.replaceAll(`&${name};`, letter), text);

/** Where `mark` stands from `from` on. It has to: a reader that went on without would never end. */
export function indexOfMark(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new Error('This is not the text that libxml2 found well-formed.');
  return at;
}

/** Where the root begins: behind the declaration, comments and instructions. */
export function startOfRoot(text: string): number {
  let at = indexOfMark(text, '<', 0);
  while (text[at + 1] === '?' || text[at + 1] === '!') at = indexOfMark(text, '<', endOfMarkup(text, at));
  return at;
}

/** Where the text goes on behind a comment or an instruction that begins at `tag`. */
export const endOfMarkup = (text: string, tag: number): number =>
  text[tag + 1] === '?' ? indexOfMark(text, '?>', tag) + 2 : indexOfMark(text, '-->', tag + '<!--'.length) + 3;

/** Where the text goes on behind an element of which nothing is read; `at` is behind its first tag. */
export function endOfElement(text: string, from: number): number {
  let at = from;
  for (let depth = 1; depth > 0; ) {
    const tag = indexOfMark(text, '<', at);
    const mark = text[tag + 1];
    if (mark === '/') {
      depth -= 1;
      at = indexOfMark(text, '>', tag) + 1;
    } else if (mark === '!' && text[tag + 2] === '[') at = indexOfMark(text, ']]>', tag) + 3;
    else if (mark === '!' || mark === '?') at = endOfMarkup(text, tag);
    else {
      const { empty, end } = startTagAt(text, tag);
      if (!empty) depth += 1;
      at = end;
    }
  }
  return at;
}
