import { type Logger, pino } from 'pino';

export type { Logger };

/** One JSON line an entry; secrets are masked wherever they might be handed in. */
export function createLogger(level: string, node: string): Logger {
  return pino({
    level,
    base: { node },
    redact: { paths: ['*.secret', '*.token', '*.password', '*.authorization', 'headers.authorization'], censor: '…' },
  });
}
