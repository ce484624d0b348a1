import {
  IconAlertOctagon,
  IconBook2,
  IconBookmark,
  IconCircleCheck,
  IconLock,
  IconTruckDelivery,
  IconUserShare,
} from '@tabler/icons-react';
import type { Thing } from '../api/client.js';
import type { Tone } from '../theme/tones.js';

/** How the place of a copy looks. */
export const copyLooks: Record<Thing<'CopyInUse'>['use'], readonly [Tone, typeof IconBook2]> = {
  lent: ['wait', IconUserShare],
  lost: ['stop', IconAlertOctagon],
  held: ['here', IconBookmark],
  moving: ['move', IconTruckDelivery],
  away: ['done', IconBook2],
  notForLoan: ['done', IconLock],
  free: ['here', IconCircleCheck],
};
