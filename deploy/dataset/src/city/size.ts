/** How much of everything (docs/domain.md §6). */
export interface Size {
  readonly name: 'S' | 'M' | 'L';
  readonly seed: number;
  /** all townships, or the first few of each district */
  readonly townshipsPerDistrict: number | 'all';
  readonly villages: number;
  readonly villagesInYouyang: number;
  readonly grids: number;
  readonly persons: number;
  readonly incidents: number;
  readonly industryCommitteesInYouyang: number;
  readonly industryCommitteesElsewhere: number;
  readonly mediators: number;
  readonly satchelMediators: number;
  readonly mediationCases: number;
  readonly petitions: number;
  readonly aidApplications: number;
  readonly demandsInJiangbei: number;
  readonly demandsElsewhere: number;
  /** share of dispute calls that are diverted */
  readonly divertedShare: number;
  /** share of petitions that are handed over to mediation, and referred to aid */
  readonly handedOverShare: number;
  readonly referredShare: number;
  /** mediations that ended, whose party is referred to aid */
  readonly mediationsReferred: number;
  /** share of the demands of 江北 that go to mediation */
  readonly toMediationShare: number;
  readonly historyFrom: string;
  /** petitions in 开州 made to be due around a week from the day of the data set */
  readonly dueSoonInKaizhou: number;
  /** mediations of 酉阳 made to be open, with limits around the day of the data set */
  readonly openInYouyang: number;
  /**
   * Disputes of the first townships of 南岸 in the second and in the third quarter of 2020, as calls and as mediations that
   * people apply for: where chance alone would leave no trend to see.
   */
  readonly waves?: readonly { readonly calls: readonly [number, number]; readonly cases: readonly [number, number] }[];
  /** mediations of 酉阳 that ended, and with agreement; undefined where the figures of §1 are not aimed at */
  readonly youyang?: {
    readonly concluded: number;
    readonly success: number;
    readonly industry: number;
    readonly industrySuccess: number;
  };
}

const M: Size = {
  name: 'M',
  seed: 20_200_923,
  townshipsPerDistrict: 'all',
  villages: 1_480,
  villagesInYouyang: 325,
  grids: 6_000,
  persons: 60_000,
  incidents: 120_000,
  // With five centres, 137 + 1,480 committees and 54 at stations: 1,700 organisations.
  industryCommitteesInYouyang: 10,
  industryCommitteesElsewhere: 14,
  mediators: 9_000,
  satchelMediators: 3_486,
  mediationCases: 30_000,
  petitions: 12_000,
  aidApplications: 15_000,
  demandsInJiangbei: 610,
  demandsElsewhere: 240,
  divertedShare: 0.18,
  handedOverShare: 0.06,
  referredShare: 0.03,
  mediationsReferred: 60,
  toMediationShare: 0.03,
  historyFrom: '2018-01-01T00:00:00+08:00',
  dueSoonInKaizhou: 30,
  openInYouyang: 60,
  youyang: { concluded: 6_250, success: 6_200, industry: 1_080, industrySuccess: 1_077 },
};

export const SIZES: Readonly<Record<Size['name'], Size>> = {
  S: {
    name: 'S',
    seed: 923,
    townshipsPerDistrict: 3,
    villages: 30,
    villagesInYouyang: 6,
    grids: 60,
    persons: 300,
    incidents: 400,
    industryCommitteesInYouyang: 1,
    industryCommitteesElsewhere: 4,
    mediators: 80,
    satchelMediators: 20,
    mediationCases: 200,
    petitions: 150,
    aidApplications: 100,
    demandsInJiangbei: 40,
    demandsElsewhere: 10,
    divertedShare: 0.5,
    handedOverShare: 0.15,
    referredShare: 0.12,
    mediationsReferred: 4,
    toMediationShare: 0.1,
    historyFrom: '2020-01-01T00:00:00+08:00',
    dueSoonInKaizhou: 14,
    openInYouyang: 14,
    waves: [
      { calls: [8, 14], cases: [18, 1] },
      { calls: [14, 7], cases: [3, 9] },
      { calls: [11, 11], cases: [5, 4] },
    ],
  },
  M,
  L: {
    ...M,
    name: 'L',
    seed: 20_200_924,
    persons: 400_000,
    incidents: 1_000_000,
    mediationCases: 300_000,
    petitions: 80_000,
    aidApplications: 60_000,
    demandsElsewhere: 4_800,
    // Ten times the cases: the figures of §1 hold at M only.
    youyang: undefined,
  },
};
