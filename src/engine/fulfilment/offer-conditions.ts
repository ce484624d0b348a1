import type { OrderStep } from './local-step.js';

/** Conditions (R93) are offered anew with what is to happen to them: the choice of an earlier offer does not go on. */
export const offerConditions: OrderStep = async ({ fields }) => ({ local: { ifUnanswered: fields['ifUnanswered'] } });
