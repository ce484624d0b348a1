import { destination, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';

export type { Logger };

/** Where entries are written: beside the output, which is for people. */
export type LogOutput = NodeJS.WritableStream;

/** One JSON line an entry, on standard error, with the name of its level and the time in UTC; secrets are masked wherever they might be handed in.
 * `process`: which of several of one node writes. */
export function createLogger(level: string, node: string, output?: LogOutput, process?: number | 'supervisor'): Logger {
  const options: LoggerOptions = {
    level,
    base: { node, ...(process === undefined ? {} : { process }) },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['*.secret', '*.token', '*.password', '*.authorization', 'headers.authorization'], censor: '…' },
  };
  return pino(options, output ?? destination(2));
}
