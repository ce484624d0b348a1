/** What partners say, in plain XML text: no writer of ours vouches for a reader of ours. */

/** One answer of the partners' endpoint. */
export interface Reply {
  status: number;
  body: string;
  /** Of the confirmation, when there is one. */
  messageStatus?: string;
  errorType?: string;
  errorValue?: string;
}

/** Who speaks to whom about which request. Symbols are written `ISIL:CA-ABC`. */
export interface About {
  requester: string;
  supplier: string;
  id: string;
  timestamp?: string;
}

const namespace = 'http://illtransactions.org/2013/iso18626';

let ticks = 0;
/** A time that no other message of this run has. */
export const freshTime = (): string => new Date(Date.now() + ++ticks).toISOString();

export function requestXml(about: About, title = 'Lakes and rivers'): string {
  return message(
    `<request>${header(about)}<bibliographicInfo><title>${title}</title></bibliographicInfo>` +
      `<serviceInfo><requestType>New</requestType><serviceType>Loan</serviceType></serviceInfo></request>`,
  );
}

/** A requester's follow-up: Received, Renew, Notification … */
export function requesterXml(about: About, action: string, note?: string): string {
  return message(
    `<requestingAgencyMessage>${header(about)}<action>${action}</action>${tag('note', note)}</requestingAgencyMessage>`,
  );
}

/** A supplier's message: a status with its reason, `StatusChange` when none is named. */
export function supplierXml(
  about: About,
  status: string | undefined,
  { reason = 'StatusChange', note, dueDate }: { reason?: string; note?: string; dueDate?: string } = {},
): string {
  const time = about.timestamp ?? freshTime();
  return message(
    `<supplyingAgencyMessage>${header({ ...about, timestamp: time })}<messageInfo>${tag('reasonForMessage', reason)}` +
      `${tag('note', note)}</messageInfo><statusInfo>${tag('status', status)}${tag('dueDate', dueDate)}` +
      `${tag('lastChange', time)}</statusInfo></supplyingAgencyMessage>`,
  );
}

/** Posts XML to the partners' endpoint of a node. */
export async function say(url: string, token: string, xml: string): Promise<Reply> {
  const response = await fetch(`${url}/iso18626`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', authorization: `Bearer ${token}` },
    body: xml,
  });
  const body = await response.text();
  const reply: Reply = { status: response.status, body };
  for (const name of ['messageStatus', 'errorType', 'errorValue'] as const) {
    const value = new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(body)?.[1];
    if (value !== undefined) reply[name] = value;
  }
  return reply;
}

function header({ requester, supplier, id, timestamp = freshTime() }: About): string {
  return (
    `<header>${agency('supplyingAgencyId', supplier)}${agency('requestingAgencyId', requester)}` +
    `${tag('timestamp', timestamp)}${tag('requestingAgencyRequestId', id)}</header>`
  );
}

function agency(element: string, symbol: string): string {
  const [type, value] = symbol.split(':');
  return `<${element}>${tag('agencyIdType', type)}${tag('agencyIdValue', value)}</${element}>`;
}

const tag = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<${name}>${value}</${name}>`;

const message = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="${namespace}" xmlns:ill="${namespace}" ill:version="1.2">${inner}</ISO18626Message>`;
