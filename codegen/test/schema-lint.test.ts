import { expect, test } from '@jest/globals';
import { lintSubgraph } from '../src/checks/schema.js';

const FAULTLESS = `
directive @data(item: String!, level: String!) on FIELD_DEFINITION
directive @structural on OBJECT

"""A petition. 信访事项"""
type Petition @key(fields: "petitionNo") {
  """The number. 信访编号"""
  petitionNo: ID! @data(item: "XF.Petition", level: "L2")
  """The law (条例 art. 31) that it falls under. 依据"""
  basis: String @data(item: "XF.Petition", level: "L2")
  """What was done, at most 50. 办理过程"""
  steps(
    """From this day. 起"""
    from: String
  ): [String!] @data(item: "XF.Petition", level: "L2")
}

"""A page of petitions. 分页列表"""
type PetitionConnection @structural {
  """The rows. 记录"""
  nodes: [Petition!]!
}

"""Sort orders. 排序"""
enum PetitionOrder {
  """By number. 按编号"""
  PETITION_NO
}

"""Narrows a list. 筛选"""
input PetitionFilter {
  """The number. 编号"""
  petitionNo: [String!]
}

type Area @key(fields: "code") {
  code: ID!
  population: Int @external
  """Petitions of the area. 信访统计"""
  petitionCount: Int @data(item: "XF.PetitionStats", level: "L2")
}

type Query {
  """Petitions, a page at a time. 列表"""
  petitions: PetitionConnection @data(item: "XF.Petition", level: "L2")
}
`;
const findings = (from = '', to = '') => {
  expect(FAULTLESS).toContain(from);
  return lintSubgraph(FAULTLESS.replace(from, to), new Set(['Area']));
};

test('a schema that keeps the rules has no findings; what another department owns is described there', () => {
  expect(findings()).toEqual([]);
});

test.each([
  ['a type', '"""A petition. 信访事项"""', 'Petition has no description'],
  ['a field', '"""The number. 信访编号"""', 'Petition.petitionNo has no description'],
  ['an argument', '"""From this day. 起"""', 'Petition.steps(from:) has no description'],
  ['an enum value', '"""By number. 按编号"""', 'PetitionOrder.PETITION_NO has no description'],
  ['an input field', '"""The number. 编号"""', 'PetitionFilter.petitionNo has no description'],
  [
    'a field added to a foreign entity',
    '"""Petitions of the area. 信访统计"""',
    'Area.petitionCount has no description',
  ],
])('%s without description is found', (_, description, finding) => {
  expect(findings(description)).toEqual([expect.stringContaining(finding)]);
});

test.each([
  ['no Chinese term', 'The number.', 'Petition.petitionNo has the description "The number."'],
  ['no English sentence', '信访编号', 'Petition.petitionNo has the description "信访编号"'],
  ['two sentences', 'The number. It is unique. 信访编号', 'Petition.petitionNo has more than one sentence'],
])('a description with %s is found', (_, description, finding) => {
  expect(findings('The number. 信访编号', description)).toEqual([expect.stringContaining(finding)]);
});

test('a value object whose fields nobody governs is found', () => {
  expect(findings('PetitionConnection @structural', 'PetitionConnection')).toEqual([
    expect.stringContaining('PetitionConnection.nodes carries no @data'),
    expect.stringContaining('PetitionConnection.nodes cannot be null'),
  ]);
});

test('a field that gives data without an access item is found', () => {
  expect(findings('basis: String @data(item: "XF.Petition", level: "L2")', 'basis: String')).toEqual([
    'Petition.basis carries no @data; say to which access item it belongs, or declare its type @Structural().',
  ]);
  expect(findings('petitionCount: Int @data(item: "XF.PetitionStats", level: "L2")', 'petitionCount: Int')).toEqual([
    'Area.petitionCount carries no @data; say to which access item it belongs, or declare its type @Structural().',
  ]);
});

test('a field that cannot be null when it is denied is found', () => {
  expect(findings('basis: String', 'basis: String!')).toEqual([
    'Petition.basis cannot be null; make it nullable, so that a denial can be null.',
  ]);
});

test('a list without bound is found', () => {
  expect(findings('What was done, at most 50. ', 'What was done. ')).toEqual([
    expect.stringContaining('Petition.steps is a list without bound; make it a connection, or describe it as'),
  ]);
});
