// SPDX-License-Identifier: Apache-2.0
/** What the compiler says of units, attributes and grids: its own words, as a scientist reads them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { unit } from '../../src/index.js';
import {
  fewestLettersAfterName,
  mostLettersAfterSymbol,
  prefixes,
  unitTable,
} from '../../src/units/unit-table.js';
import { problemsOf, scriptsDirectory } from '../support/compile.js';

/** A line of a script, and what the compiler is to say of it. */
const mistakes: readonly (readonly [line: string, ...says: RegExp[]])[] = [
  ["d1.fields.U = quantity(1, 'kg');", /'"mass"' is not assignable to .*'.*"length per time".*'/],
  ["d1.fields.at(':', ':', 0).QL = quantity(0, '');", /'QL' .*read-only/],
  ["d1.fields.THLL = quantity(300, 'K');", /'THLL' does not exist .* Did you mean 'THL'\?/],
  ["d1.fields.request.U = quantity(1, 'kg');", /'"mass"' is not assignable/],
  ["d1.evolveModel(quantity(1, 'm'));", /'"length"' is not assignable to .*'.*"time".*'/],
  ["d1.evolveModel.asynchronous(quantity(1, 'm'));", /'"length"' is not assignable/],
  ['d1.evolveModel(120);', /'number' is not assignable to .*Quantity<.*"time".*>/],
  ["d1.parameters.xsize = quantity(6.4, 's');", /'"time"' is not assignable to .*'.*"length".*'/],
  ["quantity(1, 'kgg');", /"'kgg' is not a unit"/],
  ["quantity(1, 'J/kg K');", /"a product after '\/' is ambiguous: use brackets/],
  ["d1.modelTime.valueIn('kg');", /"'kg' has dimension 'mass', but 'time' is needed"/],
  ["quantity(1, 'm').plus(quantity(1, 's'));", /'"time"' is not assignable to .*'.*"length".*'/],
  ["sin(quantity(1, 'm'));", /'Quantity<"length">' is not assignable/],
  [
    "minimum(quantity([1], 'm'), quantity(1, 's'));",
    /'"time"' is not assignable to .*'.*"length".*'/,
  ],
  [
    "concatenate([quantity([1], 'm'), quantity([1], 's')]);",
    /Property ''the dimensions differ'' is missing .*"length" \| "time"/,
  ],
  [
    "quantity([1], 'm/s').toNested();",
    /'QuantityArray<"length per time">' is not .*'QuantityArray<"dimensionless">'/,
  ],
  ["quantity([[1]], 'm').at(0).shape;", /'shape' does not exist on type 'Quantity<"length">'/],
  [
    "quantity([1], 'm').lessThan(quantity(1, 's'));",
    /'"time"' is not assignable to .*'.*"length".*'/,
  ],
  [
    "newCartesianGrid({ shape: [2], cellSize: quantity(1, 'm'), attributes: { T: 'Kk' } });",
    /"'Kk' is not a unit"/,
  ],
  [
    "newCartesianGrid({ shape: [2], cellSize: quantity(1, 'm'), attributes: { T: 'K' } }).T = quantity([1, 2], 'm');",
    /'"length"' is not assignable to type '"temperature"'/,
  ],
];

t.test('the compiler says what is wrong in terms of dimensions and units', (t) => {
  mkdirSync(scriptsDirectory, { recursive: true });
  const lines = mistakes.map(([line]) => line);
  const file = path.join(scriptsDirectory, 'mistakes.mts');
  writeFileSync(
    file,
    ["import { concatenate, Cumulus, minimum, newCartesianGrid, quantity, sin } from 'polymuse';"]
      .concat("const d1 = new Cumulus({ workdir: 'les1' });", lines)
      .join('\n'),
  );
  const problems = problemsOf(file);
  t.equal(problems.length, mistakes.length, 'one problem for each mistake', { problems });
  mistakes.forEach(([line, ...says], i) => {
    for (const each of says) t.match(problems[i], each, line);
  });
  t.end();
});

t.test('the compiler knows each unit, with each prefix, as run time does', (t) => {
  const dimensions: Record<string, string> = {
    none: 'dimensionless',
    dimensionless: 'dimensionless',
  };
  for (const { names, prefixed } of unitTable)
    for (const name of names) {
      dimensions[name] = unit<string>(name).dimension.text;
      if (!prefixed) continue;
      for (const [symbols, prefix] of prefixes) {
        const all = [
          ...(name.length <= mostLettersAfterSymbol ? symbols.map((each) => each + name) : []),
          ...(name.length >= fewestLettersAfterName ? [prefix + name] : []),
        ];
        for (const each of all) dimensions[each] = unit<string>(each).dimension.text;
      }
    }
  const file = path.join(scriptsDirectory, 'all-units.mts');
  writeFileSync(
    file,
    `import type { DimensionOf, UnitName } from 'polymuse';
export const all: { readonly [Name in UnitName]: DimensionOf<Name> } = ${JSON.stringify(dimensions)};
`,
  );
  t.comment(`${Object.keys(dimensions).length} names`);
  t.strictSame(problemsOf(file), []);
  t.end();
});
