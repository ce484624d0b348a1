import type { Migrate } from '../storage/transfer/fill.js';

/** The programs that are loaded only when they are asked for; each exports `run(options)`. */
export type ProgramName = 'serve' | 'demo' | 'migrate' | 'practice' | 'practice-system' | 'setup' | 'host' | 'host-add';

/** A database that somebody must close again. */
export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

/** What the command line needs from the machine it runs on. Tests hand in their own. */
export interface Host {
  env: Record<string, string | undefined>;
  /** Write one line each. */
  out(line: string): void;
  err(line: string): void;
  /** Writes a line over the one before it, where somebody looks at a screen; `''` takes it away. */
  overwrite?(line: string): void;
  /** A person's screen, not a file or a pipe: control characters in texts of partners are made visible. */
  terminal: boolean;
  /** Who is logged in; the history names them besides the staff token. */
  user: string;
  fetch: typeof fetch;
  readInput(): Promise<string>;
  /** Of the node that answered last: its times are shown there. */
  timeZone?: string;
  /** The version of Interlend. */
  version: string;
  start(room: ProgramName, options: Record<string, unknown>): Promise<void>;
  migrate: Migrate;
  /** Starts or joins the embedded database of a data folder. */
  openEmbedded(dataFolder: string): Promise<OpenDatabase>;
}

export const dataFolderOf = (env: Host['env']): string => env['INTERLEND_DATA'] || '.data';
