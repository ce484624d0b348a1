/** The part of a text that changed, with a few words around it that did not. */
interface ChangedWords {
  start: string;
  before: string;
  after: string;
  end: string;
}

/** Words that are shown on either side of what changed. */
const around = 6;
/** Shorter texts are shown whole. */
const wholeUpTo = 60;

/** Where two long texts differ. Nothing for short ones: they are shown as they are. */
export function changedWords(before: string, after: string): ChangedWords | undefined {
  if (before.length <= wholeUpTo && after.length <= wholeUpTo) return undefined;
  const [was, is] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let same = 0;
  while (same < was.length && same < is.length && was[same] === is[same]) same += 1;
  let tail = 0;
  while (tail < was.length - same && tail < is.length - same && was[was.length - 1 - tail] === is[is.length - 1 - tail])
    tail += 1;
  const start = was.slice(Math.max(0, same - around), same).join('');
  const end = was.slice(was.length - tail, was.length - tail + around).join('');
  return {
    start: same > around ? `… ${start}` : start,
    before: was.slice(same, was.length - tail).join(''),
    after: is.slice(same, is.length - tail).join(''),
    end: tail > around ? `${end.trimEnd()} …` : end,
  };
}
