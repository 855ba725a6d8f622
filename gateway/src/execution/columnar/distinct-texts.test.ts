import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ByteWriter } from './byte-writer.js';
import { DistinctTexts } from './distinct-texts.js';

test('texts are written once, and equal ones have one index', () => {
  const distinct = new DistinctTexts();
  const texts = fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.string({ minLength: 40, maxLength: 60 })), {
    maxLength: 300,
    size: 'max',
  });
  fc.assert(
    fc.property(texts, (written) => {
      const out = new ByteWriter(1);
      distinct.begin(out);
      const indexes = written.map((text) => {
        const start = out.length;
        if (distinct.count > 0) out.text(Buffer.from(','));
        const from = out.length;
        out.text(Buffer.from(JSON.stringify(text)));
        return distinct.add(start, from);
      });
      const once = [...new Set(written)];
      expect(indexes).toEqual(written.map((text) => once.indexOf(text)));
      expect(JSON.parse(`[${out.bytes.toString('utf8', 0, out.length)}]`)).toEqual(once);
    }),
  );
});
