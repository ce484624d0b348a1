/** What is known of the way to a partner, the worst first. */
export const healths = ['silent', 'failing', 'held', 'suspended', 'unreached', 'well', 'inactive'] as const;
export type HealthName = (typeof healths)[number];

/** What its health is read from. */
export interface OfHealth {
  status: string;
  channel: { state: 'closed' | 'open' | 'held' | 'suspended'; lastCall?: { answered: boolean } | undefined };
}

/** Nobody is said to answer who was never called, or whose last call or test went wrong. */
export function healthOf({ status, channel }: OfHealth): HealthName {
  if (status === 'inactive') return 'inactive';
  if (channel.state === 'open') return 'silent';
  if (channel.state !== 'closed') return channel.state;
  if (!channel.lastCall) return 'unreached';
  return channel.lastCall.answered ? 'well' : 'failing';
}
