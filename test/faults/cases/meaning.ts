import type { FaultCase } from './row.js';

/** C. Messages that come again, too early, too late, or from somebody else. */
export const meaning: readonly FaultCase[] = [
  {
    code: 'C1',
    provoked: 'The same request comes twice, or fifty times at once at two processes.',
    holds: 'It is one request, confirmed each time by the same bytes.',
  },
  {
    code: 'C2',
    provoked: 'The id of a request comes again with other content.',
    holds: 'It is refused by the element that names the id, and kept beside the first.',
  },
  {
    code: 'C3',
    provoked: 'Another library uses the same id.',
    holds: 'These are two requests, and neither touches the other.',
  },
  {
    code: 'C4',
    provoked: 'A follow-up is sent again with a fresh timestamp.',
    holds: 'It is confirmed and has no second effect.',
  },
  {
    code: 'C5',
    provoked: 'Two equal notes are written a day apart.',
    holds: 'Both are kept.',
  },
  {
    code: 'C6',
    provoked: 'A follow-up comes before its request.',
    holds:
      'It waits and takes its step after the request, or is refused as unknown when the request does not come in time.',
  },
  {
    code: 'C7',
    provoked: 'A status goes backwards: Loaned after LoanCompleted.',
    holds: 'It is confirmed and noted in the history, and the state stays.',
  },
  {
    code: 'C8',
    provoked: 'A status skips steps.',
    holds: 'It is applied.',
  },
  {
    code: 'C9',
    provoked: 'Two messages that contradict each other come at once, at two processes.',
    holds: 'Both are confirmed, one after the other: the second is judged by what the first has left.',
  },
  {
    code: 'C10',
    provoked: 'A known partner speaks in the name of a library that nobody knows.',
    holds: 'It is refused by the symbol.',
  },
  {
    code: 'C11',
    provoked: 'A partner speaks in the name of another partner.',
    holds: 'It is denied without a word, nothing changes, and the security log has it.',
  },
  {
    code: 'C12',
    provoked: 'A partner answers for a request that another partner was asked.',
    holds: 'It learns no more than about a request that does not exist.',
  },
  {
    code: 'C13',
    provoked: 'A partner that was passed over answers after all.',
    holds: 'It is confirmed and the request stays where it is; staff see a late promise or parcel.',
    modes: ['without a broker'],
  },
  {
    code: 'C14',
    provoked: 'The right partner sends the wrong kind of message.',
    holds: 'It is not confirmed as OK, and the request stays as it is.',
  },
  {
    code: 'C15',
    provoked: 'An action, a reason or a status is none that the standard has.',
    holds: 'It is refused with the error type that belongs to it and the value.',
  },
  {
    code: 'C16',
    provoked: 'A message leaves out what the schema demands: an empty status, a missing element.',
    holds:
      'It is read where its meaning is clear and the verdict of the schema is kept; from a partner marked as strict it is refused.',
  },
  {
    code: 'C17',
    provoked: 'A message has values beyond reason: the years 0000 and 9999, a cost in words or below zero.',
    holds: 'They are refused by the name of the element or left out, and never end in a fault of the node.',
  },
  {
    code: 'C18',
    provoked: 'A retry names an earlier request that is another library’s.',
    holds: 'It is refused like one that names nothing, and the request of the other library stays as it is.',
  },
  {
    code: 'C19',
    provoked: 'A partner floods the node.',
    holds: 'It is told when to come again and loses nothing; others are answered before its line.',
  },
];
