import type { SignedPrincipal } from '@shiyu/protocol';

/** Who asks, as the token says (docs/contracts.md §2). Departments receive everything but the purposes. Frozen. */
export interface Principal extends SignedPrincipal {
  readonly purposes: readonly string[];
  readonly purpose: string | null;
}

/** The principal of a verified token's claims; undefined when a claim is missing or of another form. */
export function principalOf(claims: Readonly<Record<string, unknown>>): Principal | undefined {
  const text = (name: string): string | undefined =>
    typeof claims[name] === 'string' ? (claims[name] as string) : undefined;
  const list = (name: string): readonly string[] | undefined => {
    const value = claims[name];
    return Array.isArray(value) && value.every((element) => typeof element === 'string')
      ? Object.freeze([...value])
      : undefined;
  };
  const [id, role, department, orgCode, network] = ['sub', 'role', 'department', 'orgCode', 'network'].map(text);
  const [areaScope, purposes] = ['areaScope', 'purposes'].map(list);
  if (!id || !role || !department || !orgCode || !network || !areaScope || !purposes) return undefined;
  return Object.freeze({
    id,
    role,
    department,
    orgCode,
    network,
    areaScope,
    purposes,
    purpose: text('purpose') ?? null,
    mfa: claims['mfa'] === true,
    assignedCaseNos: list('assignedCaseNos') ?? [],
  });
}
