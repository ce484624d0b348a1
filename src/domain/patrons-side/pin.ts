import { type Message, message } from '../../words/message.js';

/** What a PIN must be. It is short, because people key it in; attempts are slowed. */
export const pinLength = { least: 4, most: 32 } as const;

/** What is wrong with a new PIN, with its remedy; `undefined` when it will do. */
export function pinProblem(pin: string, card: string): Message | undefined {
  const { least, most } = pinLength;
  if (!/^[\p{L}\p{N}]+$/u.test(pin) || pin.length < least || pin.length > most)
    return message('refusedMine.pinForm', { least, most });
  const isWeak =
    pin.toLowerCase() === card.toLowerCase() || new Set(pin).size === 1 || /^(.{2,})\1+$/.test(pin) || isRow(pin);
  return isWeak ? message('refusedMine.pinWeak') : undefined;
}

/** Digits up or down one by one, which are tried first on every card. */
function isRow(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
