// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { InputFileError } from '../../../src/index.js';
import { Namelists, readNumber, readValues } from '../../../src/codes/dales/namelist.js';

const file = { instance: 'les1', file: 'namoptions.001' };

const text = `Anything out here is a comment; so is runtime = 1.
&RUN
iexpnr     =  001
startfile  =  'it''s d001.001', author = "a / b ! c" ! not & here, nor x = 1
runtime    =  28800   ! seconds
lwarmstart = .false.  ladaptive=T
/
  &Domain  itot = 64 jtot
  = 32 /
&NAMLIST
a(1) = 1, a(2) = 2*1.5d3
empty =
b = 1,2,
    3
&end
$OLD x = 1 $END
`;

t.test('reading', (t) => {
  const namelists = new Namelists(text, file);
  t.same(namelists.names, [
    { name: 'RUN', line: 2 },
    { name: 'Domain', line: 8 },
    { name: 'NAMLIST', line: 10 },
    { name: 'OLD', line: 16 },
  ]);
  const entry = (group: string, key: string) => {
    const found = namelists.find(group, key);
    return found && { words: found.words, line: found.line };
  };
  t.same(entry('run', 'RUNTIME'), { words: ['28800'], line: 5 });
  t.same(entry('RUN', 'author'), { words: ['"a / b ! c"'], line: 4 });
  t.same(entry('RUN', 'startfile'), { words: ["'it''s d001.001'"], line: 4 });
  t.same(entry('RUN', 'ladaptive'), { words: ['T'], line: 6 });
  t.same(entry('DOMAIN', 'jtot'), { words: ['32'], line: 8 });
  t.same(entry('NAMLIST', 'empty'), { words: [], line: 12 });
  t.same(entry('NAMLIST', 'b'), { words: ['1', '2', '3'], line: 13 });
  t.same(entry('NAMLIST', 'a'), undefined, 'all have subscripts');
  t.same(
    namelists.entries('NAMLIST').map(({ name, key, words }) => [name, key, words]),
    [
      ['a(1)', 'a', ['1']],
      ['a(2)', 'a', ['2*1.5d3']],
      ['empty', 'empty', []],
      ['b', 'b', ['1', '2', '3']],
    ],
  );
  t.same(namelists.entries('NOTHING'), []);
  t.equal(namelists.text, text, 'as it was');
  t.end();
});

t.test('changing leaves all else as it is', (t) => {
  const change = (by: (namelists: Namelists) => void) => {
    const namelists = new Namelists(text, file);
    by(namelists);
    return namelists.text;
  };
  t.equal(
    change((each) => {
      each.set('RUN', 'runtime', [7200.5]);
    }),
    text.replace('28800', '7200.5'),
  );
  t.equal(
    change((each) => {
      each.set('run', 'STARTFILE', ["don't"]);
      each.set('RUN', 'lwarmstart', [true]);
    }),
    text.replace("'it''s d001.001'", "'don''t'").replace('.false.', '.true.'),
  );
  t.equal(
    change((each) => {
      each.set('RUN', 'dtmax', [5]);
    }),
    text.replace('ladaptive=T\n', 'ladaptive=T\ndtmax = 5\n'),
    'added in its namelist',
  );
  t.equal(
    change((each) => {
      each.set('DOMAIN', 'kmax', [80]);
    }),
    text.replace('= 32 /', '= 32  kmax = 80 /'),
  );
  t.equal(
    change((each) => {
      each.set('NAMLIST', 'empty', [1, 2]);
    }),
    text.replace('empty =\n', 'empty = 1, 2\n'),
  );
  t.equal(
    change((each) => {
      each.set('NAMNUDGE', 'lnudge', [true]);
      each.set('NAMNUDGE', 'tnudgefac', [1e-5]);
    }),
    `${text}&NAMNUDGE\nlnudge = .true.\ntnudgefac = 0.00001\n/\n`,
    'added with its namelist',
  );
  t.equal(
    change((each) => {
      each.remove('RUN', 'iexpnr');
    }),
    text.replace('iexpnr     =  001\n', ''),
  );
  t.equal(
    change((each) => {
      each.remove('RUN', 'startfile');
      each.remove('RUN', 'lwarmstart');
      each.remove('RUN', 'nothing');
    }),
    text.replace("startfile  =  'it''s d001.001', ", '').replace('lwarmstart = .false.  ', ''),
  );
  t.end();
});

t.test('what is no namelist', (t) => {
  const wrong: readonly [string, string, number, RegExp][] = [
    ['no end', '&RUN\nruntime = 1\n', 1, /&RUN has no end/],
    [
      'no key',
      '&RUN\n runtime 28800\n/\n',
      2,
      /in &RUN, a key and = are expected instead of 'runtime'/,
    ],
    ['half a string', "&RUN\nruntime = 1\nauthor = 'me\n/\n", 3, /RUN.author.*begins with '/],
  ];
  for (const [what, given, line, message] of wrong)
    t.throws(
      () => new Namelists(given, file),
      { constructor: InputFileError, file: 'namoptions.001', line, message },
      what,
    );
  t.equal(new Namelists('', file).names.length, 0);
  t.end();
});

t.test('values', (t) => {
  t.same(
    readValues(['2*1d3', '.5', '-1.', '+1.5E-3', '1.5-3'], 'float64'),
    [1000, 1000, 0.5, -1, 0.0015, 0.0015],
  );
  t.same(readValues(['.true.', '.F.', 't', 'FALSE'], 'bool'), [true, false, true, false]);
  t.same(readValues(['001', '-3'], 'int32'), [1, -3]);
  t.same(readValues(["'it''s'", '"a"'], 'string'), ["it's", 'a']);
  for (const word of ['1.5', 'ten', '1e3']) t.equal(readValues([word], 'int32'), undefined);
  for (const word of ['NaN', 'Infinity', '1e999', '1,0', '0x10', '', '.'])
    t.equal(readNumber(word), undefined, word);
  t.equal(readValues(['maybe'], 'bool'), undefined);
  t.end();
});
