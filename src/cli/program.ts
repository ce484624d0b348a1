import { Command } from 'commander';
import { auditCommands } from './audit.js';
import { backupCommand } from './backup.js';
import { catalogueCommands } from './catalogue/index.js';
import { directoryCommands } from './directory/index.js';
import { explainRequest } from './explain.js';
import { figureCommands } from './figures/index.js';
import { holdingCommands } from './holding/index.js';
import type { Host } from './host.js';
import { importCommands } from './import/index.js';
import { jobCommands } from './job/index.js';
import { keyCommands } from './key/index.js';
import { letterCommands } from './letter/index.js';
import { libraryCommands } from './library/index.js';
import { lostCandidatesCommand, lostCasesCommand } from './lost-cases.js';
import { mailCommands } from './mail.js';
import { messageCommands } from './message/index.js';
import { moveCommand } from './move.js';
import { showNode } from './node.js';
import { partnerCommands } from './partner/index.js';
import { patronCommands } from './patron/index.js';
import { policyCommands } from './policy.js';
import { practiceCommand } from './practice/command.js';
import { profileCommands } from './profile/index.js';
import { quarantineCommands } from './quarantine.js';
import { replayMessages } from './replay.js';
import { requestCommands } from './request/index.js';
import { restoreCommand } from './restore.js';
import { rotaCommands } from './rota/index.js';
import { ruleCommands } from './rule/index.js';
import { scanCommand } from './scan.js';
import { setupCommand } from './setup/command.js';
import { slipCommands } from './slips/index.js';
import { startCommands } from './start.js';
import { storageCommand } from './storage.js';
import { userCommands } from './user/index.js';
import { viewCommands } from './view/index.js';
import { workCommand } from './work.js';

/** Every command. Parsing throws instead of ending the process. */
export function createProgram(host: Host): Command {
  const program = new Command('interlend')
    .description('Interlend: an interlibrary gateway that speaks ISO 18626.')
    .version(host.version, '--version', 'print the version')
    .enablePositionalOptions() // `request act … --version 4` is not ours
    .addHelpText('after', statuses);
  const add = (heading: string, commands: readonly Command[]) => {
    for (const each of commands) program.addCommand(each.helpGroup(heading));
  };
  add('Programs:', [setupCommand(host), ...startCommands(host)]);
  add('A running node:', [
    showNode(host),
    partnerCommands(host),
    practiceCommand(host),
    workCommand(host),
    lostCasesCommand(host),
    lostCandidatesCommand(host),
    figureCommands(host),
    requestCommands(host),
    viewCommands(host),
    scanCommand(host),
    explainRequest(host),
    messageCommands(host),
    replayMessages(host),
    quarantineCommands(host),
    libraryCommands(host),
    patronCommands(host),
    holdingCommands(host),
    catalogueCommands(host),
    importCommands(host),
    jobCommands(host),
    letterCommands(host),
    slipCommands(host),
    mailCommands(host),
    userCommands(host),
    keyCommands(host),
    auditCommands(host),
    policyCommands(host),
    profileCommands(host),
    ruleCommands(host),
    rotaCommands(host),
    directoryCommands(host),
  ]);
  add('The database:', [backupCommand(host), restoreCommand(host), moveCommand(host), storageCommand(host)]);
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
