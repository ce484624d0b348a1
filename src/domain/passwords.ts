/** What a password of staff must be. Long rather than odd; no rule makes anybody write it down. */
export const passwordLength = { least: 12, most: 200 } as const;

/** What is wrong with a wished password, as a sentence with its remedy; `undefined` when it will do. */
export function passwordProblem(password: string, of: { code: string; name?: string }): string | undefined {
  const letters = [...password];
  if (letters.length < passwordLength.least)
    return `must have ${passwordLength.least} characters or more; a few words in a row make a good one`;
  if (letters.length > passwordLength.most) return `must have ${passwordLength.most} characters at most`;
  if (new Set(letters).size < 5) return 'repeats the same few characters: choose others';
  const said = password.toLowerCase();
  const names = [of.code, of.name ?? ''].map((each) => each.toLowerCase()).filter((each) => each.length > 2);
  if (names.some((name) => said.replaceAll(name, '').length < passwordLength.least / 2))
    return 'is made of the user’s own name: choose something that others cannot guess';
  return undefined;
}
