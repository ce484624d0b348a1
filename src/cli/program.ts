import { Command, CommanderError } from 'commander';
import { WrongSetting } from '../settings/read-settings.js';
import { backupCommand, moveCommand, restoreCommand, restoredCommand } from './backup.js';
import { command, nodeOptionsHelp } from './command-line.js';
import { auditCommands, keyCommands, userCommands } from './commands/access.js';
import { catalogueCommands, holdingCommands } from './commands/catalogue.js';
import { directoryCommands } from './commands/directory.js';
import { fleetCommands } from './commands/fleet.js';
import { importCommands } from './commands/import-alma.js';
import { jobCommands } from './commands/job.js';
import { letterCommands, slipCommands } from './commands/letter.js';
import { libraryCommands } from './commands/library.js';
import { librarySystemCommands } from './commands/library-system.js';
import { messageCommands, quarantineCommands, replayMessages } from './commands/message.js';
import { mailCommands, showNode } from './commands/node.js';
import { partnerCommands } from './commands/partner.js';
import { patronCommands } from './commands/patron.js';
import { policyCommands } from './commands/policy.js';
import { practiceCommand } from './commands/practice.js';
import { practiceSystemCommand } from './commands/practice-system.js';
import { profileCommands } from './commands/profile.js';
import { figureCommands, lostCandidatesCommand, lostCasesCommand, viewCommands } from './commands/reports.js';
import { requestCommands } from './commands/request.js';
import { rotaCommands } from './commands/rota.js';
import { ruleCommands } from './commands/rule.js';
import { webhookCommands } from './commands/webhook.js';
import { explainRequest, scanCommand, workCommand } from './commands/work.js';
import { doctorCommand } from './doctor/command.js';
import { Failure } from './failures.js';
import type { Host } from './host.js';
import { needed, wholeNumber } from './input.js';
import { secretCommands, storageCommand } from './library-database.js';
import type { Entry } from './row.js';
import { setupCommand } from './setup/command.js';
import { manyLines } from './table.js';

/** Every command. Parsing throws instead of ending the process. */
export function createProgram(host: Host): Command {
  const program = new Command('interlend')
    .description('Interlend: an interlibrary gateway that speaks ISO 18626.')
    .version(host.version, '--version', 'print the version')
    .enablePositionalOptions() // `request act … --version 4` is not ours
    .addHelpText('after', statuses);
  const add = (heading: string, commands: readonly (Command | Entry)[]) => {
    for (const each of commands)
      program.addCommand(('commandIn' in each ? each.commandIn(host, 'interlend') : each).helpGroup(heading));
  };
  add('Programs:', [setupCommand(host), ...startCommands(host), doctorCommand(host)]);
  add('A running node:', [
    showNode,
    partnerCommands,
    practiceCommand(host),
    practiceSystemCommand(host),
    workCommand,
    lostCasesCommand,
    lostCandidatesCommand,
    figureCommands,
    fleetCommands,
    requestCommands,
    viewCommands,
    scanCommand,
    explainRequest,
    messageCommands,
    replayMessages,
    quarantineCommands,
    libraryCommands,
    librarySystemCommands,
    patronCommands,
    holdingCommands,
    catalogueCommands,
    importCommands,
    jobCommands,
    letterCommands,
    slipCommands,
    mailCommands,
    webhookCommands,
    userCommands,
    keyCommands,
    auditCommands,
    policyCommands,
    profileCommands,
    ruleCommands,
    rotaCommands,
    directoryCommands,
  ]);
  add('The database:', [
    backupCommand(host),
    restoreCommand(host),
    restoredCommand(host),
    moveCommand(host),
    storageCommand(host),
    secretCommands(host),
  ]);
  prepare(program, host, 'interlend');
  return program;
}

/** Commands made apart from their parent inherit nothing from it. */
function prepare(command: Command, host: Host, path: string): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: (text) => host.out(text.trimEnd()), writeErr: (text) => host.err(text.trimEnd()) })
    .showHelpAfterError(`${path} --help shows how it is written.`);
  for (const each of command.commands) prepare(each, host, `${path} ${each.name()}`);
}

const statuses = `
${nodeOptionsHelp}

Ends with 0 when done, 1 when refused, 2 when the command or a setting is wrong, 3 when nobody answers.
interlend <command> --help shows examples.`;

const databaseServerHelp = `
With INTERLEND_DATABASE_SERVER=postgres://admin:…@host/postgres the library gets a database and a role there; without it the host's embedded PostgreSQL
has its database. Where the host runs, the library is open within seconds, and its first password is shown once.`;

/** The commands that are programs of their own: a node, the demonstration, the migrations. */
export const startCommands = (host: Host) => [
  command('serve', 'Runs one node from its settings until it is told to stop.', [
    'serve',
    'INTERLEND_NAME="Algonquin College" INTERLEND_SYMBOLS=ISIL:CA-OOALG interlend serve',
    'serve --read-only',
  ])
    .option('--read-only', 'open a restored copy to be looked at: nothing is sent, no job runs, nothing is changed')
    .action((options: Record<string, unknown>) => host.start('serve', options)),

  command('host', 'Serves many libraries on this machine, each from a settings file of one folder.', [
    'host --folder nodes/',
    'host --folder /etc/interlend/nodes --port 8626 --processes 4',
  ])
    .enablePositionalOptions() // `host add … --port` is of `add`
    .option('--folder <folder>', 'one file NAME.env for each library; looked at again each second', 'nodes')
    .option(
      '--port <number>',
      'where all are reached by their host names (INTERLEND_PORT, 8626)',
      wholeNumber(0, 65_535),
    )
    .option(
      '--admin-port <number>',
      'health and metrics of all, for this machine only (INTERLEND_ADMIN_PORT, 8627)',
      wholeNumber(0, 65_535),
    )
    .option(
      '--processes <number>',
      'so many processes share the libraries (one for each processor core)',
      wholeNumber(1, 64),
    )
    .action((options: Record<string, unknown>) => host.start('host', options))
    .addCommand(
      command('add', 'Adds a library to a host: a database, a settings file with keys, and the first administrator.', [
        'host add "Sault College" --symbol ISIL:CA-OSTSC --address sault.ill.example.ca --folder nodes/',
      ])
        .argument('<name>', 'of the library, as partners and staff read it')
        .addOption(needed('--symbol <type:value>', 'its agency symbol'))
        .addOption(needed('--address <address>', 'the host name at which it is reached, or the whole address (https)'))
        .option('--folder <folder>', 'the folder of the host', 'nodes')
        .option('--administrator <code>', 'the login of the first administrator', 'admin')
        .option('--email <address>', 'of the first administrator')
        .option('--port <number>', 'of the host (INTERLEND_PORT, 8626)', wholeNumber(1, 65_535))
        .option('--admin-port <number>', 'of the host (INTERLEND_ADMIN_PORT, 8627)', wholeNumber(1, 65_535))
        .option('--json', 'print JSON for programs; what happens is told on the side')
        .addHelpText('after', databaseServerHelp)
        .action((name: string, options: Record<string, unknown>) =>
          host.start('host-add', {
            port: Number(host.env['INTERLEND_PORT']) || 8626,
            adminPort: Number(host.env['INTERLEND_ADMIN_PORT']) || 8627,
            ...options,
            name,
            host,
          }),
        ),
    ),

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

  command(
    'migrate',
    'Brings the database to the shape of this version. Says first which steps remove something that is stored, and asks.',
    [
      'migrate --dry-run',
      'migrate',
      'DATABASE_URL=postgres://interlend@db.example/interlend interlend migrate --yes --backup-to /safe',
    ],
  )
    .option('--dry-run', 'only say what would be done')
    .option('--yes', 'do not ask: for scripts')
    .option('--backup-to <folder>', 'write a backup into this folder first, when there is something to do')
    .action((options: Record<string, unknown>) => host.start('migrate', options)),
];

/**
 * A person's screen obeys what is written to it, also where a sheet or a list of texts is printed as it is: whatever a
 * command prints, marks that would be obeyed are shown as pictures. Files and pipes get every byte.
 */
const atScreen = (host: Host): Host =>
  host.terminal
    ? {
        ...host,
        out: (each) => host.out(manyLines(each.replaceAll('\r\n', '\n'))),
        err: (each) => host.err(manyLines(each)),
      }
    : host;

/** Runs one command line and gives its exit status. Surprises are thrown. */
export async function runCommand(words: readonly string[], host: Host): Promise<number> {
  try {
    await createProgram(atScreen(host)).parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    // help and version that were asked for end by an error too
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WrongSetting) {
      host.err(error.message);
      return 2;
    }
    if (!(error instanceof Failure)) throw error;
    host.err(manyLines(error.message));
    if (error.remedy) host.err(`→ ${manyLines(error.remedy)}`);
    return error.exitCode;
  }
}
