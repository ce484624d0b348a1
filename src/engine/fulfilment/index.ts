/** Which steps have a local side. One file a step; a step without a row here leaves the local records alone. */
import type { Side } from '../../domain/tables.js';
import type { OrderStep, WordStep } from './local-step.js';
import { forgetReceipt, receive } from './receive.js';

/** By the event that the order means (`receive`, `returnToPartner`, …). */
export const orderSteps: Record<Side, Readonly<Record<string, OrderStep>>> = {
  borrowing: {
    receive,
    receiveNotForLoan: receive,
    undoReceive: forgetReceipt,
  },
  lending: {},
};

/** By what the partner's message was called (`supplier.recalled`, …). */
export const wordSteps: Record<Side, Readonly<Record<string, WordStep>>> = { borrowing: {}, lending: {} };
