import type { RequestHandler } from 'express';
import { saidIn } from '../said.js';
import { languageOf } from './language.js';

/** Every answer in the language of its caller: no route can forget it. */
export const saidAnswers: RequestHandler = (req, res, next) => {
  const json = res.json.bind(res);
  res.json = (body: unknown) => json(saidIn(languageOf(req, res), body));
  next();
};
