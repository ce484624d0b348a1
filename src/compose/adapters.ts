/** The adapters that a node reaches other systems and writes documents with. They do not know each other. */

import { createCatalogueFetcher } from '../adapters/courier/fetch-catalogue.js';
import { createFileFetcher } from '../adapters/courier/fetch-file.js';
import { createCourier } from '../adapters/courier/http-courier.js';
import { createSmtpCarrier } from '../adapters/mail/smtp-carrier.js';
import { openIdFrom } from '../adapters/openid/from-settings.js';
import { createReader } from '../adapters/reader/index.js';
import { writeXlsx } from '../adapters/sheets/xlsx.js';
import { drawSlips } from '../adapters/slips/index.js';
import type { Meter } from '../engine/engine-context.js';
import type { SettingsDesk } from '../settings/shown.js';
import { createMailDialer } from './mail-dialer.js';
import type { Opening } from './opening.js';

/** How long calls that a partner does not answer are still waited for when all else has stopped, in milliseconds. */
const cutCallsMs = 200;

/** Creates the adapters. Each is closed with the node. */
export function createAdapters(
  { settings, mayCall, log, closing }: Opening,
  meter: Pick<Meter, 'readApart'>,
  settingsDesk: Pick<SettingsDesk, 'isTypedHere'>,
) {
  const courier = createCourier({ allowAddresses: mayCall, userAgent: 'Interlend', log });
  closing.base(() => courier.close(cutCallsMs));
  const files = createFileFetcher({ allowAddresses: mayCall, userAgent: 'Interlend' });
  closing.base(() => files.close());
  const catalogues = createCatalogueFetcher({ allowAddresses: mayCall, userAgent: 'Interlend' });
  closing.base(() => catalogues.close());
  const reader = createReader({ took: meter.readApart });
  closing.base(() => reader.close());
  const dialMail = createMailDialer(mayCall);
  const carrier = createSmtpCarrier(settings, () => (settingsDesk.isTypedHere('smtpHost') ? dialMail : undefined));
  return { courier, files, catalogues, reader, carrier, openId: openIdFrom(settings), writeXlsx, drawSlips };
}

export type Adapters = ReturnType<typeof createAdapters>;
