// SPDX-License-Identifier: Apache-2.0
/**
 * The languages of workers. For each, `launch/generate/targets/` has a file that generates workers in it; the
 * compiler requires it.
 *
 * @module
 */

/** What messages print of a language besides its name. */
interface LanguageNotes {
  /** Another language with the same generated files. */
  readonly alsoFor?: string;
}

const languages = {
  c: { alsoFor: 'C++' },
  fortran: {},
} as const satisfies Readonly<Record<string, LanguageNotes>>;

/** What a specification may name as its `language`. */
export type Language = keyof typeof languages;

/**
 * Whether a worker can be written in a language.
 *
 * @example
 * isLanguage('fortran'); // true
 */
export function isLanguage(name: string): name is Language {
  return Object.hasOwn(languages, name);
}

/**
 * All languages, as messages list them.
 *
 * @example
 * listLanguages(); // "'c' (also for C++) or 'fortran'"
 */
export function listLanguages(): string {
  const listed = Object.entries<LanguageNotes>(languages).map(([name, { alsoFor }]) =>
    alsoFor === undefined ? `'${name}'` : `'${name}' (also for ${alsoFor})`,
  );
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(listed);
}
