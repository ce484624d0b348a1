import type { ListedRule } from '../../domain/rules/unused-rules.js';

/** What the database says of the library that it holds. */
export interface LibraryFacts {
  /** The resource sharing libraries of the node, each with the symbol that it signs with. */
  libraries: readonly {
    code: string;
    name: string;
    symbol: string | null;
    formerSymbols: string[];
    email: string | null;
    hasAddress: boolean;
  }[];
  /** Partners that are not sent to now, and since when. */
  silent: readonly { code: string; name: string; since: Date }[];
  /** Where partners are called by https. */
  secureAddresses: readonly { code: string; name: string; url: string }[];
  administrators: number;
  /** In the order in which they are asked. */
  rotaRules: readonly ListedRule[];
  sendingRules: readonly ListedRule[];
  loanRules: readonly ListedRule[];
}

/** Until when the certificate at a partner's address is valid. */
export interface PartnerCertificate {
  code: string;
  name: string;
  host: string;
  validTo: Date;
}

/** How many sessions the database takes, and what sets that limit. */
export interface ConnectionFacts {
  /** Sessions that we may open: what the server gives, the user and the database. */
  most: number;
  limit: 'server' | 'role' | 'database';
  /** Sessions of anybody on the server now. */
  used: number;
}

/** How a page came here: what its browser says, and what the node sees. */
export interface CameBy {
  browser: 'http' | 'https';
  node: 'http' | 'https';
  /** Of whoever is connected to the node: the proxy, where there is one. */
  from: string;
  /** `X-Forwarded-Proto`, whoever sent it. */
  forwarded: string;
}
