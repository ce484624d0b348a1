/**
 * The scripted partner in a process of its own, so that what it received survives whatever befalls the node and the
 * test. Its journal is appended to before anything is answered.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dice } from './dice.js';
import { type Behaviour, type ReceivedCall, startFakePartner } from './fake-partner.js';

type Script = { next: Behaviour[] } | { always: Behaviour } | { mixed: Mixture } | { anew: true };

/** Every now and then another answer than the standing one, by dice. */
export interface Mixture {
  of: Behaviour[];
  /** How often: 0 to 1. */
  chance: number;
  seed: number;
}

export interface PartnerApart {
  url: string;
  /** Everything it received, in the order of arrival. */
  journal(): ReceivedCall[];
  next(...behaviours: Behaviour[]): void;
  always(behaviour: Behaviour): void;
  mixed(mixture: Mixture): void;
  /** For another test: its journal is empty, and it confirms again whatever comes. */
  anew(): Promise<void>;
  /** Resolves when it has received so many calls. */
  untilCalls(count: number, limitMs?: number): Promise<void>;
  close(): Promise<void>;
}

export async function startPartnerApart(): Promise<PartnerApart> {
  const folder = mkdtempSync(join(tmpdir(), 'interlend-partner-'));
  const file = join(folder, 'journal.jsonl');
  const child = fork(fileURLToPath(import.meta.url), [file], { execArgv: ['--import', 'tsx'] });
  const url = await firstWord(child);
  const tell = (script: Script) => void child.send(script);
  const journal = (): ReceivedCall[] => {
    try {
      return readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as ReceivedCall);
    } catch {
      return [];
    }
  };
  return {
    url,
    journal,
    next: (...behaviours) => tell({ next: behaviours }),
    always: (behaviour) => tell({ always: behaviour }),
    mixed: (mixture) => tell({ mixed: mixture }),
    anew: async () => {
      const heard = new Promise((done) => child.once('message', done));
      tell({ anew: true });
      await heard;
    },
    untilCalls: async (count, limitMs = 15_000) => {
      for (const end = Date.now() + limitMs; journal().length < count; await pause(20))
        if (Date.now() > end) throw new Error(`The partner got ${journal().length} calls, not ${count}.`);
    },
    close: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null) child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function firstWord(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once('message', (url) => found(String(url)));
    child.once('exit', (code) => failed(new Error(`The scripted partner ended at once (${code}).`)));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const journal = process.argv[2] ?? '';
  const partner = await startFakePartner({ journal });
  process.on('message', (script: Script) => {
    if ('next' in script) partner.next(...script.next);
    else if ('always' in script) partner.always(script.always);
    else if ('anew' in script) {
      partner.anew();
      writeFileSync(journal, '');
      process.send?.('anew');
    } else {
      const { random, oneOf } = dice(script.mixed.seed);
      partner.mixed(() => (random() < script.mixed.chance ? oneOf(script.mixed.of) : undefined));
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(partner.url);
}
