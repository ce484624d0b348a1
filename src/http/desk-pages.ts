import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Request, type Response, Router } from 'express';
import { programFile } from '../program-files.js';
import { withoutScript } from './patrons-side/plain/no-script.js';
import { readOnlyLine } from './read-only.js';

/**
 * The staff desk in a browser: its page for every address that no other endpoint has, and the files the page asks for. What
 * has a hash in its name is kept for ever; the page is fresh each time, with a nonce of its own in a strict policy, and
 * with the place from which it will listen to what changes: what is committed while it is being read is not missed.
 */
export function deskPages({
  folder = builtDesk(),
  place = async () => undefined,
  readOnly = false,
  lookAgainMs = 1000,
}: Pages): Router {
  const router = Router();
  const built = keptUpToDate(folder, lookAgainMs);
  router.use(async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const desk = built();
    const file = desk?.files.get(req.path) ?? built(req.path)?.files.get(req.path);
    if (file) return sendFile(req, res, file);
    if (!wantsPage(req)) return next();
    const isPatrons = /^\/my(\/|$)/.test(req.path);
    const page = isPatrons ? desk?.patronsPage : desk?.page;
    if (isPatrons)
      return sendPage(
        res,
        page?.replace('{{without-script}}', () => withoutScript(req.originalUrl)),
        '',
        readOnly,
      );
    sendPage(res, page, await place(), readOnly);
  });
  return router;
}

interface Pages {
  /** Where the built pages are. */
  folder?: string;
  place?: () => Promise<string | undefined>;
  /** Each page says that it is a copy to be looked at. */
  readOnly?: boolean;
  lookAgainMs?: number;
}

interface DeskFile {
  type: string;
  cache: string;
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}
interface BuiltDesk {
  page: string;
  /** Of the patrons. */
  patronsPage?: string;
  files: Map<string, DeskFile>;
}

/** Addresses of the stylesheets of the patrons’ pages, as they are built now; none where they are not. */
export const patronsSheets =
  (folder = builtDesk()) =>
  (): string[] => {
    const page = join(folder, 'my.html');
    if (!existsSync(page)) return [];
    const links = readFileSync(page, 'utf8').matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g);
    return [...links].map(([, address = '']) => address);
  };

const builtDesk = (): string => programFile('dist', 'ui');

/**
 * All in memory: some hundred files, and no path of a caller ever reaches the disk. Read anew after another build; while
 * one goes on, `missing` is looked for once more, every `lookAgainMs` at most.
 */
function keptUpToDate(folder: string, lookAgainMs: number): (missing?: string) => BuiltDesk | undefined {
  const index = join(folder, 'index.html');
  let desk: BuiltDesk | undefined;
  let builtAt = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return (missing) => {
    const time = statSync(index, { throwIfNoEntry: false })?.mtimeMs;
    if (time === undefined) {
      desk = undefined;
      return undefined;
    }
    const isSought = missing?.startsWith('/assets/') && performance.now() - lookedAt >= lookAgainMs;
    if (time !== builtAt || isSought) {
      const ofPatrons = join(folder, 'my.html');
      desk = {
        page: readFileSync(index, 'utf8'),
        ...(existsSync(ofPatrons) ? { patronsPage: readFileSync(ofPatrons, 'utf8') } : {}),
        files: filesIn(folder),
      };
      [builtAt, lookedAt] = [time, performance.now()];
    }
    return desk;
  };
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function filesIn(folder: string): BuiltDesk['files'] {
  const files: BuiltDesk['files'] = new Map();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(entry)];
    if (!type) continue;
    const file = join(folder, entry);
    const beside = (ending: string) => (existsSync(file + ending) ? readFileSync(file + ending) : undefined);
    const address = `/${entry.replaceAll('\\', '/')}`;
    files.set(address, {
      type,
      cache: address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      plain: readFileSync(file),
      br: beside('.br'),
      gzip: beside('.gz'),
    });
  }
  return files;
}

function sendFile(req: Request, res: Response, file: DeskFile): void {
  const packing = (['br', 'gzip'] as const).find((each) => file[each] && req.acceptsEncodings(each));
  res.setHeader('Content-Type', file.type);
  res.setHeader('Cache-Control', file.cache);
  res.setHeader('Vary', 'Accept-Encoding');
  if (packing) res.setHeader('Content-Encoding', packing);
  res.end((packing && file[packing]) ?? file.plain);
}

/** Addresses of other endpoints are never answered by a page: a program that mistypes one must not be told 200. */
const otherAddresses = /^\/(api|iso18626|health|metrics|assets)(\/|$)/;

/** The first page is for everybody, also for a monitor that takes anything; other addresses are for browsers. */
const wantsPage = (req: Request): boolean =>
  !otherAddresses.test(req.path) &&
  (req.accepts(['json', 'html']) === 'html' || (req.path === '/' && req.accepts('html') !== false));

function sendPage(res: Response, page = notBuilt, place = '', readOnly = false): void {
  const nonce = randomBytes(18).toString('base64');
  res.status(page === notBuilt ? 503 : 200);
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Security-Policy', policyFor(nonce));
  const whole = readOnly ? page.replace('</body>', () => `${readOnlyLine(nonce)}</body>`) : page;
  res.end(whole.replaceAll('{{nonce}}', nonce).replace('{{place}}', place));
}

/** Scripts and styles of our own alone; nothing else is fetched, framed, or sent anywhere. */
const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    // The program that finds barcodes in the camera’s pictures is WebAssembly of our own.
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const notBuilt = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Interlend</title>
<style nonce="{{nonce}}">body{font:16px/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem}</style></head>
<body><h1>The staff desk is not built here</h1>
<p>The node is running; partners and the API are served. Only the pages for the browser are missing.</p>
<p>Build them with <code>npm run build</code> in the checkout and load this page again; the node need not be restarted.</p>
<p lang="fr">Le bureau du personnel n’est pas encore construit : lancez <code>npm run build</code>, puis rechargez la page.</p>
</body></html>`;
