import { Arg, createUnionType, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { dataDirective, graphEnum, RequestContext, rowsBelow, type EnumOf } from '@shiyu/kit';
import { CaseKind, CaseLink } from '../entities/case-link.js';
import { AidApplication, Incident, Petition, ServiceDemand } from '../entities/foreign.js';
import { MediationCase } from '../entities/mediation-case.js';

const LinkDirection = graphEnum('LinkDirection', 'Which way to follow links. 关联方向', {
  INCOMING: 'To the earlier cases. 来源',
  OUTGOING: 'To the later cases. 去向',
});

/** For each kind of case the type that stands for it and its key. */
const MEMBERS: Readonly<Record<EnumOf<typeof CaseKind>, readonly [type: string, key: string]>> = {
  INCIDENT: ['Incident', 'incidentNo'],
  MEDIATION_CASE: ['MediationCase', 'mediationNo'],
  PETITION: ['Petition', 'petitionNo'],
  AID_APPLICATION: ['AidApplication', 'applicationNo'],
  SERVICE_DEMAND: ['ServiceDemand', 'demandNo'],
};

interface CaseStub {
  readonly __typename: string;
}

const CaseRef = createUnionType({
  name: 'CaseRef',
  description: 'A case of any department. 案件',
  types: () => [Incident, MediationCase, Petition, AidApplication, ServiceDemand] as const,
});

function stub(kind: EnumOf<typeof CaseKind>, no: string): CaseStub {
  const [type, key] = MEMBERS[kind];
  return { __typename: type, [key]: no };
}

const MOST_LINKS = 50;
const POLICY = { item: 'JM.CaseLink', level: 'L2' } as const;

/** The two ends of a link. What may be seen of each end, its own department decides. */
@Resolver(() => CaseLink)
export class CaseLinkResolver {
  @Directive(dataDirective(POLICY))
  @FieldResolver(() => CaseRef, { nullable: true, description: 'The earlier case. 来源案件' })
  from(@Root() link: CaseLink): CaseStub {
    return stub(link.fromKind, link.fromNo);
  }

  @Directive(dataDirective(POLICY))
  @FieldResolver(() => CaseRef, { nullable: true, description: 'The later case. 后续案件' })
  to(@Root() link: CaseLink): CaseStub {
    return stub(link.toKind, link.toNo);
  }
}

/** From a mediation to the cases it came from or led to. */
@Resolver(() => MediationCase)
export class MediationLinksResolver {
  @Directive(dataDirective(POLICY))
  @FieldResolver(() => [CaseLink], {
    nullable: true,
    description: 'At most 50 links to earlier or later cases. 关联案件',
  })
  async links(
    @Root() mediation: MediationCase,
    @Ctx('request') request: RequestContext,
    @Arg('direction', () => LinkDirection, { description: 'Which way to follow them. 关联方向' })
    direction: EnumOf<typeof LinkDirection>,
  ): Promise<readonly object[]> {
    return rowsBelow(
      request,
      CaseLink,
      direction === 'INCOMING' ? 'toNo' : 'fromNo',
      MOST_LINKS,
      mediation.mediationNo,
    );
  }
}
