// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and changes files with Fortran namelists. Everything else is kept, including comments, order and
 * spelling.
 *
 * A file is a sequence of namelists, `&NAME key = value ... /`. Fortran ignores the text between them, and
 * the text after a `!`. Values are numbers, logical values, and strings in quotes; a key may have several,
 * and `3*1.0` means three values. Case does not matter in names. If a file has a namelist twice, Fortran
 * reads the first; if a namelist has a key twice, the last counts.
 *
 * Source: ISO/IEC 1539-1:2018 (Fortran 2018), section 13.11, as far as programs use it.
 *
 * @module
 */
import type { InputFileError } from '../../errors.js';
import { inputFileError, type InputFile } from './input-file.js';

/** A value in a namelist. */
export type NamelistValue = number | boolean | string;

/** A key in a namelist file, with its values. */
export interface NamelistEntry {
  /** The name as the file spells it, with subscripts if it has any: `iadv_sv(2)`. */
  readonly name: string;
  /** The name without subscripts, in lower case. */
  readonly key: string;
  /** The line in the file, counted from 1. */
  readonly line: number;
  /** The values as they are written; empty if the key has no value. */
  readonly words: readonly string[];
}

/** An entry, with its place in the text. */
interface PlacedEntry extends NamelistEntry {
  readonly from: number;
  readonly valueFrom: number;
  readonly valueTo: number;
}

interface Group {
  readonly name: string;
  readonly line: number;
  readonly entries: readonly PlacedEntry[];
  /** The end of the text of the group: the position of its `/`. */
  readonly end: number;
}

/**
 * The namelists of a file.
 *
 * @example
 * const file = { instance: 'les1', file: 'namoptions.001' };
 * const namelists = new Namelists('&RUN\n  runtime = 3600 ! an hour\n/\n', file);
 * namelists.find('RUN', 'runtime')?.words;   // ['3600']
 * namelists.set('RUN', 'runtime', [7200]);
 * namelists.text;                            // '&RUN\n  runtime = 7200 ! an hour\n/\n'
 */
export class Namelists {
  #text: string;
  #groups: readonly Group[];

  /**
   * @param text the text of the file
   * @param source its name in error messages
   * @throws {InputFileError} if it is not a valid namelist file, with the line and the error
   */
  constructor(
    text: string,
    readonly source: InputFile,
  ) {
    this.#text = text;
    this.#groups = new Parser(text, source).groups();
  }

  /** The text of the file, with all changes. */
  get text(): string {
    return this.#text;
  }

  /** The names of the namelists in the file, as it spells them, and the lines on which they begin. */
  get names(): readonly { readonly name: string; readonly line: number }[] {
    return this.#groups.map(({ name, line }) => ({ name, line }));
  }

  /** The keys of a namelist; empty if the file does not have it. */
  entries(group: string): readonly NamelistEntry[] {
    return this.#group(group)?.entries ?? [];
  }

  /** The effective entry of a key without subscripts; undefined if there is none. */
  find(group: string, key: string): NamelistEntry | undefined {
    return this.#last(group, key);
  }

  /**
   * Sets the values of a key. If the namelist does not have the key, it is added at the end of the namelist;
   * if the file does not have the namelist, at the end of the file.
   */
  set(group: string, key: string, values: readonly NamelistValue[]): void {
    const written = values.map(writeValue).join(', ');
    const entry = this.#last(group, key);
    const found = this.#group(group);
    if (entry) {
      this.#replace(
        entry.valueFrom,
        entry.valueTo,
        entry.words.length > 0 ? written : ` ${written}`,
      );
    } else if (found) {
      const before = this.#text.slice(0, found.end);
      const lineStart = before.lastIndexOf('\n') + 1;
      const isAlone = before.slice(lineStart).trim() === '' && lineStart > 0;
      if (isAlone) this.#replace(lineStart, lineStart, `${key} = ${written}\n`);
      else this.#replace(found.end, found.end, ` ${key} = ${written} `);
    } else {
      const end = this.#text.length;
      const separator = this.#text === '' || this.#text.endsWith('\n') ? '' : '\n';
      this.#replace(end, end, `${separator}&${group}\n${key} = ${written}\n/\n`);
    }
  }

  /** Removes a key, and its line if there is nothing else on it. */
  remove(group: string, key: string): void {
    for (let entry = this.#last(group, key); entry; entry = this.#last(group, key)) {
      const after = /^[ \t]*,?[ \t]*/.exec(this.#text.slice(entry.valueTo))![0].length;
      let from = entry.from;
      let to = entry.valueTo + after;
      const lineStart = this.#text.lastIndexOf('\n', from - 1) + 1;
      const isFirst = this.#text.slice(lineStart, from).trim() === '';
      if (isFirst && (to === this.#text.length || this.#text[to] === '\n')) {
        from = lineStart;
        to++;
      }
      this.#replace(from, to, '');
    }
  }

  #group(name: string): Group | undefined {
    return this.#groups.find((each) => each.name.toLowerCase() === name.toLowerCase());
  }

  #last(group: string, key: string): PlacedEntry | undefined {
    return this.#group(group)?.entries.findLast(
      (each) => each.key === key.toLowerCase() && !each.name.includes('('),
    );
  }

  #replace(from: number, to: number, by: string): void {
    this.#text = this.#text.slice(0, from) + by + this.#text.slice(to);
    this.#groups = new Parser(this.#text, this.source).groups();
  }
}

/** The text of a value; reading it gives exactly the same number. */
function writeValue(value: NamelistValue): string {
  if (typeof value === 'boolean') return value ? '.true.' : '.false.';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Finds the namelists in a text. */
class Parser {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly file: InputFile,
  ) {}

  groups(): Group[] {
    const groups: Group[] = [];
    // Only the first word of a line can begin a namelist; everything else between namelists is a comment.
    const opening = /^[ \t]*[&$]([A-Za-z]\w*)/gm;
    for (;;) {
      opening.lastIndex = this.#at;
      const found = opening.exec(this.text);
      if (!found) return groups;
      this.#at = found.index + found[0].length;
      groups.push(this.#body(found[1]!, this.#lineOf(this.#at)));
    }
  }

  #body(name: string, line: number): Group {
    const entries: PlacedEntry[] = [];
    for (;;) {
      this.#skipBlanks();
      const end = this.#at;
      if (this.#take(/\/|[&$]end\b/iy)) return { name, line, entries, end };
      if (this.#at >= this.text.length)
        throw this.#wrong(
          line,
          name,
          `&${name} has no end; add a line with only / after its last key`,
        );
      entries.push(this.#entry(name));
    }
  }

  #entry(group: string): PlacedEntry {
    const from = this.#at;
    const line = this.#lineOf(from);
    const name = this.#take(keyPattern);
    if (name === undefined) {
      const word = this.#take(/\S+/y) ?? '';
      throw this.#wrong(line, group, `in &${group}, a key and = are expected instead of '${word}'`);
    }
    const key = name.replace(/\s*\(.*$/s, '').toLowerCase();
    this.#skipBlanks();
    this.#at++; // the =
    const valueFrom = this.#at;
    const words: string[] = [];
    let firstFrom = valueFrom;
    let valueTo = valueFrom;
    for (;;) {
      this.#skipBlanks();
      const wordFrom = this.#at;
      const word = this.#word(group, name);
      if (word === undefined) break;
      if (words.length === 0) firstFrom = wordFrom;
      words.push(word);
      valueTo = this.#at;
    }
    return { name, key, line, words, from, valueFrom: firstFrom, valueTo };
  }

  /** The next value, or undefined if there is another key or the end. */
  #word(group: string, name: string): string | undefined {
    const from = this.#at;
    const end = /\/|[&$]end\b/iy;
    if (
      this.#at >= this.text.length ||
      this.#take(end) !== undefined ||
      this.#take(keyPattern) !== undefined
    ) {
      this.#at = from;
      return undefined;
    }
    const quote = this.text[from];
    if (quote === "'" || quote === '"') {
      const text = this.#take(quote === "'" ? /'(?:[^'\n]|'')*'/y : /"(?:[^"\n]|"")*"/y);
      if (text !== undefined) return text;
      throw this.#wrong(
        this.#lineOf(from),
        `${group}.${name}`,
        `the string that begins with ${quote} has no end`,
      );
    }
    return this.#take(/[^\s,!/]+/y);
  }

  /** Blanks, line ends, commas and comments. */
  #skipBlanks(): void {
    this.#take(/(?:[\s,]+|![^\n]*)+/y);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #lineOf(at: number): number {
    return this.text.slice(0, at).split('\n').length;
  }

  #wrong(line: number, key: string, problem: string): InputFileError {
    return inputFileError({ ...this.file, line, key }, problem);
  }
}

/** A name, with subscripts if it has any, before a =. */
const keyPattern = /[A-Za-z]\w*(?:\s*\([^()\n]*\))?(?=\s*=)/y;

// ---- values --------------------------------------------------------------------------------------

/**
 * The values of the words of a namelist: `3*1.0` gives three values.
 *
 * @returns undefined if one of them is not a value of the type
 *
 * @example
 * readValues(['2*1d3', '.5'], 'float64'); // [1000, 1000, 0.5]
 * readValues(['T'], 'bool');              // [true]
 * readValues(['ten'], 'int32');           // undefined
 */
export function readValues(
  words: readonly string[],
  type: 'bool' | 'int32' | 'float64' | 'string',
): NamelistValue[] | undefined {
  const values: NamelistValue[] = [];
  for (const word of words) {
    const [, times, rest = ''] = /^(?:(\d+)\*)?(.*)$/s.exec(word)!;
    const value = readValue(rest, type);
    if (value === undefined) return undefined;
    for (let i = 0; i < Number(times ?? 1); i++) values.push(value);
  }
  return values;
}

function readValue(word: string, type: string): NamelistValue | undefined {
  if (type === 'bool') {
    const letter = /^\.?([tf])/i.exec(word)?.[1]?.toLowerCase();
    return letter === undefined ? undefined : letter === 't';
  }
  if (type === 'string') {
    const quote = word[0];
    if (quote !== "'" && quote !== '"') return word;
    return word.slice(1, -1).replaceAll(quote + quote, quote);
  }
  if (type === 'int32') return /^[+-]?\d+$/.test(word) ? Number(word) : undefined;
  return readNumber(word);
}

/**
 * The number of a word in Fortran's notation (`1.5d-3`, `1.5-3`).
 *
 * @returns undefined if it is not a finite number
 */
export function readNumber(word: string): number | undefined {
  const found = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[edq]([+-]?\d+)|([+-]\d+))?$/i.exec(word);
  if (!found) return undefined;
  const value = Number(`${found[1]}e${found[2] ?? found[3] ?? '0'}`);
  return Number.isFinite(value) ? value : undefined;
}
