/** In which language a call is answered. */
import type { Request, Response } from 'express';
import { type Language, languageOf } from '../words/languages.js';

/** The first language of `Accept-Language` that is spoken here; else the one of the caller's account; else English. */
export function languageOfCaller(req: Request, res: Response): Language {
  const account = (res.locals['caller'] as { language?: string } | undefined)?.language;
  return languageOf(...req.acceptsLanguages(), account);
}
