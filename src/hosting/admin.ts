/** The administration port of a host: how each library is, and the metrics of all. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { HostNow } from './supervisor.js';

export interface HostAdminOptions {
  now(): HostNow;
  version: string;
}

/** How long one node may take to answer, in milliseconds. */
const patienceMs = 3_000;
const ownName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Not listening yet: for this machine only. */
export function createHostAdmin({ now, version }: HostAdminOptions): Server {
  return createServer({ headersTimeout: 10_000 }, (req, res) => {
    const answer = async (): Promise<void> => {
      // A name that leads here from elsewhere is not ours (DNS rebinding).
      if (!ownName.test(req.headers.host ?? '')) return json(res, 421, { status: 'wrong-host' });
      const path = (req.url ?? '').replace(/\?.*$/, '');
      if (path === '/health' || path === '/health/ready') return json(res, 200, healthOf(now(), version));
      if (path === '/metrics') {
        res.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' });
        res.end(await metricsOf(now()));
        return;
      }
      const [, name] = /^\/health\/ready\/([a-z0-9_-]+)$/.exec(path) ?? [];
      if (name === undefined) return json(res, 404, { status: 'not-found' });
      return readinessOf(now(), name, res);
    };
    answer().catch(() => res.destroy());
  });
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(`${JSON.stringify(body, null, 2)}\n`);
}

/** The host is well while it answers: a library that does not start is named, and takes no other one down. */
function healthOf(now: HostNow, version: string) {
  const isWell = now.problems.length === 0 && now.nodes.every(({ state }) => state === 'open');
  const nodes = now.nodes.map(({ url: _url, adminUrl: _adminUrl, ...rest }) => rest);
  return { status: isWell ? 'ready' : 'degraded', version, ...now, nodes };
}

async function readinessOf(now: HostNow, name: string, res: ServerResponse): Promise<void> {
  const node = now.nodes.find((each) => each.name === name);
  if (!node) return json(res, 404, { status: 'not-found' });
  if (node.adminUrl === undefined) return json(res, 503, { status: node.state, problem: node.problem });
  try {
    const answer = await fetch(`${node.adminUrl}/health/ready`, { signal: AbortSignal.timeout(patienceMs) });
    return json(res, answer.status, await answer.json());
  } catch {
    return json(res, 503, { status: 'down', problem: 'The library did not answer in time.' });
  }
}

async function metricsOf(now: HostNow): Promise<string> {
  const texts = await Promise.all(
    now.nodes.map(async ({ name, adminUrl }): Promise<[string, string]> => {
      if (adminUrl === undefined) return [name, ''];
      try {
        const answer = await fetch(`${adminUrl}/metrics`, { signal: AbortSignal.timeout(patienceMs) });
        return [name, answer.ok ? await answer.text() : ''];
      } catch {
        return [name, ''];
      }
    }),
  );
  const own = [
    '# HELP interlend_host_library_open Whether the library is open.',
    '# TYPE interlend_host_library_open gauge',
    ...now.nodes.map(({ name, state }) => `interlend_host_library_open{library="${name}"} ${state === 'open' ? 1 : 0}`),
    '# HELP interlend_host_wrong_files Files of the folder that are no library.',
    '# TYPE interlend_host_wrong_files gauge',
    `interlend_host_wrong_files ${now.problems.length}`,
    '# HELP interlend_host_process_ends_total Processes of the host that ended without being told to.',
    '# TYPE interlend_host_process_ends_total counter',
    `interlend_host_process_ends_total ${now.ends}`,
  ];
  return `${own.join('\n')}\n${mergeMetrics(texts)}`;
}

/**
 * One text of those of several libraries, each sample with the label `library`. The samples of a family stand together, as Prometheus
 * wants them, under the `HELP` and `TYPE` that were read first.
 */
export function mergeMetrics(texts: readonly (readonly [library: string, text: string])[]): string {
  const families = new Map<string, { head: string[]; samples: string[] }>();
  for (const [library, text] of texts) {
    let current: { head: string[]; samples: string[] } | undefined;
    let isFirst = false;
    for (const line of text.split('\n')) {
      const [, kind, name] = /^# (HELP|TYPE) (\S+)/.exec(line) ?? [];
      if (name !== undefined) {
        isFirst = kind === 'HELP' ? !families.has(name) : isFirst;
        current = families.get(name) ?? { head: [], samples: [] };
        families.set(name, current);
        if (isFirst) current.head.push(line);
      } else if (current && line !== '' && !line.startsWith('#')) current.samples.push(withLabel(line, library));
    }
  }
  const lines = [...families.values()].flatMap(({ head, samples }) =>
    samples.length > 0 ? [...head, ...samples] : [],
  );
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

function withLabel(sample: string, library: string): string {
  const [, name = '', labels, rest = ''] = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})?( .*)$/.exec(sample) ?? [];
  if (name === '') return sample;
  return `${name}{library="${library}"${labels ? `,${labels}` : ''}}${rest}`;
}
