/** In which language an answer is written that is prose: explanations, and files with heads. */
import type { Request, Response } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import { callerIn } from './access/caller.js';

/**
 * The first language of `Accept-Language` that is spoken here; else the one of the caller's account; else English. Says so
 * in `Content-Language`.
 */
export function languageOf(req: Request, res: Response): Language {
  const wished = req.acceptsLanguages().find((each) => /^(en|fr)(-|$)/i.test(each));
  const spoken = wished ?? callerIn(res)?.language ?? 'en';
  const language: Language = /^fr/i.test(spoken) ? 'fr' : 'en';
  res.setHeader('Content-Language', language);
  res.vary('Accept-Language');
  return language;
}
