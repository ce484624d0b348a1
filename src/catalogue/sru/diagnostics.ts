/** What may be wrong with a question, by the numbers of the standard. */

export interface Diagnostic {
  code: number;
  details?: string;
}

/** A question that cannot be answered; the answer says why, by number. */
export class Diagnosed extends Error {
  readonly diagnostic: Diagnostic;
  constructor(code: number, details?: string) {
    super(`${messages[code] ?? messages[1]}${details ? `: ${details}` : ''}`);
    this.name = 'Diagnosed';
    this.diagnostic = { code, ...(details ? { details: details.slice(0, 200) } : {}) };
  }
}

/** The standard’s own sentences: they are read by programs, and by those who write them. */
const messages: Record<number, string> = {
  1: 'General system error',
  2: 'System temporarily unavailable',
  3: 'Authentication error',
  4: 'Unsupported operation',
  5: 'Unsupported version',
  6: 'Unsupported parameter value',
  7: 'Mandatory parameter not supplied',
  8: 'Unsupported parameter',
  10: 'Query syntax error',
  13: 'Invalid or unsupported use of parentheses',
  14: 'Invalid or unsupported use of quotes',
  15: 'Unsupported context set',
  16: 'Unsupported index',
  19: 'Unsupported relation',
  20: 'Unsupported relation modifier',
  22: 'Unsupported combination of relation and index',
  24: 'Unsupported combination of relation and term',
  27: 'Empty term unsupported',
  28: 'Masking character not supported',
  29: 'Masked words too short',
  36: 'Term in invalid format for index or relation',
  37: 'Unsupported boolean operator',
  38: 'Too many boolean operators in query',
  39: 'Proximity not supported',
  46: 'Unsupported boolean modifier',
  48: 'Query feature unsupported',
  50: 'Result sets not supported',
  61: 'First record position out of range',
  63: 'Error retrieving a record',
  66: 'Unknown schema for retrieval',
  67: 'Record not available in this schema',
  71: 'Unsupported record packing',
  80: 'Sort not supported',
  92: 'Unsupported case',
  235: 'Database does not exist',
};

export const messageOf = (code: number): string => messages[code] ?? messages[1] ?? '';
export const diagnosticUri = (code: number): string => `info:srw/diagnostic/1/${code}`;
