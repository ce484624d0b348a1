/**
 * Known weaknesses of all packages, as the registry tells them: what the desk is bundled of stands among the tools of
 * developers. Where it tells nothing, nothing is judged.
 */
import { spawn } from 'node:child_process';
import { root } from './root.js';

export interface Judged {
  verdict: 'good' | 'bad' | 'notJudged';
  words: string;
}

interface Report {
  vulnerabilities?: Record<string, { severity: string; range?: string; fixAvailable?: unknown }>;
  metadata?: { vulnerabilities?: Record<string, number> };
}

/** From so severe on the check fails; what is less is named. */
const severe = ['high', 'critical'];

/** What `npm audit --json` printed. */
export function judgeAdvisories(printed: string): Judged {
  const report = readReport(printed);
  if (!report?.vulnerabilities || !report.metadata)
    return { verdict: 'notJudged', words: 'not judged: advisories (the registry did not answer)' };
  const found = Object.entries(report.vulnerabilities);
  const said = found.map(([name, { severity, range = '' }]) => `${name} ${range}: ${severity}`);
  const bad = found.some(([, { severity }]) => severe.includes(severity));
  if (bad) return { verdict: 'bad', words: `Known weaknesses, mend with npm audit fix:\n${said.join('\n')}` };
  return {
    verdict: 'good',
    words: said.length > 0 ? `advisories of lower severity:\n${said.join('\n')}` : 'no advisories',
  };
}

function readReport(printed: string): Report | undefined {
  try {
    return JSON.parse(printed.slice(printed.indexOf('{'))) as Report;
  } catch {
    return undefined;
  }
}

/** Asks for a minute at most. */
export function askForAdvisories(npm = 'npm'): Promise<Judged> {
  const child = spawn(npm, ['audit', '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const patience = setTimeout(() => child.kill(), 60_000);
  patience.unref();
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((done) => {
    child.once('error', () => done(judgeAdvisories('')));
    child.once('close', () => done(judgeAdvisories(Buffer.concat(pieces).toString('utf8'))));
  });
}
