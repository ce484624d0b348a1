/** Resolves when the work is over, or after that time, whichever is first: the work goes on by itself then. */
export async function noLongerThan(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((over) => {
    timer = setTimeout(over, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
