import { Failure, Refused, Unreachable } from './failures.js';
import { line } from './printable.js';

interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  traceId?: string;
  problems?: { field: string; problem: string }[];
}

/** A refusal by the node in its own words, with what to do about it. */
export function refusalFrom(response: Response, body: string, path: string, url: URL): Failure {
  if (response.status >= 300 && response.status < 400)
    return new Unreachable(
      `${url.origin} sends callers on to ${line(response.headers.get('location') ?? 'another address')}.`,
      'Give that address with --url or INTERLEND_URL.',
    );
  const problem = problemIn(body);
  if (!problem?.title)
    return new Unreachable(
      `${url.origin} answered ${response.status} ${line(response.statusText)}, but not as a node of Interlend does.`,
      'Check the address, and the proxy before the node if there is one.',
    );
  return new Refused(sentences(problem), remedyFor(problem, response.status, path));
}

function sentences({ title = '', detail, problems = [] }: Problem): string {
  const first = /[.!?]$/.test(title) ? title : `${title}.`;
  if (problems.length > 0)
    return [first, ...problems.map(({ field, problem }) => `  ${line(field)}: ${line(problem)}`)].join('\n');
  return detail ? `${line(first)} ${line(detail)}` : line(first);
}

function remedyFor({ type = '', traceId }: Problem, status: number, path: string): string | undefined {
  if (status === 401)
    return 'Set INTERLEND_STAFF_TOKEN or give --token: the node’s own key, or one that interlend key add made.';
  if (type.endsWith(':stale')) return `interlend request show ${decodeURIComponent(path.split('/')[2] ?? '')}`;
  if (status === 404) return listings.find(([start]) => path.startsWith(start))?.[1];
  if (status >= 500) return traceId && `The log of the node has more under the trace id ${line(traceId)}.`;
  return undefined;
}

const listings = [
  ['/requests', 'interlend request list shows the requests.'],
  ['/partners', 'interlend partner list shows the partners.'],
  ['/messages', 'interlend message list shows the messages.'],
  ['/libraries', 'interlend library list shows the libraries.'],
  ['/patrons', 'interlend patron list shows the patrons.'],
  ['/users', 'interlend user list shows the users.'],
  ['/keys', 'interlend key list shows the keys.'],
  ['/workflow-profiles', 'interlend profile list shows the workflow profiles.'],
  ['/sending-rules', 'interlend rule sending list shows the rules.'],
  ['/rota-templates', 'interlend rota list shows the templates.'],
  ['/directory/imports', 'interlend directory imports list shows the imports.'],
  ['/directory/proposals', 'interlend directory proposals list shows the proposals.'],
  ['/directory/subscription', 'interlend directory subscribe URL follows one.'],
  ['/rota-rules', 'interlend rule rota list shows the rules.'],
] as const;

function problemIn(body: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What `fetch` throws, as a sentence. Failures pass as they are. */
export function unreachable(error: unknown, url: URL): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof SyntaxError)
    return new Unreachable(
      `What answers at ${url.origin} is not a node of Interlend.`,
      'Check --url or INTERLEND_URL.',
    );
  if ((error as Error).name === 'TimeoutError')
    return new Unreachable(`The node at ${url.origin} did not answer in time.`, 'Its log may say why.');
  const { code, message } = ((error as Error).cause ?? error) as { code?: string; message?: string };
  return new Unreachable(
    `No answer (${line(code || message || 'no reason given')}): is the node running at ${url.origin}?`,
    'Start it with interlend serve, or give its address with --url or INTERLEND_URL.',
  );
}
