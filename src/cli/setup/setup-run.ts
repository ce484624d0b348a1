import type { Client } from '../client.js';
import type { SetupOrder } from './command.js';
import type { Terminal } from './terminal.js';
import type { SetupWords } from './words.js';

/** One run of setup: what was ordered, and how it speaks. */
export interface Setup {
  order: SetupOrder;
  words: SetupWords;
  /** Nothing: nobody is asked. */
  terminal: Terminal | undefined;
  env: Record<string, string | undefined>;
  say(...lines: string[]): void;
}

/** The same with the node of this folder open. */
export interface SetupAtNode extends Setup {
  client: Client;
  /** Where that node takes messages for the moment: on a port of its own, whatever the settings say. */
  nodeUrl: string;
}
