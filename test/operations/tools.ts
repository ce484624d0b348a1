import { spawnSync } from 'node:child_process';

/** Whether this machine has a program; a test that needs it is skipped where it is missing, and says what was not checked. */
export function hasTool(name: string, ...sign: string[]): boolean {
  const { error } = spawnSync(name, sign, { encoding: 'utf8' });
  if (!error) return true;
  process.stderr.write(`    ${name} is not installed here: what it checks was not checked.\n`);
  return false;
}

/** Runs it; what it wrote, for the failure of a test. */
export function ranTool(name: string, args: string[], cwd?: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', ...(cwd ? { cwd } : {}) });
  return { status, said: `${stdout}${stderr}` };
}
