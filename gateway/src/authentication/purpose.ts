import { GatewayError } from '../errors.js';
import type { Principal } from './principal.js';

/** The purpose of a request: the header's, else the token's one, else its only one. Raises PURPOSE_NOT_ALLOWED. */
export function purposeOf(principal: Principal, header: string | undefined): string | null {
  const purpose =
    header ?? principal.purpose ?? (principal.purposes.length === 1 ? (principal.purposes[0] as string) : null);
  if (purpose !== null && !principal.purposes.includes(purpose)) {
    throw new GatewayError('PURPOSE_NOT_ALLOWED', {
      detail: `The token does not cover the purpose ${purpose.slice(0, 40)}. Its purposes: ${principal.purposes.join(', ')}. Send one of them as \`x-purpose\`.`,
    });
  }
  return purpose;
}
