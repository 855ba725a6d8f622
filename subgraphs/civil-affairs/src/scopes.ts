import { everyRow, rowScope, under, type ScopeContext } from '@shiyu/kit';
import { AidApplication } from './entities/aid-application.js';
import { AidReferral } from './entities/aid-referral.js';
import { Area } from './entities/area.js';
import { Grid } from './entities/grid.js';
import { Organization } from './entities/organization.js';
import { ServiceDemand } from './entities/service-demand.js';

const AID_OFFICER = { department: 'CA', role: 'AID_OFFICER' } as const;
const SOCIAL_WORKER = { department: 'CA', role: 'SOCIAL_WORKER', network: 'PARTNER' } as const;
const inScope = ({ principal }: ScopeContext): object => under<Area>('areaCode', principal.areaScope) as object;
const assigned = (no: string, { principal }: ScopeContext): boolean => principal.assignedCaseNos.includes(no);

/** Who sees which rows of civil affairs (docs/domain.md §7). Reference data is shared without conditions (G9). */
export const scopes = [
  rowScope(Area, [{ who: {}, rows: everyRow }]),
  rowScope(Grid, [{ who: {}, rows: everyRow }]),
  rowScope(Organization, [{ who: {}, rows: everyRow }]),
  rowScope(AidApplication, [
    { who: AID_OFFICER, rows: inScope, fullOn: (row, context) => assigned(row.applicationNo, context) },
  ]),
  rowScope(AidReferral, [
    { who: AID_OFFICER, rows: inScope, fullOn: (row, { principal }) => row.addressedToOrgCode === principal.orgCode },
    {
      who: { department: 'XF', role: 'PETITION_OFFICER' },
      rows: ({ principal }) => ({
        petitionNo: { $ne: null },
        ...(under<AidReferral>('areaCode', principal.areaScope) as object),
      }),
    },
  ]),
  rowScope(ServiceDemand, [
    { who: AID_OFFICER, rows: inScope },
    { who: SOCIAL_WORKER, rows: ({ principal }) => ({ providerOrgCode: principal.orgCode }) },
  ]),
];
