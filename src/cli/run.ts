import { CommanderError } from 'commander';
import { WrongSetting } from '../settings/read-settings.js';
import { Failure } from './failures.js';
import type { Host } from './host.js';
import { text } from './printable.js';
import { createProgram } from './program.js';

/** Runs one command line and gives its exit status. Surprises are thrown. */
export async function runCommand(words: readonly string[], host: Host): Promise<number> {
  try {
    await createProgram(host).parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    // help and version that were asked for end by an error too
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WrongSetting) {
      host.err(error.message);
      return 2;
    }
    if (!(error instanceof Failure)) throw error;
    host.err(text(error.message));
    if (error.remedy) host.err(`→ ${text(error.remedy)}`);
    return error.exitCode;
  }
}
