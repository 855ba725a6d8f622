import { disputesByTownship } from './disputes-by-township.js';
import { divertedDisputes } from './diverted-disputes.js';
import { earlierCases } from './earlier-cases.js';
import { petitionsDue } from './petitions-due.js';
import type { Question } from './question.js';

/** The questions of docs/domain.md §4 with an expected answer, by number. */
export const allQuestions: readonly Question[] = [disputesByTownship, divertedDisputes, earlierCases, petitionsDue];
