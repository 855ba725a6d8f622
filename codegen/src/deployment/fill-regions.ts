/** From a line that says so to the line that ends it, both behind the same indentation and in a comment of their language. */
const REGION =
  /^(?<indent>[ \t]*)(?<open># |<!-- )generated from subgraphs\/manifest\.json: (?<name>[\w ]+)(?<close>| -->)\n(?:.*\n)*?\k<indent>\k<open>end of generated\k<close>$/gm;

/**
 * Writes the generated regions of a file that is otherwise written by hand:
 *
 *     # generated from subgraphs/manifest.json: NAME
 *     # end of generated
 *
 * @param contents text by region, without indentation and without a newline at its end
 * @throws when the file lacks a region, or has one that nothing writes
 */
export function fillRegions(text: string, contents: Readonly<Record<string, string>>): string {
  const missing = new Set(Object.keys(contents));
  const filled = text.replace(REGION, (region: string, ...rest: unknown[]) => {
    const { indent = '', name = '' } = rest.at(-1) as Readonly<Record<string, string>>;
    const content = contents[name];
    if (content === undefined) throw new Error(`nothing generates the region "${name}"`);
    missing.delete(name);
    const lines = region.split('\n');
    return [lines[0], ...content.split('\n').map((line) => line && indent + line), lines.at(-1)].join('\n');
  });
  if (missing.size > 0) throw new Error(`has no region "${[...missing].join('", "')}"`);
  return filled;
}
