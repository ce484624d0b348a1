/** Secrets in the text of messages: put in when one is sent, masked in what is stored. */

const secretPlace = '<FromSystemAuthentication/>';
const pinPlace = '<AuthenticationInputData/>';

/** The message as it is sent. No text of a message can be mistaken for a place: `<` is never written as it is. */
export const withSecrets = (body: string, { secret = '', pin = '' }: { secret?: string; pin?: string }): string =>
  body
    .replace(secretPlace, () => `<FromSystemAuthentication>${escaped(secret)}</FromSystemAuthentication>`)
    .replace(pinPlace, () => `<AuthenticationInputData>${escaped(pin)}</AuthenticationInputData>`);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

const mask = '***';
/** Elements whose whole content is nobody's business when a call is looked at later. */
const masked = [
  'FromSystemAuthentication',
  'FromAgencyAuthentication',
  'ToSystemAuthentication',
  'AuthenticationInputData',
  'PhysicalAddress',
  'StructuredAddress',
  'UnstructuredAddress',
  'ElectronicAddressData',
  'DateOfBirth',
];
/** Begins with the element and ends with its end, or with the text: a cut answer must not show the rest of an address. */
const maskedElements = new RegExp(
  `<((?:[\\w.-]+:)?(?:${masked.join('|')}))(\\s[^>]*)?(?:/>|>[\\s\\S]*?(?:</\\1\\s*>|$))`,
  'g',
);

/** More than any answer to one call; the rest of a longer text is not stored. */
const storedAtMost = 16_000;

/** A message fit to be stored and shown. `secrets`: what must not be in it wherever it stands. */
export function masking(text: string, secrets: readonly (string | undefined)[] = []): string {
  const cut = text.length > storedAtMost ? text.slice(0, storedAtMost) : text;
  const plain = cut
    .replaceAll('\0', '\uFFFD')
    .replace(maskedElements, (_, name: string) => `<${name}>${mask}</${name}>`);
  return secrets
    .flatMap((each) => (each ? [each, escaped(each)] : []))
    .sort((one, other) => other.length - one.length)
    .reduce((all, each) => (each.length < shortestSecret ? all : all.replaceAll(each, mask)), plain);
}

/** A shorter one would mask half of the text. Within its element it is masked all the same. */
const shortestSecret = 4;
