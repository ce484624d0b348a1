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
  return pino(options, output ?? standardError());
}

/**
 * Entries for a terminal that was closed go nowhere, as pino has it for a pipe that nobody reads any more. Left alone, the stream
 * tries for ever to write its last ones, and the process does not end.
 */
function standardError() {
  const stream = destination(2);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return; // pino's own handler has ended it
    if (error.code !== 'EIO') throw error;
    const nowhere = () => {};
    Object.assign(stream, { write: () => true, end: nowhere, flushSync: nowhere, destroy: nowhere });
  });
  return stream;
}
