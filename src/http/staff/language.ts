/** In which language an answer is written that is prose: explanations, and files with heads. */
import type { Request, Response } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import { languageOfCaller } from '../caller-language.js';

/** As the caller is spoken to; said in `Content-Language`. */
export function callLanguage(req: Request, res: Response): Language {
  const language = languageOfCaller(req, res);
  res.setHeader('Content-Language', language);
  res.vary('Accept-Language');
  return language;
}
