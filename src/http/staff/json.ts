import express, { type Request, type RequestHandler } from 'express';
import { directoryBytes } from '../../engine/distribution/views.js';
import { hasUnreadBody } from '../body.js';

/** Largest JSON body, in bytes; a directory file and a logo may be larger. */
export const jsonBytes = 256 * 1024;

/** A logo in base64: room for files that are too large for one, so that the answer can say so. */
const logoBytes = 1024 * 1024;

/** The file of a copy goes from the socket to the disk; no other address takes anything but JSON. */
export const isUpload = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean =>
  method === 'POST' && /^\/requests\/[^/]+\/copies$/.test(path);

/** Names that reach into the machinery of objects when somebody copies them carelessly. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON bodies and nothing else: other types, charsets and encodings are a 415. Names like `__proto__` and NUL
 * characters (which the database cannot store) are a 400 here, so that nothing after this has to think of them.
 */
export function jsonBodies(): RequestHandler[] {
  const upTo = (limit: number) => express.json({ limit, inflate: false, type: () => true, reviver: harmless });
  const [read, readFile, readLogo] = [upTo(jsonBytes), upTo(directoryBytes), upTo(logoBytes)];
  return [
    (req, _res, next) => {
      if (!hasUnreadBody(req) || isUpload(req)) return next();
      const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
      next(type === 'application/json' ? undefined : Object.assign(new Error('not JSON'), { status: 415 }));
    },
    (req, res, next) => {
      if (isUpload(req)) return next();
      if (req.path.startsWith('/directory/')) return readFile(req, res, next);
      return (req.path.startsWith('/letter-styles/') ? readLogo : read)(req, res, next);
    },
  ];
}

function harmless(key: string, value: unknown): unknown {
  if (forbidden.has(key)) throw new SyntaxError('a field has a name that is not allowed');
  if (key.includes('\0') || (typeof value === 'string' && value.includes('\0'))) {
    throw new SyntaxError('a text contains a NUL character');
  }
  return value;
}
