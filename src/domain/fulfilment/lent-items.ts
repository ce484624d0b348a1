/** Items of ours while they are with a partner. */
import { type Message, message, worded } from '../../words/message.js';

/** What keeps an item from its shelf, as circulation staff read it. */
export const processTypes = worded(
  {
    RESOURCE_SHARING_LOAN: {},
    LOST_RESOURCE_SHARING_ITEM: {},
  } as const,
  { label: 'processType' },
);
export type ProcessType = keyof typeof processTypes;
export const processTypeNames = Object.keys(processTypes) as ProcessType[];

export interface VolumesBack {
  back: number;
  of: number;
}

/** `2 of 3 back`; nothing while all are out, or when there is one only. */
export function partlyBack({ back, of }: VolumesBack): string | undefined {
  return back > 0 && back < of ? `${back} of ${of} back` : undefined;
}

/** Why a set cannot be checked in without a second look; nothing when every volume was scanned, or there is one only. */
export function checkInDoubt(out: readonly string[], of: number): Message | undefined {
  if (of < 2 || out.length === 0) return undefined;
  const back = of - out.length;
  const them = out.slice(0, 5).join(', ');
  return message('refusedShip.volumesNotBack', { back, of, missing: them });
}
