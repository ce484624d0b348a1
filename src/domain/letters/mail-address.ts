/** One box at one domain: no list, no name beside it, no line ends. Every check of an address asks this. */
export const mailAddressPattern =
  '^(?!.*\\.\\.)[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])$';
const isOne = new RegExp(mailAddressPattern);

/** Whether a text can be the address of a mail. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && isOne.test(text);

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Domains as somebody writes them: `college.ca, @library.on.ca`. */
export const domainsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((each) => each.replace(/^@/, ''))
    .filter((each) => each !== '');

const domainPattern = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
/** Under these, anybody in a province or territory may have a domain: none of them is one institution. */
const ofProvinces = /^(?:ab|bc|mb|nb|nf|nl|ns|nt|nu|on|pe|qc|sk|yk)\.ca$/;

/** Whether a text is the domain of one institution: `college.ca`, and neither `ca` nor `on.ca`, `*` or an address. */
export const isDomain = (text: string): boolean => domainPattern.test(text) && !ofProvinces.test(text);

/** Whether an address is at one of these domains, or below one. */
export const isAtOneOf = (address: string, domains: readonly string[]): boolean => {
  const domain = domainOf(address);
  return domains.some((each) => domain === each || domain.endsWith(`.${each}`));
};
