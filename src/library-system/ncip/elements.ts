/** Elements of NCIP before they are text. Those without content are left out, so that a message is written as the schema has it. */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** A name with its text, its children, or nothing (`emptyElement`, `placeholder`). */
export interface Element {
  name: string;
  content: string | readonly Element[];
}

/** The element; undefined when it would have nothing in it. */
export function element(
  name: string,
  ...content: (string | Element | readonly (Element | undefined)[] | undefined)[]
): Element | undefined {
  const [first] = content;
  if (typeof first === 'string') {
    const text = writable(first);
    return text === '' ? undefined : { name, content: text };
  }
  const children = content.flat().filter((each): each is Element => typeof each === 'object');
  return children.length === 0 ? undefined : { name, content: children };
}

/** An element without text: it says something by being there, or is where a secret is put in when the message is sent. */
export const emptyElement = (name: string): Element => ({ name, content: '' });

/** What XML can hold: other control characters and halves of characters become blanks. */
const writable = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ' ')
    .trim();

export function appendTo(parent: XMLBuilder, { name, content }: Element): void {
  const node = parent.ele(name);
  if (typeof content !== 'string') for (const each of content) appendTo(node, each);
  else if (content !== '') node.txt(content);
}
