import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { secretOf } from '../settings/secret-files.js';
import { CallRefused, Misused } from './failures.js';
import { dataFolderOf, type Host } from './host.js';

export interface StaffOptions {
  url?: string;
  token?: string;
  /** Code of the desk where the caller stands. */
  desk?: string;
  json?: boolean;
}
export interface StaffAccess {
  url: URL;
  token: string;
}

/**
 * Where the node is and how to prove that we are staff: flags, else the environment, else the node of this machine with
 * the token that it keeps in its data folder. That token is never sent to another machine by itself.
 */
export async function staffAccess(host: Host, options: StaffOptions): Promise<StaffAccess> {
  const named = options.url ?? (host.env['INTERLEND_URL'] || undefined);
  const url = addressFrom(named ?? ownAddress(host.env));
  const token = options.token ?? (secretOf(host.env, 'staffToken') || undefined);
  if (token !== undefined) {
    if (url.protocol === 'http:' && !isLoopback(url))
      host.err(`Note: the staff token travels to ${url.host} unencrypted; an https address would keep it secret.`);
    return { url, token: usable(token) };
  }
  if (named !== undefined && !isLoopback(url))
    throw new CallRefused(`No staff token is given for ${url.host}.`, 'Set INTERLEND_STAFF_TOKEN, or give --token.');
  return { url, token: usable(await keptToken(host)) };
}

async function keptToken(host: Host): Promise<string> {
  const file = resolve(dataFolderOf(host.env), 'staff-token');
  try {
    const token = (await readFile(file, 'utf8')).trim();
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      host.err(`Note: others on this machine may read ${file}; chmod 600 ${file} keeps it secret.`);
    return token;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EACCES' ? 'may not be read by you' : 'is not there';
    throw new CallRefused(
      `No staff token is given, and ${file} ${why}.`,
      'Set INTERLEND_STAFF_TOKEN, give --token, or set INTERLEND_DATA to the data folder of the node.',
    );
  }
}

function addressFrom(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Misused(`"${given}" is not the address of a node.`, 'Write it as http://127.0.0.1:8626.');
  return url;
}

/** The address that a node with these settings listens on. */
function ownAddress(env: Host['env']): string {
  const host = env['INTERLEND_HOST'] || '127.0.0.1';
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const port = Number(env['INTERLEND_PORT']) || 8626;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);

function usable(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Misused('The staff token has characters that no token has.');
  return token;
}
