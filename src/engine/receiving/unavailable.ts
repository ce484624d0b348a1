import { StoreUnavailable } from '../model/store.js';

/** What PostgreSQL and the network say when the database is away, read-only, or has no room for us now. */
const codes =
  /^(08...|57P..|55P03|57014|40P01|25006|53...|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH)$/;
const words = /Connection terminated|timeout exceeded when trying to connect|not queryable/;

/**
 * Whether an error means that storage cannot be reached, or that a lock was held by somebody else for too long: the same
 * call may do well in a moment. Anything else is a surprise.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (typeof code === 'string' && codes.test(code)) || (typeof message === 'string' && words.test(message));
}

/** Whether the database stopped a statement because it took longer than the setting allows. */
export const isStopped = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return code === '57014' || cause?.code === '57014';
};
