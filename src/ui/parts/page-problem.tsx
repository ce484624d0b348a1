import { type Key, useWords } from '../words/index.js';
import { PageHead } from './page-head.js';
import { ProblemAlert } from './problem.js';

/** A page whose thing could not be read: it keeps its heading. */
export function PageProblem({ title, error, retry }: { title: Key; error: unknown; retry: () => void }) {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t(title)} />
      <ProblemAlert error={error} retry={retry} />
    </>
  );
}
