import type { Request, Response } from 'express';
import type { Operation } from '../../contract/operation.js';

/** The row that a gate let a call in by, and the values of its address. */
export interface Admitted {
  operation: Operation;
  params: Record<string, unknown>;
}

export function admit(operation: Operation, req: Request, res: Response): void {
  res.locals['admitted'] = { operation, params: { ...req.params } } satisfies Admitted;
}

export const admittedIn = (res: Response): Admitted | undefined => res.locals['admitted'] as Admitted | undefined;
