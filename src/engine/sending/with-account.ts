/** The account id and security code that a partner wishes in each message: they go in as it is posted, and are stored nowhere. */
import type { OutboundAuth } from '../model/partners.js';

/** Our own writer closes the header once; the answers of 2021 have no place for an account. */
export function withAccount(body: string, account: OutboundAuth['account']): string {
  if (!account || (/<supplyingAgencyMessage[\s>]/.test(body) && !/ill:version="1\.2"/.test(body))) return body;
  const element = `<requestingAgencyAuthentication><accountId>${escaped(account.accountId)}</accountId><securityCode>${escaped(account.securityCode)}</securityCode></requestingAgencyAuthentication>`;
  return body.replace('</header>', () => `${element}</header>`);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
