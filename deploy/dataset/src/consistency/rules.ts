import { areasExist } from './r01-areas.js';
import { gridsLieInVillages } from './r02-grids.js';
import { stationsHaveARoom, townshipsHaveOneCentre, villagesHangUnderTheirTownship } from './r03-r05-mediation-orgs.js';
import { incidentStepsFollowEachOther } from './r06-incident-times.js';
import { divertedIncidentsHaveOneDiversion } from './r07-diverted-incidents.js';
import { acceptedDiversionsHaveOneCase } from './r08-diverted-cases.js';
import { handoversJoinBothSides } from './r09-handovers.js';
import { casesFollowTheirSource } from './r10-link-chain.js';
import { successesHaveAnAgreement } from './r11-agreements.js';
import { petitionLimitsRecompute, reviewsAnswerReplies } from './r14-r15-petition-limits.js';
import { accusationsStayProtected } from './r16-accusations.js';
import { referralsAreAnswered } from './r17-aid-referrals.js';
import { aidIsPublicisedFirst } from './r18-aid-publication.js';
import { organizationsResolve } from './r19-organizations.js';
import { tasksHaveUnitsAndTime } from './r20-tasks.js';
import { identitiesAreSynthetic } from './r21-synthetic-identities.js';
import { personsArePointers } from './r22-persons.js';
import type { Rule } from './rule.js';

/** A rule about entities that do not exist yet: it neither holds nor is broken. */
export interface FutureRule {
  readonly id: string;
  readonly needs: string;
}

/** R1–R24 of docs/domain.md §6, in their order. */
export const RULES: readonly (Rule | FutureRule)[] = [
  areasExist,
  gridsLieInVillages,
  townshipsHaveOneCentre,
  villagesHangUnderTheirTownship,
  stationsHaveARoom,
  incidentStepsFollowEachOther,
  divertedIncidentsHaveOneDiversion,
  acceptedDiversionsHaveOneCase,
  handoversJoinBothSides,
  casesFollowTheirSource,
  successesHaveAnAgreement,
  { id: 'R12', needs: 'JudicialConfirmation' },
  { id: 'R13', needs: 'JudicialConfirmation' },
  petitionLimitsRecompute,
  reviewsAnswerReplies,
  accusationsStayProtected,
  referralsAreAnswered,
  aidIsPublicisedFirst,
  organizationsResolve,
  tasksHaveUnitsAndTime,
  identitiesAreSynthetic,
  personsArePointers,
  { id: 'R23', needs: 'the data catalogue' },
  { id: 'R24', needs: 'the other entities of the systems table' },
];
