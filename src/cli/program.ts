import { Command } from 'commander';
import { backupCommand } from './backup.js';
import type { Entry } from './command.js';
import { auditCommands, keyCommands, userCommands } from './commands/access.js';
import { catalogueCommands } from './commands/catalogue.js';
import { directoryCommands } from './commands/directory.js';
import { holdingCommands } from './commands/holding.js';
import { importCommands } from './commands/import-alma.js';
import { jobCommands } from './commands/job.js';
import { letterCommands, slipCommands } from './commands/letter.js';
import { libraryCommands } from './commands/library.js';
import { messageCommands, quarantineCommands, replayMessages } from './commands/message.js';
import { mailCommands, showNode } from './commands/node.js';
import { partnerCommands } from './commands/partner.js';
import { patronCommands } from './commands/patron.js';
import { policyCommands } from './commands/policy.js';
import { profileCommands } from './commands/profile.js';
import { figureCommands, lostCandidatesCommand, lostCasesCommand, viewCommands } from './commands/reports.js';
import { requestCommands } from './commands/request.js';
import { rotaCommands } from './commands/rota.js';
import { ruleCommands } from './commands/rule.js';
import { explainRequest, scanCommand, workCommand } from './commands/work.js';
import type { Host } from './host.js';
import { moveCommand } from './move.js';
import { practiceCommand } from './practice/command.js';
import { restoreCommand } from './restore.js';
import { secretCommands } from './secrets.js';
import { setupCommand } from './setup/command.js';
import { startCommands } from './start.js';
import { storageCommand } from './storage.js';

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
  add('Programs:', [setupCommand(host), ...startCommands(host)]);
  add('A running node:', [
    showNode,
    partnerCommands,
    practiceCommand(host),
    workCommand,
    lostCasesCommand,
    lostCandidatesCommand,
    figureCommands,
    requestCommands,
    viewCommands,
    scanCommand,
    explainRequest,
    messageCommands,
    replayMessages,
    quarantineCommands,
    libraryCommands,
    patronCommands,
    holdingCommands,
    catalogueCommands,
    importCommands,
    jobCommands,
    letterCommands,
    slipCommands,
    mailCommands,
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
Ends with 0 when done, 1 when refused, 2 when the command or a setting is wrong, 3 when nobody answers.
interlend <command> --help shows examples.`;
