/**
 * Seconds a partner asks us to wait (RFC 9110, 10.2.3): whole seconds or an HTTP date; anything else is ignored.
 * A date counts from the partner's own `Date` header when there is one, so that a wrong clock does no harm.
 * Not clamped: how long we are willing to wait is decided where retries are planned.
 */
export function retryAfterSeconds(header: string | undefined, date: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Number(text);
  const until = httpDate(text);
  if (until === undefined) return undefined;
  const from = httpDate(date?.trim() ?? '') ?? now.getTime();
  return Math.max(0, Math.ceil((until - from) / 1000));
}

function httpDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
