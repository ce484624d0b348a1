/** What every part of a node is given: its options, its identity, and how it is closed. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { AllowedAddresses } from '../adapters/courier/dial-guard.js';
import { noSiblings, type Remembered, type Siblings } from '../engine/model/siblings.js';
import { createLogger, type Logger, type LogOutput } from '../logging.js';
import { programFacts } from '../program-files.js';
import { nodeIdOf } from '../settings/node-id.js';
import type { Settings } from '../settings/read-settings.js';
import { type Closing, createClosing } from './closing.js';

/** The options of `startNode`. */
export interface NodeOptions {
  settings: Settings;
  databaseUrl: string;
  /** The broker that carries outgoing messages; empty: each process sends what it writes. */
  amqpUrl: string;
  staffTokens: { name: string; token: string }[];
  secretKey: string;
  /** A second one that opens what is encrypted too. */
  otherSecretKey?: string;
  /** Without HTTP and jobs: for work by hand and tests. */
  quiet?: boolean;
  /** With HTTP, but nothing runs by itself: senders and jobs are run by hand. */
  byHand?: boolean;
  env?: Record<string, string | undefined>;
  /** Where the log goes; without it to the output of the process. */
  logTo?: LogOutput;
  /** One of several processes of a node: its number, the others, and the settings of the whole, of which it has its share. */
  among?: { number: number; siblings: Siblings; whole: Settings };
}

/** A node while its parts are joined. */
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

/** A cache of this process that is cleared in all processes of the node when one of them changes what it holds. */
export function forgottenWithSiblings<T extends { forget(): void }>(
  memory: T,
  what: Remembered,
  siblings: Siblings,
): T {
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

/** The address at which this machine reaches the node: loopback where it listens on all addresses. */
export const addressOfNode = (url = ''): string => url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1');
