import type { Choice } from './choice.js';
import type { Verdict } from './ledger.js';
import type { Servers } from './servers.js';

/** What scenarios share. */
export interface Stage {
  choice: Choice;
  servers: Servers;
  /** One line for who watches the run. */
  tell(line: string): void;
  /** True when no new cycle may begin: time is over, or somebody pressed Ctrl-C. */
  isOver(): boolean;
}

/** A number that is reported beside its aim. The suite never fails on one that is a time. */
export interface Figure {
  what: string;
  value: string;
  aim?: { text: string; reached: boolean };
}

/** What became of a scenario. */
export interface Outcome {
  /** What was done, as numbers with their nouns: `{ "kills of nodes": 210 }`. */
  done: Readonly<Record<string, number>>;
  verdict: Verdict;
  figures: readonly Figure[];
  /** What a reader of the report should know beside the numbers, in sentences. */
  notes?: readonly string[];
  /** Why it could not be played, or not to its end. */
  leftOut?: string;
}

/** One room of the long run. */
export interface Scenario {
  name: string;
  /** What it does, in one sentence. */
  does: string;
  /** What must hold, in one sentence. */
  holds: string;
  /** The longest time of this one, in minutes, where nothing else is wished. */
  minutes?: number;
  run(stage: Stage): Promise<Outcome>;
}
