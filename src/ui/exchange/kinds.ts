/** As the message log names them. */
export const messageKinds = ['request', 'supplyingAgencyMessage', 'requestingAgencyMessage'] as const;
export const isKind = (kind: string): kind is (typeof messageKinds)[number] =>
  (messageKinds as readonly string[]).includes(kind);

export const statusNames = [
  ...(['pending', 'sending', 'delivered', 'refused', 'held', 'dead', 'withdrawn'] as const),
  ...(['applied', 'not-applied', 'waiting'] as const),
] as const;

/** What did not get through can be sent again; everything else has arrived, is on its way, or was called back. */
export const canGoAgain = ({ direction, status }: { direction: string; status: string }): boolean =>
  direction === 'out' && ['refused', 'held', 'dead'].includes(status);
