import type { FaultCase } from './row.js';

/** A. What ends or fails: processes, the broker, the database, the disk, the clock. */
export const crashes: readonly FaultCase[] = [
  {
    code: 'A1',
    provoked: 'The process is killed between the commit of a step and the call to the partner.',
    holds:
      'The message goes out once: when the lease that was written with it ends, or within five seconds of the next start where it was not leased.',
    modes: ['RabbitMQ', 'without a broker', 'broker away'],
  },
  {
    code: 'A2',
    provoked: 'The process is killed when its message is with the broker, which gives it out again.',
    holds: 'The message goes out once, when its lease was checked.',
    modes: ['RabbitMQ'],
  },
  {
    code: 'A3',
    provoked: 'The process is killed between a step of staff and its commit.',
    holds: 'Nothing was done and nothing is sent; the action is there to be done again.',
    modes: ['RabbitMQ', 'without a broker', 'broker away'],
  },
  {
    code: 'A4',
    provoked: 'The process is killed when it has claimed a message and has not sent a byte of it.',
    holds:
      'Nobody else sends it before the lease of at most 60 seconds ends; then it goes out once, and the try that was cut off stays in the log.',
    modes: ['RabbitMQ', 'without a broker', 'broker away'],
  },
  {
    code: 'A5',
    provoked: 'The process is killed when the partner has answered and the answer is not yet written down.',
    holds: 'The partner gets the same bytes once more, and the next message of the loan does not pass.',
    modes: ['RabbitMQ', 'without a broker', 'broker away'],
  },
  {
    code: 'A6',
    provoked: 'The process is killed when the delivery is written down and the message is not yet acknowledged.',
    holds: 'The message comes again and nothing is sent a second time.',
    modes: ['RabbitMQ'],
  },
  {
    code: 'A7',
    provoked: 'The process is killed when it has read a message and has not committed it.',
    holds: 'Nothing of it is stored; the partner comes again and is heard once.',
  },
  {
    code: 'A8',
    provoked: 'The process is killed when a message is committed and its confirmation is not yet sent.',
    holds: 'The partner that comes again gets the confirmation that was stored, and the message has one effect.',
  },
  {
    code: 'A9',
    provoked: 'The broker is killed and started again with hundreds of messages on their way.',
    holds: 'All of them are delivered, none twice, and messages take the broker again.',
    modes: ['RabbitMQ'],
  },
  {
    code: 'A10',
    provoked: 'The broker stays away, or comes back with an empty disk.',
    holds:
      'Messages go out by the sweep meanwhile, health says that the broker is away, and the queue is declared anew when it is back.',
    modes: ['RabbitMQ'],
  },
  {
    code: 'A11',
    provoked:
      'The database ends all its connections at once, or is killed and started again, in the middle of the work.',
    holds: 'No process ends, nobody gets OK for what is not committed, and the work goes on when the database is back.',
    modes: ['without a broker'],
  },
  {
    code: 'A12',
    provoked: 'The connection to the database breaks after COMMIT was sent and before its answer has come.',
    holds:
      'The partner is not told OK unless the message is stored, and when it comes again the message has one effect, whichever way the commit went.',
  },
  {
    code: 'A13',
    provoked: 'Four processes look for the same due messages.',
    holds: 'Each message is sent once, in one try.',
    modes: ['RabbitMQ', 'without a broker', 'broker away'],
  },
  {
    code: 'A14',
    provoked: 'A process starts while another one is sending.',
    holds: 'The message that is on its way stays with the process that sends it.',
    modes: ['without a broker'],
  },
  {
    code: 'A15',
    provoked:
      'A process is stopped while it sends, until its lease is over and another one has sent the message, and then goes on.',
    holds: 'The partner gets one more copy at most, byte for byte, and the late process changes nothing of the result.',
    modes: ['without a broker'],
  },
  {
    code: 'A16',
    provoked: 'A node is told to stop while calls are under way.',
    holds:
      'It answers what is under way, takes nobody new, leaves no lease behind, and cuts off only what does not come to its end in time.',
    modes: ['without a broker'],
  },
  {
    code: 'A17',
    provoked: 'A node starts with a backlog of many thousand due messages.',
    holds:
      'A claim costs no more than what it claims, each message goes out once and in order, no partner has more calls at once than it may have, and memory does not grow.',
    modes: ['without a broker'],
  },
  {
    code: 'A18',
    provoked: 'The disk of the database is full.',
    holds:
      'Messages and orders are refused with 503 and never confirmed, health and desks say so, and the node is ready again by itself when there is room.',
  },
  {
    code: 'A19',
    provoked: 'The broker says that it is blocked, or no longer confirms.',
    holds:
      'The confirm is given up in time, no commit waits for it, the node sends by itself, and messages take the broker again when it confirms.',
    modes: ['RabbitMQ'],
  },
  {
    code: 'A20',
    provoked: 'The clock of a node is ten minutes ahead or behind, or jumps by an hour.',
    holds: 'The clock of the database alone says what is due: nothing is tried too early, and nothing waits longer.',
    modes: ['without a broker'],
  },
  {
    code: 'A21',
    provoked: 'One message ends the process each time it is sent.',
    holds: 'After three times alone it is parked with the reason and staff are told; everything else is sent.',
    modes: ['without a broker'],
  },
  {
    code: 'A22',
    provoked: 'The queue holds what is no list of ids, and ids of no message.',
    holds: 'It is put aside and counted, and the next message is sent.',
    modes: ['RabbitMQ', 'without a broker'],
  },
  {
    code: 'A23',
    provoked: 'Somebody holds the lock of one request for a long time.',
    holds:
      'Messages about other requests are stored meanwhile; the one that waits is told 503 after ten seconds and not OK.',
  },
  {
    code: 'A24',
    provoked: 'The node is full: its event loop or its memory is at its end.',
    holds: 'Callers are told 429 before anything fails, health says so, the process goes on, and nothing is lost.',
  },
  {
    code: 'A25',
    provoked: 'The process is killed while a job takes steps on several requests in one commit.',
    holds:
      'Each step is there whole or not at all; the next run takes those that are left, and each partner is told once.',
  },
  {
    code: 'A26',
    provoked:
      'The process is killed with calls to the library’s own system in flight, over a line that delays and drops.',
    holds:
      'No call is lost; the system has no second item, loan, hold or charge; calls about one item keep their order; what nobody knows to be done is on the list of staff.',
    modes: ['without a broker'],
  },
];
