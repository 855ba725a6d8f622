import {
  getNullableType,
  GraphQLError,
  GraphQLFloat,
  type FloatValueNode,
  type IntValueNode,
  type ValidationRule,
} from 'graphql';

/** A literal for `Float` is finite (GraphQL specification §3.5.2); graphql-js sees to that in variables only. */
export const finiteFloats: ValidationRule = (context) => {
  const check = (node: IntValueNode | FloatValueNode): void => {
    if (getNullableType(context.getInputType()) !== GraphQLFloat || Number.isFinite(Number(node.value))) return;
    const shown = node.value.slice(0, 40);
    context.reportError(new GraphQLError(`Float cannot represent a number as large as ${shown}.`, { nodes: node }));
  };
  return { IntValue: check, FloatValue: check };
};
