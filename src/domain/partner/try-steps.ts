/** The steps of a try of a partner, in their order; the API, the command line and the desk read their names. */
import type { Sentence } from '../words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

export const trySteps = {
  address: row('Its address can be called', 'Son adresse peut être appelée'),
  connection: row('It answers', 'Il répond'),
  tls: row('Security of the connection', 'Sécurité de la connexion'),
  credential: row('It lets us in', 'Il nous laisse entrer'),
  confirmation: row('It speaks ISO 18626', 'Il parle ISO 18626'),
} as const satisfies Record<string, Sentence>;
export type TryStep = keyof typeof trySteps;
export const tryStepNames = Object.keys(trySteps) as TryStep[];
