/** A setting that cannot be: its name and what is expected. */
export class WrongSetting extends Error {
  constructor(readonly problems: string[]) {
    super(`Settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'WrongSetting';
  }
}
