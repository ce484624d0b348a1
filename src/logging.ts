import { type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger };

/** Where entries are written: the output of a node, or beside it where the output is an answer. */
export type LogOutput = NodeJS.WritableStream;

/** One JSON line an entry; secrets are masked wherever they might be handed in. */
export function createLogger(level: string, node: string, output?: LogOutput): Logger {
  const options: LoggerOptions = {
    level,
    base: { node },
    redact: { paths: ['*.secret', '*.token', '*.password', '*.authorization', 'headers.authorization'], censor: '…' },
  };
  return output ? pino(options, output) : pino(options);
}
