/** What every part of the composition is given: what the node was told, and what it calls itself. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { AllowedAddresses } from '../courier/dial-guard.js';
import { noSiblings, type Remembered, type Siblings } from '../engine/model/siblings.js';
import { createLogger, type Logger, type LogOutput } from '../logging.js';
import { programFacts } from '../program-files.js';
import { nodeIdOf } from '../settings/node-id.js';
import type { Settings } from '../settings/read-settings.js';
import { type Closing, createClosing } from './closing.js';

/** How long a node that closes takes, in milliseconds: callers on kept connections, and everything together. */
export interface Leaving {
  graceMs?: number;
  withinMs?: number;
}

/** What `startNode` is told. */
export interface NodeOptions {
  settings: Settings;
  databaseUrl: string;
  /** The broker that carries outgoing messages; empty: each process sends what it writes. */
  amqpUrl: string;
  staffTokens: { name: string; token: string }[];
  secretKey: string;
  /** A second one that opens what is encrypted too. */
  otherSecretKey?: string;
  /** Without doors and clockwork: for work by hand and tests. */
  quiet?: boolean;
  /** With doors, but nothing runs by itself: senders and jobs are run by hand. */
  byHand?: boolean;
  env?: Record<string, string | undefined>;
  /** Where the log goes; without it to the output of the process. */
  logTo?: LogOutput;
  /** One of several processes of a node: its number, the others, and the settings of the whole, of which it has its share. */
  among?: { number: number; siblings: Siblings; whole: Settings };
}

/** A node while it is joined. */
export interface Opening {
  options: NodeOptions;
  settings: Settings;
  /** Of the library as the settings say them, each `TYPE:value`. */
  symbols: string[];
  nodeId: string;
  /** This process, among all that ever were: `host-pid-random`. */
  instance: string;
  siblings: Siblings;
  /** The settings of all processes of the node together. */
  whole: Settings;
  log: Logger;
  closing: Closing;
  /** Whom this node may call. */
  mayCall: AllowedAddresses;
}

/** Names the node and its process, and says where it logs. */
export function beginOpening(options: NodeOptions): Opening {
  const { settings } = options;
  const nodeId = nodeIdOf(settings);
  const { number, siblings = noSiblings(), whole = settings } = options.among ?? {};
  const log = createLogger(settings.logLevel, nodeId, options.logTo, number);
  if (!options.quiet) {
    const { licence: _, ...program } = programFacts();
    log.info({ ...program, nodejs: process.versions.node }, 'Interlend starts');
    if (settings.readOnly)
      log.warn(
        'This node is read-only: it sends nothing, runs no job, takes nothing from RabbitMQ, and changes nothing.',
      );
  }
  return {
    options,
    settings,
    symbols: settings.symbols.map(({ type, value }) => `${type}:${value}`),
    nodeId,
    instance: `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`,
    siblings,
    whole,
    log,
    closing: createClosing(log),
    mayCall: settings.readOnly ? 'nobody' : settings.allowAddresses,
  };
}

/** What a process remembers: what is changed here is forgotten by its siblings too, and so is here what they changed. */
export function heardBySiblings<T extends { forget(): void }>(memory: T, what: Remembered, siblings: Siblings): T {
  const { forget } = memory;
  siblings.onChanged(what, forget);
  return {
    ...memory,
    forget: () => {
      forget();
      siblings.changed(what);
    },
  };
}

/** As this very machine reaches the node; one that listens everywhere does so on loopback too. */
export const addressOfNode = (url = ''): string => url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1');
