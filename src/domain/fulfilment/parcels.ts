/** A parcel that the request was not waiting for: what it is, and what may be done with it. */
import { type Message, message } from '../../words/message.js';

/** What is asked before anything is done with what was scanned. */
export const scanQuestions = ['whichLibrary', 'passedOver', 'closed', 'notShipped'] as const;
export type ScanQuestion = (typeof scanQuestions)[number];

/** What staff may answer; `receive` is said by confirming. */
export const scanReplies = ['takeInPlace', 'sendBack', 'askPartner'] as const;
export type ScanReply = (typeof scanReplies)[number];

export interface StrayParcel {
  /** The library whose parcel it is. */
  from: string;
  /** The library that has the request now; absent: nobody. */
  asked?: string;
  /** The state of the request, in words. */
  state: Message;
  /** An item of the request is here already. */
  isHere: boolean;
  mayTake: boolean;
}

/** What is said of a parcel that a partner sent which was passed over. */
export function fromPassed({ from, asked, state, isHere, mayTake }: StrayParcel): Message {
  if (mayTake && asked) return message('scanned.fromPassedAsked', { from, asked, state });
  if (mayTake) return message('scanned.fromPassed', { from, state });
  return isHere ? message('scanned.fromPassedIsHere', { from }) : message('scanned.fromPassedTooLate', { from, state });
}
