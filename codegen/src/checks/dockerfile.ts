import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { imageFinding } from './image-name.js';

const ROOT_USERS = new Set(['root', '0']);

/**
 * What is wrong with a Dockerfile: what the parser finds; tags that move; a last stage that runs as root or that the build
 * tools are in; a workspace whose package.json is not copied before the install.
 * @param workspaces folders of package.json's workspaces
 */
export function dockerfileFindings(text: string, workspaces: readonly string[]): readonly string[] {
  const dockerfile = DockerfileParser.parse(text);
  const broken = validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${textOf(message)}`);
  const stages = dockerfile.getFROMs();
  const names = new Set(stages.map((from) => from.getBuildStage()));
  const moving = stages.flatMap((from) => {
    const image = from.getImage() ?? '';
    return names.has(image) ? [] : imageFinding(image);
  });
  const copied = new Set(
    dockerfile
      .getCOPYs()
      .filter((copy) => !copy.getFromFlag())
      .map((copy) => valuesOf(copy).join(' ')),
  );
  return [
    ...broken,
    ...moving,
    ...(stages.length > 1 ? [] : ['has one stage only; build in one, and run in another without the build tools.']),
    ...lastStageFindings(lastStage(dockerfile.getInstructions())),
    ...workspaces
      .filter((folder) => !copied.has(`${folder}/package.json ${folder}/`))
      .map(
        (folder) =>
          `the workspace ${folder} is missing; add COPY ${folder}/package.json ${folder}/ before the install.`,
      ),
  ];
}

function lastStage(instructions: readonly Instruction[]): readonly Instruction[] {
  const start = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM');
  return instructions.slice(start);
}

function lastStageFindings(instructions: readonly Instruction[]): readonly string[] {
  const at = (keyword: string): number =>
    instructions.findLastIndex((instruction) => instruction.getKeyword() === keyword);
  const [user] = valuesOf(instructions[at('USER')]);
  const started = Math.max(at('CMD'), at('ENTRYPOINT'));
  return [
    ...(started < 0 ? ['the last stage says not what it runs; add CMD.'] : []),
    ...(!user || ROOT_USERS.has(user.split(':')[0] ?? '') || at('USER') > started
      ? ['the last stage runs as root; set another USER before CMD.']
      : []),
  ];
}

/** The parser's messages are plain text, or text in a markup. */
function textOf(message: string | { readonly value: string }): string {
  return typeof message === 'string' ? message : message.value;
}

function valuesOf(instruction: Instruction | undefined): readonly string[] {
  return (instruction?.getArguments() ?? []).map((argument) => argument.getValue());
}
