/** In which language an answer is written that is prose: explanations, and files with heads. */
import type { Request, Response } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import { spokenTo } from '../spoken.js';

/** As the caller is spoken to; said in `Content-Language`. */
export function languageOf(req: Request, res: Response): Language {
  const language = spokenTo(req, res);
  res.setHeader('Content-Language', language);
  res.vary('Accept-Language');
  return language;
}
