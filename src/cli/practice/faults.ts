import type { Faults } from '../../domain/practice/play.js';
import { Misused } from '../failures.js';

/** Mistakes as they are typed: `Overdue=nothing`, `RenewRefused=RenewGranted`; `requester.renew=we do not renew`. */
export function faultsFrom(instead: readonly string[], refuse: readonly string[]): Faults {
  const said = (name: string) => (name === 'nothing' ? 'nothing' : `send:${name}`);
  const wrong = instead.map((given) => {
    const [from, to] = parted(given);
    return [said(from), said(to)] as const;
  });
  const refused = refuse.map((given) => {
    const [event, words] = parted(given);
    return [event, { words, unsupported: /^(not supported|unsupported)/i.test(words) }] as const;
  });
  return {
    instead: Object.fromEntries(wrong) as NonNullable<Faults['instead']>,
    refuses: Object.fromEntries(refused),
  };
}

function parted(given: string): [string, string] {
  const at = given.indexOf('=');
  if (at < 1 || at === given.length - 1)
    throw new Misused(`"${given}" is no mistake to make.`, 'Write it as Overdue=nothing or requester.renew=words.');
  return [given.slice(0, at), given.slice(at + 1)];
}
