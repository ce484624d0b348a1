/** In which language an answer is written that is prose: explanations, and files with heads. */
import type { Request, RequestHandler, Response } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import { inLanguage, languageOfCaller } from '../in-language.js';

/** As the caller is spoken to; said in `Content-Language`. */
export function callLanguage(req: Request, res: Response): Language {
  const language = languageOfCaller(req, res);
  res.setHeader('Content-Language', language);
  res.vary('Accept-Language');
  return language;
}

/** Every answer in the language of its caller: no route can forget it. */
export const answersInLanguage: RequestHandler = (req, res, next) => {
  const json = res.json.bind(res);
  res.json = (body: unknown) => json(inLanguage(callLanguage(req, res), body));
  next();
};
