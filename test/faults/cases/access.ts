import type { FaultCase } from './row.js';

/** E. The network, the staff desk, and who may do what. */
export const access: readonly FaultCase[] = [
  {
    code: 'E1',
    provoked: 'The address of a partner leads inside: loopback, private and link-local ranges, in any notation.',
    holds: 'It is refused when it is saved and when it is dialled, by the name of the rule.',
  },
  {
    code: 'E2',
    provoked: 'A name leads to a public address when it is saved and inside when it is dialled, or to both at once.',
    holds: 'The address that is dialled is judged, and nothing is connected.',
  },
  {
    code: 'E3',
    provoked: 'The address of a partner has another scheme, a user and password, or the port of another service.',
    holds: 'It is refused.',
  },
  {
    code: 'E4',
    provoked: 'A partner redirects the call to an address inside.',
    holds: 'No redirect is followed.',
  },
  {
    code: 'E5',
    provoked: 'A header that is kept for a partner would break the line.',
    holds: 'It is refused when it is saved, and is never sent.',
  },
  {
    code: 'E6',
    provoked: 'An id of a message has line ends and codes that steer a screen, or is a megabyte long.',
    holds: 'The log has one line of JSON for each entry, with such signs escaped and long values cut.',
  },
  {
    code: 'E7',
    provoked: 'Search words, filters, orders and page sizes hold pieces of SQL.',
    holds: 'They are words or are refused with 400, and no row is changed.',
  },
  {
    code: 'E8',
    provoked: 'A search is made to be slow: a very long one, signs of patterns, a deep page.',
    holds: 'It is refused or answered in time, and the database gives it up after a few seconds.',
  },
  {
    code: 'E9',
    provoked: 'Titles, names and notes hold markup, and cells hold formulas.',
    holds: 'Screens show them as text, nothing runs, and a spreadsheet takes none for a formula.',
  },
  {
    code: 'E10',
    provoked: 'A link in a message is `javascript:` or `data:`.',
    holds: 'It is shown as text and leads nowhere.',
  },
  {
    code: 'E11',
    provoked: 'Another site calls the API with the cookie of who is signed in.',
    holds: 'Nothing is changed, at any route.',
  },
  {
    code: 'E12',
    provoked: 'A session is planted, or used after signing out, a new password, a taken role or a deactivated account.',
    holds: 'Signing in makes a session of its own, and the old one counts for nothing at the next call.',
  },
  {
    code: 'E13',
    provoked: 'A browser is asked to frame the desk, to guess types, to run foreign scripts or to read the cookie.',
    holds: 'Cookie flags and headers forbid it.',
  },
  {
    code: 'E14',
    provoked: 'Somebody guesses passwords: many on one account, one on many accounts, or by the clock.',
    holds:
      'Guessing gets slow for its address and for that account, the owner gets in all the same, and the clock tells nothing.',
  },
  {
    code: 'E15',
    provoked: 'Each role calls each route, also about another library, and sends fields that it may not set.',
    holds:
      'It reaches what its role gives and no more, and a route that does not say who may call it keeps the node from starting.',
  },
  {
    code: 'E16',
    provoked: 'Secrets are planted as tokens, passwords and credentials.',
    holds: 'They are shown once, and are in no log, no stored message and no audit entry.',
  },
  {
    code: 'E17',
    provoked: 'A secret is changed: two are valid for a while, then one is revoked.',
    holds: 'Both let in, a third is refused, and the revoked one is over at once.',
  },
  {
    code: 'E18',
    provoked: 'A caller forges the headers of a proxy: its source, its client certificate.',
    holds: 'They are believed from listed proxies only, and of those the last hop.',
  },
  {
    code: 'E19',
    provoked: 'A signed message is played again: late, soon, changed, or at another path.',
    holds: 'It is refused, or within its time is a repeat without a second effect.',
    notBuilt:
      'Messages are not signed: no partner program signs them. A partner is known by its credential over TLS, and a message that is played again is a repeat (C1, C4).',
  },
  {
    code: 'E20',
    provoked: 'A role that may not read messages or patrons asks for raw XML, messages and letters that name a patron.',
    holds: 'It is refused with 403 or reads them without the patron, and whoever opens one with the patron is noted.',
  },
  {
    code: 'E21',
    provoked: 'A package that we depend on has a known severe advisory.',
    holds: 'The check of the product fails and names it, and says “not judged” where the registry does not answer.',
  },
  {
    code: 'E22',
    provoked: 'A node starts without secrets of its own, and something breaks in it.',
    holds: 'It makes secrets that only its owner can read, and who calls reads a trace id and nothing of the cause.',
  },
  {
    code: 'E23',
    provoked: 'A stranger asks for health and metrics.',
    holds: 'They learn that the process lives, and no more.',
  },
];
