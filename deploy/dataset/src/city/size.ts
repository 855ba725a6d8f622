/** How much of everything (domain.md §6). */
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
  readonly mediators: number;
  readonly satchelMediators: number;
  readonly mediationCases: number;
  readonly petitions: number;
  readonly aidApplications: number;
  readonly demandsInJiangbei: number;
  readonly demandsElsewhere: number;
  /** share of dispute calls that are diverted */
  readonly divertedShare: number;
  readonly historyFrom: string;
  /** open petitions in 开州 whose end is made to lie within a week or just beside it; ten go once round */
  readonly dueSoonInKaizhou: number;
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
  mediators: 9_000,
  satchelMediators: 3_486,
  mediationCases: 30_000,
  petitions: 12_000,
  aidApplications: 15_000,
  demandsInJiangbei: 610,
  demandsElsewhere: 240,
  divertedShare: 0.18,
  historyFrom: '2018-01-01T00:00:00+08:00',
  dueSoonInKaizhou: 30,
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
    mediators: 80,
    satchelMediators: 20,
    mediationCases: 200,
    petitions: 150,
    aidApplications: 100,
    demandsInJiangbei: 40,
    demandsElsewhere: 10,
    divertedShare: 0.5,
    historyFrom: '2020-01-01T00:00:00+08:00',
    dueSoonInKaizhou: 10,
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
  },
};
