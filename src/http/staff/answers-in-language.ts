import type { RequestHandler } from 'express';
import { inLanguage } from '../in-language.js';
import { callLanguage } from './language.js';

/** Every answer in the language of its caller: no route can forget it. */
export const answersInLanguage: RequestHandler = (req, res, next) => {
  const json = res.json.bind(res);
  res.json = (body: unknown) => json(inLanguage(callLanguage(req, res), body));
  next();
};
