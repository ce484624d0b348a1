/**
 * The named points at which a fault test ends the process: `INTERLEND_FAULT=name:n` kills it at the n-th pass.
 * It works only together with `INTERLEND_FAULT_TESTS=yes`, so that no stray variable can end a library's node.
 */
export function faultPointFrom(env: Record<string, string | undefined>): (name: string) => void {
  const [wanted, count = '1'] = (env['INTERLEND_FAULT'] ?? '').split(':');
  if (!wanted || env['INTERLEND_FAULT_TESTS'] !== 'yes') return () => {};
  let passes = 0;
  return (name) => {
    if (name !== wanted) return;
    passes += 1;
    if (passes === Number(count)) process.kill(process.pid, 'SIGKILL');
  };
}
