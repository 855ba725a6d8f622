import type { DataPolicy } from '@shiyu/protocol';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Coordinate } from './coordinate.js';
import { argumentOf, governanceDirective } from './governance-directive.js';

/**
 * The policy of each field, input field and enum value that carries `@data`, under whatever name the supergraph links it;
 * by coordinate: `Incident.receivedAt`, `IncidentFilter.receivedAt`, `IncidentOrder.RECEIVED_AT_DESC`.
 */
export function readPolicies(schema: GraphQLSchema): ReadonlyMap<Coordinate, DataPolicy> {
  const directiveName = governanceDirective(schema, 'data');
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

function policyOf(application: ConstDirectiveNode): DataPolicy {
  const [f, mask] = [argumentOf(application, 'f'), argumentOf(application, 'mask')];
  return Object.freeze({
    item: String(argumentOf(application, 'item')),
    level: String(argumentOf(application, 'level')) as DataPolicy['level'],
    ...(f === undefined ? {} : { f: Number(f) }),
    ...(mask === undefined ? {} : { mask: mask as DataPolicy['mask'] }),
  });
}
