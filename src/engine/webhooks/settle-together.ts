/** Answers that come at about the same time are stored by one statement, and make the next calls of their items due together. */
import type { CallStore, SettledCall } from './ports.js';

/** Nothing compared with what another system takes to answer. */
const gatheringMs = 25;

/** Whether the call was still ours when its answer was stored. */
export type SettleCall = (call: SettledCall) => Promise<boolean>;

export function createSettleTogether(settle: CallStore['settle']): SettleCall {
  let waiting: { call: SettledCall; done(isSettled: boolean): void; failed(error: unknown): void }[] = [];

  async function settleAll(): Promise<void> {
    const together = waiting;
    waiting = [];
    try {
      const settled = await settle(together.map(({ call }) => call));
      for (const { call, done } of together) done(settled.has(call.id));
    } catch (error) {
      if (together.length === 1) return together[0]?.failed(error);
      // One that cannot be stored does not keep the others from it.
      await Promise.all(
        together.map(({ call, done, failed }) => settle([call]).then((settled) => done(settled.has(call.id)), failed)),
      );
    }
  }

  return (call) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setTimeout(() => void settleAll(), gatheringMs);
      waiting.push({ call, done, failed });
    });
}
