import {
  isAbstractType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { own, type JsonObject } from './json-object.js';

/** The object type that an object at an abstract place says it has; undefined when it may not stand there. */
export function objectTypeOf(
  schema: GraphQLSchema,
  abstract: GraphQLOutputType,
  object: JsonObject,
): GraphQLObjectType | undefined {
  const typeName = own(object, '__typename');
  const found = typeof typeName === 'string' ? schema.getType(typeName) : undefined;
  return isObjectType(found) && isAbstractType(abstract) && schema.isSubType(abstract, found) ? found : undefined;
}
