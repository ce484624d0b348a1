/** Opens sockets for the courier; the guard sees each address that is dialled, however its name was resolved. */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import type { ClientCertificate } from '../../engine/model/courier.js';
import type { DialGuard } from './dial-guard.js';
import { ofName, type Reason } from './words.js';

/** The guard's no, thrown through Node's connect path. */
export class AddressBlocked extends Error {
  constructor(
    readonly rule: string,
    readonly said: Reason,
    readonly address?: string,
  ) {
    super(`This address is not dialled: ${rule}.`);
    this.name = 'AddressBlocked';
  }
}

/** All addresses of a name, as the system resolves it. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;
export const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) =>
    systemLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  );

/**
 * The addresses of a name that may be dialled, in order. A name that mixes public and forbidden addresses is refused
 * as a whole: that is what a rebinding name looks like. Beside a listed address a forbidden one is merely left out
 * (`localhost` is often both 127.0.0.1 and ::1). Throws AddressBlocked when none is left.
 */
export function permitted(guard: DialGuard, host: string, addresses: readonly LookupAddress[]): LookupAddress[] {
  const judged = addresses.map((entry) => ({ entry, verdict: guard.address(entry.address) }));
  const refused = judged.find(({ verdict }) => !verdict.ok);
  const open = judged.filter(({ verdict }) => verdict.ok);
  if (refused?.verdict.ok === false && open.every(({ verdict }) => verdict.ok && !verdict.listed))
    throw new AddressBlocked(refused.verdict.rule, ofName(host, refused.verdict), refused.entry.address);
  const listedOnly = refused === undefined ? open : open.filter(({ verdict }) => verdict.ok && verdict.listed);
  return listedOnly.map(({ entry }) => entry);
}

/** A connector for undici's Agent. Tries every permitted address of a name within the connect limit. */
export function guardedConnector(
  guard: DialGuard,
  connectTimeoutMs: number,
  resolve: Resolve,
  certificate?: ClientCertificate,
): buildConnector.connector {
  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host)
      .then((addresses) => permitted(guard, host, addresses))
      .then(
        (list) => setImmediate(() => (options.all ? callback(null, list) : answerOne(list[0]))),
        (error) => setImmediate(() => callback(error, [])),
      );
    const answerOne = (first?: LookupAddress) => callback(null, first?.address ?? '', first?.family);
  };
  const connect = buildConnector({
    // 0 would mean no limit at all.
    timeout: Math.max(1, connectTimeoutMs),
    allowH2: false,
    autoSelectFamily: true,
    // Node gives an address 250 ms before it tries the next: too short for a partner on another continent.
    autoSelectFamilyAttemptTimeout: Math.max(10, Math.floor(connectTimeoutMs / 3)),
    lookup,
    ...(certificate ? { cert: certificate.certificate, key: certificate.key } : {}),
  } as buildConnector.BuildOptions);
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // Node never calls lookup for a literal.
    const verdict = isIP(host) ? guard.address(host) : undefined;
    if (verdict?.ok === false) {
      const blocked = new AddressBlocked(verdict.rule, verdict, host);
      process.nextTick(() => callback(blocked, null));
      return;
    }
    rememberCertificate(connect(options, callback) as unknown as TLSSocket);
  };
}

/** Keeps the end of a refused certificate's life on the error, for the sentence staff read. */
function rememberCertificate(socket: TLSSocket | undefined): void {
  if (typeof socket?.getPeerCertificate !== 'function') return;
  let validTo: string | undefined;
  socket.prependListener('secure' as 'secureConnect', () => {
    validTo = socket.getPeerCertificate()?.valid_to;
  });
  socket.prependListener('error', (error: Error & { validTo?: string }) => {
    if (validTo !== undefined) error.validTo = validTo;
  });
}
