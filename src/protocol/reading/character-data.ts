/** What text and attribute values say once references and line ends are resolved. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text between tags. A document without a type of its own has the five entities and no others; line ends are one character, unless written as references. */
export const textSaid = (text: string): string => withoutReferences(withLineEnds(text));

/** What stands in a CDATA section: no references are resolved there. */
export const withLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** An attribute's value: white space is a blank each, unless written as a reference. */
export const attributeSaid = (value: string): string => withoutReferences(value.replace(/\r\n|[\t\n\r]/g, ' '));

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
export function placeOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new Error('This is not the text that libxml2 found well-formed.');
  return at;
}
