import type { Socket } from 'node:net';
import { connect as secureConnect } from 'node:tls';
import { AddressBlocked, guardedConnector, type Resolve, systemResolve } from './connector.js';
import { type AllowedAddresses, createDialGuard } from './dial-guard.js';

/** Opens sockets for protocols other than HTTP, under the guard of everything that is dialled. Throws what failed. */
export function createSocketDialer({
  allowAddresses,
  ports = [],
  resolve = systemResolve,
}: {
  allowAddresses: AllowedAddresses;
  /** Those of the service itself, which the guard keeps for it. */
  ports?: readonly number[];
  resolve?: Resolve;
}) {
  const guard = createDialGuard(allowAddresses);
  return async ({
    host,
    port,
    tls,
    limitMs,
  }: {
    host: string;
    port: number;
    tls: boolean;
    limitMs: number;
  }): Promise<Socket> => {
    const at = host.includes(':') ? `[${host}]` : host;
    const url = guard.url(`http://${at}${ports.includes(port) ? '' : `:${port}`}`);
    if (!url.ok) throw new AddressBlocked(url.rule, url, host);
    const connect = guardedConnector(guard, limitMs, resolve);
    const socket = await new Promise<Socket>((opened, failed) =>
      connect({ hostname: host, host, port: String(port), protocol: 'http:' }, (error, made) =>
        made ? opened(made as Socket) : failed(error ?? new Error('Not connected.')),
      ),
    );
    if (!tls) return socket;
    return new Promise<Socket>((opened, failed) => {
      const secure = secureConnect({ socket, ...(url.literal ? { host } : { servername: host }) }, () => {
        clearTimeout(clock);
        secure.off('error', failed);
        opened(secure);
      });
      const clock = setTimeout(() => secure.destroy(new Error('The secure connection took too long.')), limitMs);
      secure.once('error', (error) => {
        clearTimeout(clock);
        failed(error);
      });
    });
  };
}
