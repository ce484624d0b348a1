/** The smallest messages a courier can carry. */
const ns = 'http://illtransactions.org/2013/iso18626';
const agency = (name: string, value: string) =>
  `<${name}><agencyIdType>ISIL</agencyIdType><agencyIdValue>${value}</agencyIdValue></${name}>`;
const header = (id: string) =>
  `<header>${agency('supplyingAgencyId', 'CA-QMU')}${agency('requestingAgencyId', 'CA-OOALG')}` +
  `<timestamp>2026-03-01T12:00:00Z</timestamp><requestingAgencyRequestId>${id}</requestingAgencyRequestId></header>`;
const wrap = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="${ns}" xmlns:ill="${ns}" ill:version="1.2">${inner}</ISO18626Message>`;

export const aRequest = (id: string) =>
  wrap(`<request>${header(id)}<bibliographicInfo><title>Les Belles-sœurs</title></bibliographicInfo></request>`);
export const aShipment = (id: string) =>
  wrap(
    `<supplyingAgencyMessage>${header(id)}<messageInfo><reasonForMessage>StatusChange</reasonForMessage></messageInfo>` +
      '<statusInfo><status>Loaned</status><lastChange>2026-03-01T12:00:00Z</lastChange></statusInfo></supplyingAgencyMessage>',
  );
export const aReceipt = (id: string) =>
  wrap(`<requestingAgencyMessage>${header(id)}<action>Received</action></requestingAgencyMessage>`);
