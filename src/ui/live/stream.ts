import type { Thing } from '../api/client.js';

export type Change = Thing<'Change'>;
export type Connection = 'connecting' | 'open' | 'lost';

export interface StreamEars {
  changes(batch: Change[]): void;
  /** Something may have been left out: whatever is on the page is read anew. */
  missed(): void;
  /** Requests changed that this person may not see: what else the exchange of messages moves is read anew. */
  withheld(): void;
  connection(now: Connection): void;
  /** Whether the node can store anything now; sent with each heartbeat. */
  storing(canStore: boolean): void;
}

/** Changes are reported together, at most so often (milliseconds): a burst must not repaint the page for each. */
const everyMs = 250;
/** A change after a pause is reported at once, with those of the same moment (milliseconds). */
const breathMs = 20;
/** A stream that was closed for good is opened again after so long; the browser itself sees to lesser troubles. */
const againMs = 3000;
/** The node sends a heartbeat every 15 seconds; after so long without one (milliseconds) the connection is dead. */
const silentMs = 40_000;

type Page = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/**
 * The node's events in one stream, from the place `last` on or from now, that comes back by itself where it broke off.
 * `page` is notified of by the browser when the computer leaves its network and when it is back. Returns how to end it.
 */
export function openStream(address: string, page: Page, ears: StreamEars, last = ''): () => void {
  let source: EventSource | undefined;
  let lost = false;
  let over = false;
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    const batch = waiting;
    waiting = [];
    timer = batch.length > 0 ? setTimeout(flush, everyMs) : undefined;
    if (batch.length > 0) ears.changes(batch);
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => cut(0), silentMs);
  };
  const note = (event: Event) => {
    listen();
    const { lastEventId } = event as MessageEvent;
    if (lastEventId) last = lastEventId;
  };
  const reopen = (after = againMs) => {
    clearTimeout(reopening);
    source?.close();
    if (!over) reopening = setTimeout(open, after);
  };
  const cut = (after: number) => {
    lost = true;
    ears.connection('lost');
    reopen(after);
  };
  function open() {
    ears.connection(lost ? 'lost' : 'connecting');
    listen();
    const from = `${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(last)}`;
    source = new EventSource(last ? address + from : address);
    source.addEventListener('ready', (event) => {
      note(event);
      lost = false;
      ears.connection('open');
    });
    source.addEventListener('change', (event) => {
      note(event);
      waiting.push(JSON.parse((event as MessageEvent).data as string) as Change);
      timer ??= setTimeout(flush, breathMs);
    });
    source.addEventListener('missed', (event) => {
      note(event);
      ears.missed();
    });
    source.addEventListener('withheld', (event) => {
      note(event);
      ears.withheld();
    });
    source.addEventListener('error', () => {
      lost = true;
      ears.connection('lost');
      if (source?.readyState === EventSource.CLOSED) reopen();
    });
    source.addEventListener('alive', (event) => {
      note(event);
      ears.storing((JSON.parse((event as MessageEvent).data as string) as { canStore?: boolean }).canStore !== false);
    });
  }
  const wentOffline = () => cut(againMs);
  const isBack = () => reopen(0);
  page.addEventListener('offline', wentOffline);
  page.addEventListener('online', isBack);
  open();
  return () => {
    over = true;
    page.removeEventListener('offline', wentOffline);
    page.removeEventListener('online', isBack);
    clearTimeout(timer);
    clearTimeout(silence);
    clearTimeout(reopening);
    source?.close();
  };
}
