import { GOVERNANCE_SPECIFICATION, type DataPolicy } from '@shiyu/protocol';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Coordinate } from './field-policy.js';

/**
 * The policy of each field, input field and enum value that carries `@data`, under whatever name the supergraph links it;
 * by coordinate: `Incident.receivedAt`, `IncidentFilter.receivedAt`, `IncidentOrder.RECEIVED_AT_DESC`.
 */
export function readPolicies(schema: GraphQLSchema): ReadonlyMap<Coordinate, DataPolicy> {
  const directiveName = linkedName(schema);
  const policies = new Map<Coordinate, DataPolicy>();
  if (!directiveName) return policies;
  for (const type of Object.values(schema.getTypeMap())) {
    for (const { name, astNode } of membersOf(type)) {
      const applied = astNode?.directives?.find((directive) => directive.name.value === directiveName);
      if (applied) policies.set(`${type.name}.${name}`, policyOf(applied));
    }
  }
  return policies;
}

interface Member {
  readonly name: string;
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null;
}

function membersOf(type: GraphQLNamedType): readonly Member[] {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return isEnumType(type) ? type.getValues() : [];
}

/** The name under which the governance specification's `@data` is linked; undefined where it is not. */
function linkedName(schema: GraphQLSchema): string | undefined {
  const applications = [schema.astNode, ...schema.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const link = applications.find(
    (application) =>
      application.name.value === 'link' && String(argument(application, 'url')).startsWith(GOVERNANCE_SPECIFICATION),
  );
  if (!link) return undefined;
  const imports = link.arguments?.find(({ name }) => name.value === 'import')?.value;
  for (const imported of imports?.kind === Kind.LIST ? imports.values : []) {
    if (imported.kind === Kind.STRING && imported.value === '@data') return 'data';
    if (imported.kind !== Kind.OBJECT) continue;
    const entry = Object.fromEntries(
      imported.fields.map(({ name, value }) => [name.value, value.kind === Kind.STRING ? value.value : '']),
    );
    if (entry['name'] === '@data') return (entry['as'] ?? '@data').slice(1);
  }
  return `${String(argument(link, 'as') ?? 'governance')}__data`;
}

/** The gateway decides by item, column and whether there is a mask; what level and mask mean is the department's matter. */
function policyOf(application: ConstDirectiveNode): DataPolicy {
  const [f, mask] = [argument(application, 'f'), argument(application, 'mask')];
  return Object.freeze({
    item: String(argument(application, 'item')),
    level: String(argument(application, 'level')) as DataPolicy['level'],
    ...(f === undefined ? {} : { f: Number(f) }),
    ...(mask === undefined ? {} : { mask: mask as DataPolicy['mask'] }),
  });
}

function argument(application: ConstDirectiveNode, name: string): string | undefined {
  const value = application.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}
