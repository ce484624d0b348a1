import type { FaultCase } from './row.js';

/** B. Partners that do not answer as they should. */
export const partnersOut: readonly FaultCase[] = [
  {
    code: 'B1',
    provoked: 'A partner answers 500 or 503 for a time, and then is well again.',
    holds:
      'Tries follow the timetable and are written down; after the first success the rest goes out in order, at a pace.',
    modes: ['without a broker'],
  },
  {
    code: 'B2',
    provoked: 'Nobody listens at the address of a partner, or no way leads there.',
    holds: 'The connection is given up in time, it is certain that nothing was sent, and the message is tried again.',
  },
  {
    code: 'B3',
    provoked: 'A partner takes the message and never answers.',
    holds: 'The call is cut off at its limit and is in doubt: the same bytes are sent again.',
  },
  {
    code: 'B4',
    provoked: 'A partner answers a byte at a time.',
    holds: 'The call is cut off at its limit by the clock, however often a byte comes.',
  },
  {
    code: 'B5',
    provoked: 'The answer of a partner is huge, or never ends.',
    holds: 'No more than 256 KB of it is read, the connection is closed, and its beginning is kept.',
  },
  {
    code: 'B6',
    provoked: 'A partner packs its answer, which nobody asked for.',
    holds: 'It is not unpacked, and the call is in doubt.',
  },
  {
    code: 'B7',
    provoked: 'A partner answers 200 with a page, with nothing, or with half a message.',
    holds:
      'It does not count as a confirmation, what it said is kept with each try, and the same bytes are sent until it confirms.',
  },
  {
    code: 'B8',
    provoked: 'A partner confirms another request, or another kind of message.',
    holds: 'It does not count as our confirmation.',
  },
  {
    code: 'B9',
    provoked: 'A partner answers ERROR, with each of the five types.',
    holds: 'The message is not tried again, and type and value are passed on.',
  },
  {
    code: 'B10',
    provoked: 'A partner answers “already exists” after a try that was in doubt.',
    holds:
      'The message counts as delivered and is marked as assumed; without such a try it is a refusal, except of the id of our own request.',
    modes: ['without a broker'],
  },
  {
    code: 'B11',
    provoked: 'A partner sends the call elsewhere: 301, 302, 307 or 308, also to an address inside.',
    holds: 'No redirect is followed, staff read where it led to, and the partner is held after three.',
    modes: ['without a broker'],
  },
  {
    code: 'B12',
    provoked: 'A partner answers 401 or 403.',
    holds: 'The partner is held at once with the reason, nothing more is sent, and a new credential sets it free.',
    modes: ['without a broker'],
  },
  {
    code: 'B13',
    provoked: 'A partner answers 404 or 410.',
    holds: 'The partner is held after three answers of 404, and at once after 410.',
    modes: ['without a broker'],
  },
  {
    code: 'B14',
    provoked: 'A busy partner says when to come again: in seconds, by a date, in ages, or in rubbish.',
    holds: 'What can be read is heeded between one second and twelve hours, and rubbish is ignored.',
  },
  {
    code: 'B15',
    provoked: 'Every second call to a partner fails.',
    holds: 'The way to it stays open, and everything is tried.',
    modes: ['without a broker'],
  },
  {
    code: 'B16',
    provoked: 'A partner is dead and has many messages waiting.',
    holds: 'It takes no more than its own places, and the messages of others go out as before.',
    modes: ['without a broker'],
  },
  {
    code: 'B17',
    provoked: 'A partner fails five times in a row, and later answers again.',
    holds:
      'Nothing more is tried but one probe when it is due; after it has got through the rest follows in order, five a second at first.',
    modes: ['without a broker'],
  },
  {
    code: 'B18',
    provoked: 'Staff suspend a partner and resume it later.',
    holds: 'Nothing is sent and no try is used up; then everything goes out in order.',
    modes: ['without a broker'],
  },
  {
    code: 'B19',
    provoked:
      'The certificate of a partner is over, bears another name or is signed by nobody known, or its TLS is too old.',
    holds: 'Nothing is sent, and staff read what exactly is wrong.',
  },
  {
    code: 'B20',
    provoked: 'The name of a partner is unknown, or the first of its addresses is dead.',
    holds: 'An unknown name is a failure before anything was sent, and the next address is tried.',
  },
  {
    code: 'B21',
    provoked: 'A partner cannot be reached for seven days.',
    holds: 'The message is given up and staff are told; it can be sent again.',
    modes: ['without a broker'],
  },
  {
    code: 'B22',
    provoked: 'Staff send again what had stopped: one message, a selection, or everything of a partner.',
    holds:
      'The same bytes go out in new tries and in order, staff see how many wait and may stop it, and the history says who did it.',
    modes: ['without a broker'],
  },
];
