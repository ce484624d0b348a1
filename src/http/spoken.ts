/** In which language a call is answered. */
import type { Request, Response } from 'express';
import type { Language } from '../domain/fulfilment/patron.js';

/** The first language of `Accept-Language` that is spoken here; else the one of the caller's account; else English. */
export function spokenTo(req: Request, res: Response): Language {
  const wished = req.acceptsLanguages().find((each) => /^(en|fr)(-|$)/i.test(each));
  const account = (res.locals['caller'] as { language?: string } | undefined)?.language;
  return /^fr/i.test(wished ?? account ?? 'en') ? 'fr' : 'en';
}
