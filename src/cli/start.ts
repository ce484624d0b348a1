import type { Host } from './host.js';
import { command, wholeNumber } from './staff-command.js';

/** The commands that are programs of their own: a node, the demonstration, the migrations. */
export const startCommands = (host: Host) => [
  command('serve', 'Runs one node from its settings until it is told to stop.', [
    'serve',
    'INTERLEND_NAME="Algonquin College" INTERLEND_SYMBOLS=ISIL:CA-OOALG interlend serve',
  ]).action(() => host.start('serve', {})),

  command('demo', 'Starts three libraries on this machine and lets loans travel between them.', [
    'demo',
    'demo --once --xml',
    'demo --chaos',
    'demo --colleges 24',
    'demo --colleges 24 --seed 7 --minutes 10',
  ])
    .option('--once', 'end after the loans; the status is 0 when both sides of every request agree')
    .option('--xml', 'show the XML of each message')
    .option(
      '--chaos',
      'kill nodes and database, cut off the broker of AMQP_URL, in the middle of loans, and prove that nothing was lost; then the network stays up until Ctrl-C, or ends with --once',
    )
    .option(
      '--colleges <number>',
      'instead, so many of the 24 Ontario colleges in one process, with requests of every kind by chance; at the end the proof that nothing was lost',
      wholeNumber(3, 24),
    )
    .option('--seed <number>', 'with --colleges: the same choices as with that seed', wholeNumber(0, 4_294_967_295))
    .option('--minutes <number>', 'with --colleges: begin nothing new after so many minutes', wholeNumber(1, 10_000))
    .option('--requests <number>', 'with --colleges: so many requests, then the end', wholeNumber(1, 1_000_000))
    .option('--data <folder>', 'where the network keeps its data (.data/demo, .data/colleges)')
    .action((options: Record<string, unknown>) => host.start('demo', options)),

  command('migrate', 'Brings the database to the shape of this version.', [
    'migrate',
    'DATABASE_URL=postgres://interlend@db.example/interlend interlend migrate',
  ]).action(() => host.start('migrate', {})),
];
