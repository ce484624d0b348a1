import type { Language } from '../../domain/words.js';
import { say } from '../../words/index.js';
import { message } from '../../words/message.js';
import type { PartnerTestStep } from '../answers.js';
import { Refused } from '../failures.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const testPartner = (host: Host) =>
  staffCommand(
    'test',
    'Tries the connection to a partner step by step and names the remedy; ends with 1 when a step fails.',
    ['partner test lacite', 'partner test lacite --language fr', 'partner test lacite --json'],
  )
    .argument('<partner>', 'its code')
    .addOption(languageOption(host, 'in which language it is said'))
    .action(async (code: string, options: StaffOptions & { language: Language }) => {
      const steps = await (await connect(host, options)).testPartner(code);
      answer(host, options, steps, (all) => all.flatMap((step) => stepLines(step, options.language)));
      const failed = steps.filter((step) => !step.ok).length;
      if (failed > 0) throw new Refused(failed === 1 ? 'One step failed.' : `${failed} steps failed.`);
    });

function stepLines(step: PartnerTestStep, language: Language): string[] {
  const { ok, remedy } = step;
  const said = say(message('said.labelled', { label: step.title, what: step.said }), language);
  return [line(`${ok ? '✓' : '✗'} ${said}`), ...(remedy && !ok ? [line(`    → ${remedy}`)] : [])];
}
