/**
 * To whom a secret of ours may be presented: to the origin (scheme, host, port) for which it was entered, and to no other.
 * Whatever presents one asks here: the secrets of partners, of sign-in and of mail, and those of every later kind of target.
 */

/** `https://ill.example.ca`, `smtp://mail.example.ca:587`; the usual port of http and https is left out. Undefined: no address. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return host === '' ? undefined : `${protocol}//${host.toLowerCase()}`;
}

/** Whether what was entered for an origin may be presented at an address. What was entered for none is presented nowhere. */
export const mayPresentAt = (enteredFor: string | undefined, address: string): boolean =>
  enteredFor !== undefined && originOf(address) === enteredFor;
