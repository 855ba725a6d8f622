import type { Check } from './check.js';

/**
 * Runs checks one after the other, all of them also after a failure, and says for each in one line how it went; what is
 * wrong follows its line. Resolves to the names of those that failed. A check that throws has failed.
 */
export async function runChecks(checks: readonly Check[], report: (line: string) => void): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of checks) {
    const { name } = check;
    const startedAt = performance.now();
    const findings = await check
      .run()
      .catch((cause: unknown) => [cause instanceof Error ? cause.message : String(cause)]);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    report(`${name}: ${findings.length > 0 ? 'failed' : 'passed'} (${seconds} s)`);
    for (const finding of findings) report(finding.replace(/^/gm, '  '));
    if (findings.length > 0) failed.push(name);
  }
  return failed;
}
