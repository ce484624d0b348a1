import { useState } from 'react';
import { Refused } from '../api/refused.js';

export interface Sending<Given> {
  /** Why it was not done. */
  refused: Refused | undefined;
  isBusy: boolean;
  send(given: Given): void;
  /** What was refused is no matter any more. */
  forget(): void;
}

/** Sends what a form of a patron holds, and keeps why it was refused until it is sent again. */
export function useSending<Given, Answer>(
  order: (given: Given) => Promise<Answer>,
  done: (answer: Answer) => void,
  notDone?: (refused: Refused) => void,
): Sending<Given> {
  const [refused, setRefused] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const send = (given: Given) => {
    setBusy(true);
    order(given)
      .then(
        (answer) => {
          setRefused(undefined);
          done(answer);
        },
        (error: unknown) => {
          if (!(error instanceof Refused)) return;
          setRefused(error);
          notDone?.(error);
        },
      )
      .finally(() => setBusy(false));
  };
  return { refused, isBusy, send, forget: () => setRefused(undefined) };
}
