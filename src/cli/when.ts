import type { Host } from './host.js';

/** An instant on this library's clock, as `2025-11-25 10:04`; what is no instant is shown as it came. */
export function when(host: Pick<Host, 'env'>, instant: string | undefined): string | undefined {
  if (instant === undefined || Number.isNaN(Date.parse(instant))) return instant;
  const timeZone = host.env['INTERLEND_TIME_ZONE'] || undefined;
  return clockOf(timeZone).format(new Date(instant)).replace(',', '');
}

function clockOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const parts = { dateStyle: 'short', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', parts); // a wrong zone is refused when the node starts
  }
}
