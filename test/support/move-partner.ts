/** A partner at a new address, which whoever keeps secrets has confirmed: what we present goes there from then on. */
export async function movePartner(
  desk: (method: string, path: string, body?: unknown) => Promise<unknown>,
  code: string,
  url: string,
  more: object = {},
): Promise<void> {
  await desk('PATCH', `/partners/${code}`, { url, ...more });
  await desk('POST', `/partners/${code}/address/confirm`, { origin: new URL(url).origin });
}
