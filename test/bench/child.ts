/** Helpers in processes of their own: one question by IPC, one answer. */
import { type ChildProcess, fork } from 'node:child_process';

export interface Child {
  ask<T>(question: unknown): Promise<T>;
  stop(): Promise<void>;
}

export function startChild(file: string): Child {
  const child = fork(new URL(file, import.meta.url), [], { execArgv: ['--import', 'tsx'] });
  return {
    ask: <T>(question: unknown) => ask<T>(child, question),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.disconnect();
      await gone;
    },
  };
}

let questions = 0;

/** Rejects when the other process ends first, or says that it failed. */
export function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  const number = ++questions;
  return new Promise((resolve, reject) => {
    const onExit = () => done(() => reject(new Error('A helper process ended before it answered.')));
    const onMessage = (message: { number: number; answer?: T; failed?: string }) => {
      if (message?.number !== number) return;
      if (message.failed !== undefined) done(() => reject(new Error(message.failed)));
      else done(() => resolve(message.answer as T));
    };
    const done = (then: () => void) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      then();
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send({ number, question });
  });
}

/** The other side: answers each question; ends when the asking process is gone. */
export function answerQuestions<Q>(answer: (question: Q) => unknown): void {
  process.on('message', (message: { number: number; question: Q }) => {
    if (typeof message?.number !== 'number') return;
    Promise.resolve(message.question)
      .then(answer)
      .then(
        (given) => process.send?.({ number: message.number, answer: given ?? null }),
        (error: Error) => process.send?.({ number: message.number, failed: error.stack ?? String(error) }),
      );
  });
}
