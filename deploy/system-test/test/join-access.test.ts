import { expect, test } from '@jest/globals';
import { askAs } from './support/system.js';

/** A petition officer (P6) may follow the progress of a case by grant G4, and not where it came from. */
test('a number that may not be read is not carried to another department by asking what it leads to', async () => {
  const query =
    '{ mediationCases(first: 1) { totalCount nodes { mediationNo sourceNo sourcePetition { petitionNo } } } }';
  const { body } = await askAs('P6', query);
  expect(body.errors).toBeUndefined();
  expect(body.extensions?.['access']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'mediationCases.nodes.sourceNo', rule: 'NO_GRANT' }),
      expect.objectContaining({
        path: 'mediationCases.nodes.sourcePetition',
        rule: 'JOIN_NO_GRANT',
        item: 'JM.MediationCase.detail',
      }),
    ]),
  );
});
