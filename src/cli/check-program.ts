/** Whether the program that new processes would run is the one whose sources are on the disk. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { programFile, programFolder } from '../program-files.js';
import type { ProgramCheck } from '../supervisor/supervise.js';

/** Exit status of `first-run.mjs is-built`. */
const deskIsOld = 4;

/** An image holds no sources: what was built is all there is. */
export async function checkProgram(program = process.argv[1] ?? ''): Promise<ProgramCheck> {
  if (!program.startsWith(programFile('dist') + sep)) return {};
  const starter = programFile('src', 'cli', 'first-run.mjs');
  const build = `Write npm run build in ${programFolder()}, then kill -HUP again.`;
  if (!existsSync(program)) return { refusal: `${program} is missing: the program is not built. ${build}` };
  if (!existsSync(starter)) return {};
  const status = await new Promise<unknown>((done) =>
    execFile(process.execPath, [starter, 'is-built'], (error) => done(error ? error.code : 0)),
  );
  if (status === 0) return {};
  if (status === deskIsOld)
    return {
      warning: `The pages of the staff desk are older than their sources. Write npm run build in ${programFolder()}.`,
    };
  return { refusal: `The sources or packages in ${programFolder()} changed since the program was built. ${build}` };
}
