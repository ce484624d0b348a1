import { profileSteps } from '../../domain/workflow-profile.js';
import type { Side } from '../../engine/ports.js';
import type { ProfileView } from '../answers.js';
import { Misused } from '../failures.js';
import { facts } from '../table.js';

/** The steps that are left when some are taken out. */
export function stepsWithout(kind: Side, without: readonly string[]): string[] {
  const all = Object.keys(profileSteps[kind]);
  const strange = without.find((step) => !all.includes(step));
  if (strange !== undefined)
    throw new Misused(`${strange} is no optional step of ${kind}.`, `Choose from ${all.join(', ')}.`);
  return all.filter((step) => !without.includes(step));
}

export const profileLines = ({ code, name, kind, steps, automaticRenew, partners }: ProfileView): string[] =>
  facts([
    ['Profile', code],
    ['Name', name],
    ['Kind', kind],
    ['Ticked', namesOf(steps, true) || 'nothing'],
    ['Not ticked', namesOf(steps, false) || 'nothing'],
    ['Automatic renew', kind === 'lending' ? automaticRenew : undefined],
    ['Partners', partners.join(', ') || 'none'],
  ]);

export const namesOf = (steps: ProfileView['steps'], wanted: boolean): string =>
  steps
    .filter(({ ticked }) => ticked === wanted)
    .map(({ step }) => step)
    .join(', ');
