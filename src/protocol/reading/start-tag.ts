/** The tag with which an element begins, in text that libxml2 has found well-formed. */
import { attributeSaid, placeOf } from './character-data.js';

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
    const equalsAt = placeOf(text, '=', at);
    const written = text.slice(at, equalsAt).trimEnd();
    const quoteAt = afterBlanks(text, equalsAt + 1);
    const valueEnd = placeOf(text, text.charAt(quoteAt), quoteAt + 1);
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
