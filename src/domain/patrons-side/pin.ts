import { type Message, message } from '../../words/message.js';

/** What a PIN must be. It is short, because people key it in; attempts are slowed. */
export const pinLength = { least: 4, most: 32 } as const;

/** What is wrong with a wished PIN, with its remedy; `undefined` when it will do. */
export function pinProblem(pin: string, card: string): Message | undefined {
  const { least, most } = pinLength;
  if (!/^[\p{L}\p{N}]+$/u.test(pin) || pin.length < least || pin.length > most)
    return message('refusedMine.pinForm', { least, most });
  return pin.toLowerCase() === card.toLowerCase() || new Set(pin).size === 1
    ? message('refusedMine.pinWeak')
    : undefined;
}
