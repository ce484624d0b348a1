import { Command } from 'commander';
import { backupCommand } from './backup.js';
import { explainRequest } from './explain.js';
import { holdingCommands } from './holding/index.js';
import type { Host } from './host.js';
import { libraryCommands } from './library/index.js';
import { messageCommands } from './message/index.js';
import { moveCommand } from './move.js';
import { showNode } from './node.js';
import { partnerCommands } from './partner/index.js';
import { patronCommands } from './patron/index.js';
import { quarantineCommands } from './quarantine.js';
import { replayMessages } from './replay.js';
import { requestCommands } from './request/index.js';
import { restoreCommand } from './restore.js';
import { startCommands } from './start.js';
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
  add('Programs:', startCommands(host));
  add('A running node:', [
    showNode(host),
    partnerCommands(host),
    workCommand(host),
    requestCommands(host),
    explainRequest(host),
    messageCommands(host),
    replayMessages(host),
    quarantineCommands(host),
    libraryCommands(host),
    patronCommands(host),
    holdingCommands(host),
  ]);
  add('The database:', [backupCommand(host), restoreCommand(host), moveCommand(host)]);
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
