/** What a running node finds of itself. */
import { judgeVersion } from '../../engine/checks/judge.js';
import { type NodeChecks, watchChecks } from '../../engine/checks/watch.js';
import { programOnDisk, versionText } from '../../program-files.js';
import type { SettingsDesk } from '../../settings/shown.js';
import type { Opening } from '../opening.js';
import { lookAround, lookAtDatabase } from './look.js';

/** Nothing is looked at before somebody asks. */
export function joinChecks(
  { options, whole, log }: Pick<Opening, 'options' | 'whole' | 'log'>,
  settingsDesk: Pick<SettingsDesk, 'isTypedHere'>,
): NodeChecks {
  const running = versionText();
  const look = async () => {
    const [ofDatabase, around] = await Promise.all([
      lookAtDatabase(whole, options.databaseUrl),
      lookAround(whole, fetch, { guardsMail: settingsDesk.isTypedHere('smtpHost') }),
    ]);
    return [...ofDatabase, ...around, judgeVersion(running, versionText(programOnDisk()))];
  };
  return watchChecks(look, (err) =>
    log.warn({ err }, 'The node could not be checked; it is tried again when somebody looks.'),
  );
}
