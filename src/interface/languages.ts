// SPDX-License-Identifier: Apache-2.0
/**
 * The languages that workers can be written in. For each of them `launch/generate/targets/` has a file that
 * says how a worker in it is generated; the compiler asks for it.
 *
 * @module
 */

/** What messages say of a language besides its name. */
interface LanguageNotes {
  /** Another language whose workers are generated in the same way. */
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
