import type { Coordinate } from './coordinate.js';
import { GatewayError } from '../errors.js';
import type { ArgumentUse } from '../operations/argument-uses.js';
import { authorize, type AuthorizationRequest, type Decision } from './authorize.js';

const MAX_ERRORS = 20;

/**
 * Decides the fields of a request, and refuses it when its arguments look at what the principal may not read: filtering
 * and sorting by a value needs the right to read it in full, because the answer tells the value (docs/domain.md §5).
 * Unlike a field, an argument cannot be left out, the answer would be another one. Raises FORBIDDEN with a line for
 * each place.
 */
export function authorizeRequest(
  request: AuthorizationRequest & { readonly argumentUses: readonly ArgumentUse[] },
): Decision {
  const fields = authorize(request);
  // A field that is denied itself is not fetched, so nothing looks at its arguments.
  const uses = request.argumentUses.filter(({ below }) => !below.some((group) => everyDenied(group, fields)));
  if (uses.length === 0) return fields;
  const inputs = authorize({ ...request, coordinates: new Set(uses.map(({ coordinate }) => coordinate)) });
  const refused = uses.filter(({ coordinate }) => !inFull(coordinate, inputs));
  if (refused.length > 0) {
    throw new GatewayError('FORBIDDEN', { errors: refused.slice(0, MAX_ERRORS).map((use) => refusal(use, inputs)) });
  }
  return { ...fields, grantsInUse: [...new Set([...fields.grantsInUse, ...inputs.grantsInUse])].sort() };
}

function everyDenied(group: readonly Coordinate[], { denied }: Decision): boolean {
  return group.length > 0 && group.every((coordinate) => denied.has(coordinate));
}

function inFull(coordinate: Coordinate, { denied, sent }: Decision): boolean {
  return !denied.has(coordinate) && (sent[coordinate] ?? 'ALLOW') === 'ALLOW';
}

function refusal({ coordinate, path }: ArgumentUse, { reasons }: Decision): object {
  const { rule = '', item = '', ask = '' } = reasons.get(coordinate) ?? {};
  return {
    message: `The argument at ${path} looks at ${item}, which you may not read in full. Leave it out, or ask ${ask}.`,
    extensions: { code: 'FORBIDDEN', argument: path, coordinate, item, rule, ask },
  };
}
