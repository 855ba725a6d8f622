import { GOVERNANCE_SPECIFICATION } from '@shiyu/protocol';
import { Kind, type ConstDirectiveNode, type GraphQLSchema } from 'graphql';

/** The name under which a directive of the governance specification is linked; undefined where the specification is not. */
export function governanceDirective(schema: GraphQLSchema, directive: 'data' | 'structural'): string | undefined {
  const applications = [schema.astNode, ...schema.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const links = applications.filter(
    (application) =>
      application.name.value === 'link' && String(argumentOf(application, 'url')).startsWith(GOVERNANCE_SPECIFICATION),
  );
  for (const link of links) {
    const imports = link.arguments?.find(({ name }) => name.value === 'import')?.value;
    for (const imported of imports?.kind === Kind.LIST ? imports.values : []) {
      if (imported.kind === Kind.STRING && imported.value === `@${directive}`) return directive;
      if (imported.kind !== Kind.OBJECT) continue;
      const entry = Object.fromEntries(
        imported.fields.map(({ name, value }) => [name.value, value.kind === Kind.STRING ? value.value : '']),
      );
      if (entry['name'] === `@${directive}`) return (entry['as'] ?? `@${directive}`).slice(1);
    }
  }
  const [link] = links;
  return link && `${argumentOf(link, 'as') ?? 'governance'}__${directive}`;
}

/** An argument that is a string, a number, a boolean or an enum value, as text. */
export function argumentOf(application: ConstDirectiveNode, name: string): string | undefined {
  const value = application.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}
