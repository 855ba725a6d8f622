import { json } from '../config.js';
import { GatewayError } from '../errors.js';

/**
 * F full · M masked · R full on the row limit's rows, masked elsewhere · A aggregate only · D denied (docs/domain.md
 * §7).
 */
export type AccessCode = 'F' | 'M' | 'R' | 'A' | 'D';

/** What a role may read of each protected column f1–f14. */
export interface Role {
  readonly columns: Readonly<Record<string, AccessCode>>;
  /** registered documents only */
  readonly persistedOnly?: boolean;
}

export type Roles = ReadonlyMap<string, Role>;

/** Reads the roles file. Raises CONFIG_INVALID naming the role and the column. */
export function readRoles(text: string): Roles {
  const roles = new Map(Object.entries(json<Record<string, Role>>('ROLES', text)));
  for (const [name, role] of roles) {
    for (let column = 1; column <= 14; column += 1) {
      if (!/^[FMRAD]$/.test(role.columns?.[`f${column}`] ?? '')) {
        throw new GatewayError('CONFIG_INVALID', {
          detail: `ROLES: ${name} has no code F, M, R, A or D for f${column}.`,
        });
      }
    }
  }
  return roles;
}
