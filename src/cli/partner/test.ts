import type { Language } from '../../domain/words.js';
import type { PartnerTestStep } from '../../engine/ports.js';
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
  const { ok } = step;
  const [title, said, remedy] =
    language === 'fr'
      ? [`${step.titleFrench} :`, step.saidFrench, step.remedyFrench]
      : [`${step.title}:`, step.said, step.remedy];
  return [line(`${ok ? '✓' : '✗'} ${title} ${said}`), ...(remedy && !ok ? [line(`    → ${remedy}`)] : [])];
}
