import type { PartnerTestStep } from '../../engine/ports.js';
import { Refused } from '../failures.js';
import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const testPartner = (host: Host) =>
  staffCommand(
    'test',
    'Tries the connection to a partner step by step and names the remedy; ends with 1 when a step fails.',
    ['partner test lacite', 'partner test lacite --json'],
  )
    .argument('<partner>', 'its code')
    .action(async (code: string, options: StaffOptions) => {
      const steps = await (await connect(host, options)).testPartner(code);
      answer(host, options, steps, (all) => all.flatMap(stepLines));
      const failed = steps.filter((step) => !step.ok).length;
      if (failed > 0) throw new Refused(failed === 1 ? 'One step failed.' : `${failed} steps failed.`);
    });

const stepLines = ({ step, ok, said, remedy }: PartnerTestStep): string[] => [
  line(`${ok ? '✓' : '✗'} ${step}: ${said}`),
  ...(remedy && !ok ? [line(`    → ${remedy}`)] : []),
];
