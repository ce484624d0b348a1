/** Waits until something has come true; fails with its name when it does not. */
export async function eventually(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitMs = 8000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}.`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
