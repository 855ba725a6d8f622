import {
  everyRow,
  rowScope,
  sqlCondition,
  under,
  type EntityClass,
  type RowScope,
  type ScopeContext,
} from '@shiyu/kit';
import { CaseLink } from './entities/case-link.js';
import { Diversion } from './entities/diversion.js';
import { Handover } from './entities/handover.js';
import { MediationAgreement } from './entities/mediation-agreement.js';
import { MediationCase } from './entities/mediation-case.js';
import { MediationOrg } from './entities/mediation-org.js';
import { MediationParty } from './entities/mediation-party.js';
import { Mediator } from './entities/mediator.js';

const MEDIATOR = { department: 'JM', role: 'MEDIATOR' } as const;
const POLICE = { department: 'PS' } as const;
const PETITION_BUREAU = { department: 'XF', role: 'PETITION_OFFICER' } as const;

/** The tree of mediation organisations follows the area codes (R3, R4), so an area's prefix is an organisation's subtree. */
const inArea = ({ principal }: ScopeContext): object => under<MediationCase>('areaCode', principal.areaScope) as object;
const sentByOwnUnit = ({ principal }: ScopeContext): object => ({ sourceOrgCode: principal.orgCode });
const ofCaseSentByOwnUnit = ({ principal }: ScopeContext): object => {
  const exists =
    'exists (select 1 from mediation_case c where c.mediation_no = [::alias::].mediation_no and c.source_org_code = ?)';
  return sqlCondition(exists, [principal.orgCode]);
};

/** A case's own rows: for its mediators in full where they are assigned, for the unit that sent the case as far as its grant goes. */
function ofCase<T extends { mediationNo: string }>(
  entity: EntityClass<T>,
  outside: (context: ScopeContext) => object,
): RowScope<T> {
  return rowScope(entity, [
    {
      who: MEDIATOR,
      rows: inArea,
      fullOn: ({ mediationNo }, { principal }) => principal.assignedCaseNos.includes(mediationNo),
    },
    { who: POLICE, rows: outside, fullOn: () => true },
    { who: PETITION_BUREAU, rows: outside, fullOn: () => true },
    { who: { role: 'SUPERVISOR' }, counts: inArea },
    { who: { department: 'PLC' }, counts: inArea },
    { who: { department: 'BI' }, counts: inArea },
  ]);
}

/** Who sees which rows of judicial mediation (docs/domain.md §7, grants G2, G4, G7, G8). */
export const scopes = [
  rowScope(MediationOrg, [{ who: {}, rows: everyRow }]),
  rowScope(Mediator, [{ who: {}, rows: everyRow }]),
  ofCase(MediationCase, sentByOwnUnit),
  ofCase(MediationAgreement, ofCaseSentByOwnUnit),
  rowScope(MediationParty, [
    {
      who: MEDIATOR,
      rows: inArea,
      fullOn: ({ mediationNo }, { principal }) => principal.assignedCaseNos.includes(mediationNo),
    },
  ]),
  rowScope(Diversion, [
    { who: MEDIATOR, rows: inArea },
    { who: POLICE, rows: sentByOwnUnit },
  ]),
  rowScope(Handover, [
    { who: MEDIATOR, rows: inArea },
    { who: PETITION_BUREAU, rows: sentByOwnUnit },
  ]),
  rowScope(CaseLink, [{ who: MEDIATOR, rows: inArea }]),
];
