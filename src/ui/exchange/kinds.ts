/** As the message log names them. */
export const messageKinds = ['request', 'supplyingAgencyMessage', 'requestingAgencyMessage'] as const;
export const isKind = (kind: string): kind is (typeof messageKinds)[number] =>
  (messageKinds as readonly string[]).includes(kind);

export const statusNames = [
  ...(['pending', 'sending', 'delivered', 'refused', 'held', 'dead', 'withdrawn'] as const),
  ...(['applied', 'not-applied', 'waiting'] as const),
] as const;
export type StatusName = (typeof statusNames)[number];
